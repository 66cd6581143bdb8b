"""Whole numbers as they come from outside: in addresses, headers and forms."""

from __future__ import annotations

from typing import Final

from werkzeug.routing import IntegerConverter

_DIGITS: Final = 18
"""So many figures always fit a row of the database (64 bits)."""


def whole(text: str) -> int | None:
    """Return the number that was written, at most 18 figures long; None when it is none.

    `str.isdigit` alone would let « ² » through, and a number that no row can hold.
    """
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else None


class RowNumber(IntegerConverter):
    """`<int:…>` of an address: a number that no row can have is an address that does not exist."""

    regex = rf"\d{{1,{_DIGITS}}}"
