"""Subtitles laid over a video: each cue becomes a caption of the scene that plays then. Pure.

A cue that crosses a cut is shown in every scene that shows enough of it to be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from media.timing import span
from templates import pace
from templates.pace import Placed
from templates.storyboard import Caption, CaptionStyle, Place, Scene, Storyboard

LEAST = 9
"""Frames of a cue under which a scene that is not its main one leaves it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words at a time of the whole video."""

    start: int
    """Frame of the timeline."""
    duration: int
    text: str
    speaker: str = ""
    """Name of who says it."""


def subtitled(
    board: Storyboard,
    cues: Sequence[Cue],
    *,
    style: CaptionStyle = "documentaire",
    place: Place = "bottom",
) -> Storyboard:
    """The storyboard with those words instead of the captions of every scene they fall into.

    Scenes without a cue keep what they have. Nothing but captions changes: where the joke lands is
    said outright before the captions it hung on go.
    """
    ids = {speaker.name.casefold(): speaker.id for speaker in board.speakers if speaker.name}
    placed = pace.pace(board)
    laid: dict[str, list[Caption]] = {}
    for number, cue in enumerate(cues):
        main = _main(cue, placed)
        for item in placed:
            caption = _caption(cue, item, main, f"st{number + 1}")
            if caption is not None:
                known = ids.get(cue.speaker.casefold())
                text = cue.text if known or not cue.speaker else f"{cue.speaker} : {cue.text}"
                laid.setdefault(item.scene.id, []).append(
                    replace(caption, text=text, speaker=known, style=style, place=place)
                )
    return replace(board, scenes=tuple(_scene(scene, laid.get(scene.id)) for scene in board.scenes))


def _main(cue: Cue, placed: tuple[Placed, ...]) -> str | None:
    """Id of the scene that shows the most of a cue; None where no scene shows it."""
    best, most = None, 0
    for item in placed:
        both = item.span.intersection(span(cue.start, cue.start + max(1, cue.duration)))
        if both is not None and both.duration > most:
            best, most = item.scene.id, both.duration
    return best


def _caption(cue: Cue, item: Placed, main: str | None, name: str) -> Caption | None:
    both = item.span.intersection(span(cue.start, cue.start + max(1, cue.duration)))
    if both is None or (both.duration < LEAST and item.scene.id != main):
        return None
    start = (both.start_time - item.span.start_time) % item.once
    return Caption(
        id=name, start=start, duration=min(both.duration, item.once - start), animation="none"
    )


def _scene(scene: Scene, captions: list[Caption] | None) -> Scene:
    if captions is None:
        return scene
    timing = replace(scene.timing, words="before")  # from now on the captions say when
    if timing.lands is None and (scene.beat == "punchline" or timing.cut is not None):
        timing = replace(timing, lands=pace.landing(scene))
    return replace(scene, captions=tuple(captions), timing=timing)
