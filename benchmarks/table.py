"""Rows of the table, and the table as Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measure."""

    what: str
    measured: str
    target: str = ""
    """What is aimed at; empty for what is only told."""
    reached: bool | None = None
    """None where nothing is aimed at."""
    note: str = ""

    @classmethod
    def at_most(
        cls,
        what: str,
        value: float,
        most: float,
        unit: str,
        *,
        note: str = "",
        why: str = "",
        digits: int = 2,
    ) -> Row:
        """A number that should be small."""
        return cls(
            what=what, measured=_number(value, unit, digits),
            target=f"≤ {_number(most, unit, digits)}", reached=value <= most,
            note=_with(note, why, value / most - 1),
        )  # fmt: skip

    @classmethod
    def at_least(
        cls,
        what: str,
        value: float,
        least: float,
        unit: str,
        *,
        note: str = "",
        why: str = "",
        digits: int = 2,
    ) -> Row:
        """A number that should be large."""
        return cls(
            what=what, measured=_number(value, unit, digits),
            target=f"≥ {_number(least, unit, digits)}", reached=value >= least,
            note=_with(note, why, 1 - value / least if least > 0 else 0),
        )  # fmt: skip


def _with(note: str, why: str, short: float) -> str:
    """A note, and where the target was missed by how much and what limits it."""
    missed = f"Short by {short:.0%}: {why}" if why and short > 0 else ""
    return ". ".join(part for part in (note, missed) if part)


def decimals(values: Iterable[float]) -> str:
    """Numbers side by side."""
    return " ".join(f"{value:.2f}" for value in values)


def markdown(command: str, rows: Iterable[Row]) -> list[str]:
    """The lines of the table that one command measured."""
    signs = {True: "reached", False: "**missed**", None: ""}
    return [
        f"| {row.what} | {row.measured} | {row.target} | {signs[row.reached]} | {row.note} "
        f"| `{command}` |"
        for row in rows
    ]


def _number(value: float, unit: str, digits: int) -> str:
    return f"{value:.{digits}f} {unit}".rstrip()


HEAD = (
    "| what | measured | target | | how | command |",
    "|---|---|---|---|---|---|",
)
