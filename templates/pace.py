"""How long each scene lasts and where it stands: the one arithmetic of comic timing. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from media.timing import TimeRange
from templates.storyboard import Caption, FootageSlot, PhotoSlot, Scene, Storyboard, Take


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A scene on the timeline."""

    scene: Scene
    hold: TimeRange
    """The silence before it, in frames of the timeline; may be empty."""
    span: TimeRange
    """The scene itself, repeats included."""
    once: int
    """Frames of one playing."""
    lands: int | None
    """Frame of the timeline where the joke lands, for a punchline; else None."""


def take_of(scene: Scene) -> Take | None:
    """What fills the scene's picture, or None."""
    picture = scene.picture
    return picture.take if isinstance(picture, FootageSlot | PhotoSlot) else None


def speed(scene: Scene) -> Fraction:
    """Frames of media used for each frame shown."""
    return Fraction(scene.timing.tempo, 100)


def played_frames(scene: Scene) -> int:
    """Frames of one playing: the duration rule, then the cut after the punchline."""
    rule = scene.duration
    take = take_of(scene)
    length = rule.frames
    if take is not None and take.duration is not None and isinstance(scene.picture, FootageSlot):
        natural = int(take.duration / speed(scene)) + _freezes(scene)
        if rule.rule == "footage":
            length = natural
        elif rule.rule == "range":
            length = min(max(natural, rule.minimum), rule.maximum)
    if scene.timing.cut is not None:
        length = min(length, landing(scene) + scene.timing.cut)
    return max(1, length)


def landing(scene: Scene) -> int:
    """Frame of the scene where its joke lands."""
    if scene.timing.lands is not None:
        return scene.timing.lands
    return shown_at(scene, scene.captions[0]) if scene.captions else 0


def shown_at(scene: Scene, caption: Caption) -> int:
    """First frame of the scene that bears the caption: on the punchline, after the voice."""
    late = scene.beat == "punchline" and scene.timing.words == "after"
    return caption.start + (scene.timing.voice_lead if late else 0)


def pace(storyboard: Storyboard) -> tuple[Placed, ...]:
    """Every played scene with its place, in order, in frames of the timeline."""
    result: list[Placed] = []
    now = 0
    for scene in storyboard.played():
        hold = scene.timing.hold if result else 0
        once = played_frames(scene)
        start = now + hold
        repeats = max(1, scene.timing.repeats)
        lands = start + landing(scene) if scene.beat == "punchline" else None
        result.append(
            Placed(
                scene=scene,
                hold=TimeRange(start_time=now, duration=hold),
                span=TimeRange(start_time=start, duration=once * repeats),
                once=once,
                lands=lands,
            )
        )
        now = start + once * repeats
    return tuple(result)


def length(storyboard: Storyboard) -> int:
    """Frames of the joke, end card excluded."""
    placed = pace(storyboard)
    return placed[-1].span.end_time if placed else 0


def _freezes(scene: Scene) -> int:
    return sum(gag.duration for gag in scene.gags if gag.kind == "freeze")


def cover_frame(storyboard: Storyboard) -> int:
    """Frame that stands for the video: the chosen one, else just after the laugh."""
    placed = pace(storyboard)
    if not placed:
        return 0
    last = placed[-1].span.end_time - 1
    if storyboard.cover is not None:
        for item in placed:
            if item.scene.id == storyboard.cover.scene:
                return min(item.span.start_time + max(0, storyboard.cover.at), last)
    laugh = next((item.lands for item in placed if item.lands is not None), last // 2)
    return min(laugh + 15, last)
