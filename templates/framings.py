"""What of a picture stays in the frame, and what of it is hidden. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusPoint:
    """Where the focus point is at a frame of the scene, in thousandths of the picture."""

    at: int
    x: int = 500
    y: int = 500
    passing: bool = False
    """True: it goes on at the pace of its neighbours; False: it starts and stops gently here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """What of the picture stays in a 9:16 frame."""

    mode: Literal["fill", "blur"] = "fill"
    """fill: cut around the focus point; blur: whole, over a blurred copy."""
    x: int = 500
    """Focus point, thousandths of the width from the left."""
    y: int = 500
    """Focus point, thousandths of the height from the top."""
    keys: tuple[FocusPoint, ...] = ()
    """Where the focus point goes while the scene plays, in order; empty: it stays at x, y."""
    proposed: bool | None = None
    """True: by the machine, after the faces it saw, and it may be proposed anew; False: a person
    has touched it, and it is left alone; None: nobody has said anything of it."""

    @property
    def chosen(self) -> bool:
        """Whether a person, or the template's author, said what it is."""
        return not self.proposed and self != Framing()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A part of a film that is hidden at one of its pictures, in thousandths of the whole picture.

    From one to the next it moves straight.
    """

    at: int
    """Number of the picture, counted from the film's first."""
    x: int
    """Its middle."""
    y: int
    width: int
    height: int
    seen: bool = True
    """False: from here to the next spot nobody saw the face; the box is larger, to be sure."""
