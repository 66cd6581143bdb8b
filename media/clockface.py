"""How far a render is, and how long it will last still."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from media.pieces import Piece
from media.plan import RenderPlan

TAIL = 15
"""What sound and join weigh beside the pictures, as a number of frames."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderProgress:
    """A moment of a render."""

    done: int
    """Pictures that are made, kept ones included."""
    total: int
    """Pictures of the whole, and a little more for sound and join."""
    remaining_s: float | None
    """Seconds it will last still; None before that can be told."""

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.done / self.total if self.total else 1.0


class Meter:
    """Adds up what segments report; each may report from its own thread."""

    def __init__(
        self,
        plan: RenderPlan,
        tell: Callable[[RenderProgress], None] | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.total = plan.duration + TAIL
        self.tell = tell
        self.clock = clock
        self.began = clock()
        self.kept = plan.duration
        self.frames: dict[str, int] = {}
        self.lock = threading.Lock()

    def expect(self, missing: Iterable[Piece]) -> None:
        """Says which pieces are to be made; the clock for the remaining time starts."""
        self.kept = self.total - TAIL - sum(piece.frames for piece in missing)
        self.began = self.clock()
        self._report()

    def hears(self, name: str) -> Callable[[int], None]:
        """What a piece of that name calls with the number of its finished pictures."""

        def told(frames: int) -> None:
            with self.lock:
                self.frames[name] = max(frames, self.frames.get(name, 0))
                self._report()

        return told

    def done(self) -> None:
        """Everything is finished."""
        if self.tell is not None:
            self.tell(RenderProgress(done=self.total, total=self.total, remaining_s=0.0))

    def _report(self) -> None:
        if self.tell is None:
            return
        made = sum(self.frames.values())
        left = self.total - self.kept - made
        spent = self.clock() - self.began
        remaining = spent * left / made if made >= 5 and spent > 0.5 else None
        done = min(self.total - 1, self.kept + made)
        self.tell(RenderProgress(done=done, total=self.total, remaining_s=remaining))
