"""compose(storyboard) -> Timeline: from the words of the joke to the words of the cut. Pure.

The hold before a punchline is a freeze at the end of the scene before it; captions on the punchline
come after the voice; music stops where the author says. The end card stands alone: no caption, no
logo, no gag lies on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from media.captions.styles import HEARD
from media.effects import BentTime, Covered, Look
from media.passages import passages
from media.timeline import (
    AssetReference,
    CaptionReference,
    CardReference,
    Clip,
    DrawnReference,
    Effect,
    EndCardReference,
    FocusKey,
    FreezeFrame,
    GagReference,
    Item,
    LinearTimeWarp,
    LogoReference,
    MediaReference,
    MissingReference,
    Reframe,
    SlowZoom,
    StickerReference,
    Timeline,
    Track,
    Transition,
    TransitionKind,
    lay_out,
)
from media.timing import TimeRange, span
from media.typography import Language
from templates.gags import BLEEPING, DRAWINGS, TAKING, effects, hides, second_place
from templates.pace import Placed, length, pace, shown_at, take_of, time
from templates.soundtrack import soundtrack
from templates.spoken import lit
from templates.storyboard import (
    Caption,
    CardSlot,
    DrawnSlot,
    FootageSlot,
    Gag,
    PhotoSlot,
    Scene,
    Storyboard,
)

PASSAGES: Final[Mapping[str, TransitionKind]] = {
    "crossfade": "SMPTE_Dissolve",
    "wipe": "wipe",
    "whip-pan": "whip-pan",
    "zoom": "zoom",
    "blink": "blink",
}
"""The storyboard's word for a passage, and the timeline's."""
DRAWN_SIZE = Fraction(2, 5)
"""Share of the picture's width that a drawing of 100 per cent takes."""
PlacedClip = tuple[int, Clip]
"""First frame on the timeline, and the clip."""


def compose(storyboard: Storyboard, lang: str = "fr") -> Timeline:
    """The cut of a storyboard. Empty slots become placeholders; nothing fails.

    `lang` chooses the words of placeholders only.
    """
    placed = pace(storyboard)
    picture = [_written(item, storyboard.language) for item in _picture(placed, lang)]
    joke = length(storyboard)
    if storyboard.end_card is not None:
        picture.append(end_card(storyboard))
    total = joke + (storyboard.end_card.frames if storyboard.end_card else 0)
    tracks = [Track(kind="Video", children=tuple(picture), role="picture")]
    overlays: list[PlacedClip] = []
    for index, item in enumerate(placed):
        following = placed[index + 1].hold.duration if index + 1 < len(placed) else 0
        overlays.extend(_overlays(storyboard, item, following))
    tracks.extend(lay_out(overlays, "Video", "overlay"))
    if storyboard.logo is not None and joke:
        tracks.extend(lay_out([(0, _logo(storyboard.logo, joke))], "Video", "overlay"))
    tracks.extend(soundtrack(storyboard, placed, total))
    return Timeline(name=storyboard.title.said(lang), tracks=tuple(tracks))


# --- the picture ---------------------------------------------------------------------------------


def _picture(placed: tuple[Placed, ...], lang: str) -> list[Item]:
    items: list[Item] = []
    for index, item in enumerate(placed):
        scene = item.scene
        hold = placed[index + 1].hold.duration if index + 1 < len(placed) else 0
        fades = scene.transition.kind != "cut" and index + 1 < len(placed)
        fade = scene.transition.frames if fades else 0
        repeats = item.span.duration // item.once
        for turn in range(repeats):
            held, runs = (hold, fade) if turn == repeats - 1 else (0, 0)
            name = scene.id if turn == 0 else f"{scene.id}~{turn + 1}"
            shot = _shot(scene, name, item.once, lang, hold=held, runs=runs)
            seam = _seam(scene, item.once) if turn == repeats - 1 else None
            if seam is None:
                items.append(shot)
            else:
                first = _shot(placed[0].scene, f"{scene.id}~loop", 1, lang, hold=0, runs=0)
                items.extend(_sewn(shot, first, seam))
        if fades:
            kind = PASSAGES[scene.transition.kind]
            items.append(Transition(out_offset=scene.transition.frames, kind=kind))
    return items


def _written(item: Item, language: Language) -> Item:
    """The item; a card's words in their language."""
    if isinstance(item, Clip) and isinstance(item.media_reference, CardReference):
        return replace(item, media_reference=replace(item.media_reference, language=language))
    return item


def _seam(scene: Scene, once: int) -> TimeRange | None:
    """Where a scene fades into the first picture of the video, so that the end meets it."""
    for gag in scene.gags:
        if gag.kind == "loop-seam" and 0 < gag.at < once and gag.duration > 0:
            return span(gag.at, min(gag.at + gag.duration, once))
    return None


def _sewn(shot: Clip, first: Clip, seam: TimeRange) -> list[Item]:
    """The shot up to the seam, then the first picture of all, which appears over it and stands."""
    left = shot.duration - seam.start_time
    cut = replace(shot, source_range=replace(shot.source_range, duration=seam.start_time))
    framing = tuple(effect for effect in first.effects if isinstance(effect, Reframe))
    hidden = tuple(
        replace(effect, duration=left)
        for effect in first.effects
        if isinstance(effect, Look | Covered) and hides(effect)
    )
    still = replace(
        first,
        source_range=replace(first.source_range, duration=left),
        effects=(*framing, *hidden, FreezeFrame(at=0, duration=left)),
    )
    return [cut, Transition(out_offset=seam.duration), still]


def _shot(scene: Scene, name: str, once: int, lang: str, *, hold: int, runs: int) -> Clip:
    """One playing of a scene, then `hold` frames of its last picture; for `runs` frames more it is
    still to be seen under the next one."""
    start = 0
    if isinstance(scene.picture, FootageSlot) and scene.picture.take is not None:
        start = scene.picture.take.start
    made: list[Effect] = [
        Reframe(
            mode=scene.framing.mode,
            focus_x=Fraction(scene.framing.x, 1000),
            focus_y=Fraction(scene.framing.y, 1000),
            keys=tuple(
                FocusKey(at=key.at, x=_share(key.x), y=_share(key.y), passing=key.passing)
                for key in sorted(scene.framing.keys, key=lambda key: key.at)
            ),
        )
    ]
    made.extend(_time(scene, once))
    if scene.zoom or isinstance(scene.picture, PhotoSlot):
        made.append(SlowZoom())
    seen = once + hold + runs
    made.extend(_gag_effects(scene, once, seen))
    if hold:
        made.append(FreezeFrame(at=once - 1, duration=hold))
    end = _beyond(scene, made)
    if end is not None and end < seen:
        made.append(FreezeFrame(at=max(0, end - 1), duration=seen - max(0, end - 1)))
    return Clip(
        name=name,
        media_reference=_reference(scene, lang),
        source_range=TimeRange(start_time=start, duration=once + hold),
        effects=tuple(made),
    )


def _beyond(scene: Scene, made: list[Effect]) -> int | None:
    """Frame of the clip that would be the first to show what was trimmed away; None: none is."""
    take = take_of(scene)
    if take is None or take.duration is None or not isinstance(scene.picture, FootageSlot):
        return None
    found = ((p.reaches(take.duration - 1), p.end) for p in passages(made))
    return next((beyond for beyond, end in found if beyond < end), None)


def _share(thousandths: int) -> Fraction:
    return Fraction(max(0, min(thousandths, 1000)), 1000)


def _time(scene: Scene, once: int) -> list[Effect]:
    """What bends the scene's time, none of it beyond one playing: after it comes the hold."""
    found: list[Effect] = []
    for effect in time(scene):
        if isinstance(effect, LinearTimeWarp):
            found.append(effect)
        elif isinstance(effect, FreezeFrame) and effect.at < once:
            found.append(replace(effect, duration=min(effect.duration, once - effect.at)))
        elif isinstance(effect, BentTime) and effect.at < once:
            found.append(effect)
    return found


def _gag_effects(scene: Scene, once: int, seen: int) -> list[Effect]:
    """What gags do to the picture; what hides something at the end of the scene goes on hiding it
    while the scene is still to be seen."""
    found: list[Effect] = []
    for gag in sorted(scene.gags, key=lambda gag: (gag.at, gag.id)):
        hiding = gag.kind in BLEEPING and gag.at + gag.duration >= once > gag.at
        stay = seen - gag.at if hiding else min(gag.duration, once - gag.at)
        if gag.at >= 0 and stay >= 1:
            filmed = isinstance(scene.picture, FootageSlot)
            found.extend(effects(gag if filmed else replace(gag, trail=()), stay))
    return found


def _reference(scene: Scene, lang: str) -> MediaReference:
    match scene.picture:
        case FootageSlot(take=take) | PhotoSlot(take=take) if take is not None:
            return AssetReference(media_id=take.media)
        case CardSlot(text=text, background=background, ink=ink):
            return CardReference(text=text, background=background, ink=ink)
        case DrawnSlot(act=act):
            return DrawnReference(scene=act)
        case _:
            return MissingReference(name=scene.name.said(lang) or scene.say)


def end_card(storyboard: Storyboard) -> Clip:
    """The clip of a storyboard's end card, which there is."""
    card = storyboard.end_card
    assert card is not None
    return Clip(
        name="end-card",
        media_reference=EndCardReference(
            title=card.title,
            lines=card.lines,
            link=card.link or None,
            logo=card.logo,
            funders=card.funders,
            funding=card.funding,
            language=storyboard.language,
            union=card.union.statement if card.union else "",
            union_height=card.union.height if card.union else 0,
            background=card.background,
            ink=card.ink,
        ),
        source_range=TimeRange(start_time=0, duration=card.frames),
    )


# --- what lies over it ---------------------------------------------------------------------------


def _overlays(storyboard: Storyboard, item: Placed, hold: int) -> list[PlacedClip]:
    found: list[PlacedClip] = []
    repeats = item.span.duration // item.once
    for turn in range(repeats):
        base = item.span.start_time + turn * item.once
        tail = hold if turn == repeats - 1 else 0
        for caption in item.scene.captions:
            clip = _caption(storyboard, item, caption, tail)
            if clip is not None:
                found.append((base + clip[0], clip[1]))
        for gag in item.scene.gags:
            clip = _over(item, gag)
            if clip is not None:
                found.append((base + clip[0], clip[1]))
    return found


def _caption(
    storyboard: Storyboard, item: Placed, caption: Caption, tail: int
) -> PlacedClip | None:
    start = max(0, shown_at(item.scene, caption))
    end = item.once if caption.duration is None else min(start + caption.duration, item.once)
    if end <= start or not (caption.text.strip() or caption.counts):
        return None
    if end == item.once:
        end += tail
    ids = [speaker.id for speaker in storyboard.speakers]
    known = caption.speaker in ids
    voice = ids.index(str(caption.speaker)) % 2 if known else 0
    name = storyboard.speakers[ids.index(str(caption.speaker))].name if known else None
    timed = caption.counts or caption.animation == "typewriter"
    reference = CaptionReference(
        text=caption.text,
        style=caption.style,
        place=caption.place,
        speaker=name or None,
        voice=voice,
        animation=caption.animation,
        tint=HEARD.get(caption.heard),
        easy=caption.easy,
        duration=end - start if timed else 0,
        lit=lit(item.scene, caption, end - start),
        count=(caption.count.first, caption.count.last) if caption.count else None,
        dial=caption.dial,
        language=storyboard.language,
    )
    return start, Clip(
        name=f"{item.scene.id}/{caption.id}",
        media_reference=reference,
        source_range=span(0, end - start),
    )


def _over(item: Placed, gag: Gag) -> PlacedClip | None:
    """What a gag lays over the picture, or None."""
    stay = min(gag.duration, item.once - gag.at)
    if stay < 1 or gag.at < 0:
        return None
    reference, effects = _laid(gag, stay)
    if reference is None:
        return None
    start = gag.take.start if gag.take is not None and gag.kind in TAKING else 0
    return gag.at, Clip(
        name=f"{item.scene.id}/{gag.id}",
        media_reference=reference,
        source_range=span(start, start + stay),
        effects=effects,
    )


def _laid(gag: Gag, stay: int) -> tuple[MediaReference | None, tuple[Effect, ...]]:
    """What a gag lays over the picture: an emoji, a second clip, a drawing."""
    x, y = Fraction(gag.x, 1000), Fraction(gag.y, 1000)
    share = Fraction(max(5, min(gag.amount, 400)), 100)
    if gag.kind in ("sticker", "emoji-rain") and gag.emoji.strip():
        rain = gag.kind == "emoji-rain"
        return StickerReference(emoji=gag.emoji.strip(), x=x, y=y, size=share / 5,
                                animation="rain" if rain else "pop"), ()  # fmt: skip
    if gag.kind in TAKING:
        return _second(gag, stay)
    name = gag.name if gag.kind == "drawn" else DRAWINGS.get(gag.kind, "")
    if not name:
        return None, ()
    told = gag.kind in ("countdown", "drawn")
    return GagReference(name=name, x=x, y=y, size=share * DRAWN_SIZE, text=gag.text,
                        lasts=stay if told else 0), ()  # fmt: skip


def _second(gag: Gag, stay: int) -> tuple[MediaReference, tuple[Effect, ...]]:
    """The second clip of a split screen or a picture in the picture; its last picture stands."""
    made: list[Effect] = [second_place(gag, stay), Reframe()]
    if gag.take is None:
        return MissingReference(name=""), tuple(made)
    if gag.take.duration is not None and gag.take.duration < stay:
        end = max(0, gag.take.duration - 1)
        made.append(FreezeFrame(at=end, duration=stay - end))
    return AssetReference(media_id=gag.take.media), tuple(made)


def _logo(media: str, frames: int) -> Clip:
    return Clip(
        name="logo", media_reference=LogoReference(media_id=media), source_range=span(0, frames)
    )
