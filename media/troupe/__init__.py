"""The drawn troupe: acts played by a form, a chair, a speech bubble, a stamp and a cup of coffee.

Where no clip fits, the troupe plays the part, so a template can be watched before anybody has
filmed. `ACTS` names the acts, `perform` draws one frame. Acts are animated on twos (a new drawing
every second frame); the same frame is always the same drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PIL import Image

from media.areas import Area
from media.timeline import DrawnReference
from media.troupe import covers, interview, more, translation, wildlife
from media.troupe.cast import CIEL, LILAS, MIMOSA, PECHE
from media.troupe.pencil import Pencil
from media.troupe.sheet import Pixels, Sheet, enlargement

Play = Callable[[Pencil, int], None]
"""Draws frame n of an act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something the troupe plays."""

    background: str
    """#rrggbb behind everything."""
    play: Play
    length: int
    """Frames after which nothing new happens; it may be shown longer or shorter."""
    hold: int = 2
    """A new drawing every so many frames."""


ACTS: Mapping[str, Act] = {
    "desk-question": Act(background=CIEL, play=interview.desk_question, length=150),
    "stammer": Act(background=CIEL, play=interview.stammer, length=120),
    "hard-question": Act(background=CIEL, play=interview.hard_question, length=120),
    "frozen-face": Act(background=CIEL, play=interview.frozen_face, length=160),
    "call-you-back": Act(background=CIEL, play=interview.call_you_back, length=90),
    "jargon-1": Act(background=LILAS, play=translation.jargon_1, length=100),
    "jargon-2": Act(background=LILAS, play=translation.jargon_2, length=100),
    "jargon-3": Act(background=LILAS, play=translation.jargon_3, length=90),
    "translation": Act(background=LILAS, play=translation.translation, length=60),
    "savanna": Act(background=PECHE, play=wildlife.savanna, length=124),
    "form-predator": Act(background=PECHE, play=wildlife.form_predator, length=110),
    "pen-slow": Act(background=PECHE, play=wildlife.pen_slow, length=180),
    "helpful-adult": Act(background=PECHE, play=wildlife.helpful_adult, length=150),
    "form-filled": Act(background=MIMOSA, play=wildlife.form_filled, length=140),
    "cover-documentaire-animalier": Act(background=PECHE, play=covers.wildlife, length=covers.LOOP),
    "cover-traduction-simultanee": Act(
        background=LILAS, play=covers.translation, length=covers.LOOP
    ),
    "cover-roles-inverses": Act(background=CIEL, play=covers.interview, length=covers.LOOP),
    **{
        name: Act(background=ink, play=play, length=n)
        for name, (ink, play, n) in more.PARTS.items()
    },
}
"""The acts by name."""


def perform(reference: DrawnReference, frame: int, width: int, height: int) -> Image.Image:
    """Frame n of an act, RGB, at this size; an odd variant is played mirrored.

    Raises KeyError when there is no such act.
    """
    return Image.fromarray(Stage(reference, width, height).frame(frame))


def faces(reference: DrawnReference, frame: int, width: int, height: int) -> tuple[Area, ...]:
    """Where the players' faces are in frame n of an act, in pixels of a picture of this size.

    A face that is covered by what is drawn later is named all the same. Raises KeyError when there
    is no such act.
    """
    act = ACTS[reference.scene]
    pencil = Pencil(width, height, mirrored=reference.variant % 2 == 1)
    act.play(pencil, frame - frame % act.hold)
    over = enlargement(width)
    return tuple(
        Area(left=left // over, top=top // over, right=-(-right // over), bottom=-(-bottom // over))
        for left, top, right, bottom in pencil.faces
    )


class Stage:
    """A performance of one act. Frames may be asked in any order; next to each other they cost
    least. Not to be shared between threads.

    Raises KeyError when there is no such act.
    """

    def __init__(self, reference: DrawnReference, width: int, height: int) -> None:
        self.act = ACTS[reference.scene]
        self._mirrored = reference.variant % 2 == 1
        self._size = width, height
        self._sheet = Sheet(width, height, self.act.background)

    def frame(self, number: int) -> Pixels:
        """Frame n as (height, width, 3) RGB bytes."""
        pencil = Pencil(*self._size, mirrored=self._mirrored)
        self.act.play(pencil, number - number % self.act.hold)
        return self._sheet.show(pencil.marks)
