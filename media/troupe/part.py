"""What a module of the troupe says of each act it plays."""

from __future__ import annotations

from collections.abc import Callable

from media.troupe.pencil import Pencil

Part = tuple[str, Callable[[Pencil, int], None], int]
"""Background, what draws frame n, frames after which nothing new happens."""
