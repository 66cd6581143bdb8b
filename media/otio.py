"""The timeline as an OpenTimelineIO file, for people who go on in another editor. Pure.

Times, tracks, cuts and clips are OTIO's own. What it has no word for (captions, gags, drawn scenes)
is written as generators and effects by name, with all their fields as metadata, so that nothing is
lost and nothing pretends to be something else. Schema names and fields as OpenTimelineIO 0.18
writes them (2026-11).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any

from media.facts import MediaFacts, MediaId
from media.timeline import (
    AssetReference,
    Clip,
    Gap,
    Item,
    LinearTimeWarp,
    LogoReference,
    MissingReference,
    Timeline,
    Track,
    Transition,
)
from media.timing import RATE

OURS = "clin-d-oeil"
"""Key of our words among a node's metadata."""

Node = dict[str, Any]


def otio(
    timeline: Timeline, facts: Mapping[MediaId, MediaFacts], places: Mapping[MediaId, str]
) -> str:
    """JSON text of the timeline. `places` are the addresses of the files, as URL.

    A file without place is named by its hash alone; one without facts has no available range.
    """
    writer = _Writer(facts, places)
    tracks = _node(
        "Stack.1", "tracks", effects=[], markers=[], enabled=True,
        source_range=_range(0, timeline.duration),  # a sound may ring on; the picture ends it
        children=[writer.track(track) for track in timeline.tracks],
    )  # fmt: skip
    whole = _node("Timeline.1", timeline.name, global_start_time=None, tracks=tracks)
    return json.dumps(whole, ensure_ascii=False, indent=1)


class _Writer:
    def __init__(self, facts: Mapping[MediaId, MediaFacts], places: Mapping[MediaId, str]) -> None:
        self.facts = facts
        self.places = places

    def track(self, track: Track) -> Node:
        return _node(
            "Track.1", track.role, kind=track.kind, source_range=None, effects=[], markers=[],
            enabled=True, children=[self.item(item) for item in track.children],
            about={"role": track.role, "ducked": track.ducked},
        )  # fmt: skip

    def item(self, item: Item) -> Node:
        if isinstance(item, Gap):
            return _node("Gap.1", "", source_range=_range(0, item.duration), effects=[],
                         markers=[], enabled=True)  # fmt: skip
        if isinstance(item, Transition):
            dissolve = item.kind == "SMPTE_Dissolve"
            return _node(
                "Transition.1", "", in_offset=_time(0), out_offset=_time(item.out_offset),
                transition_type=item.kind if dissolve else "Custom_Transition",
                about=_plain(item),
            )  # fmt: skip
        return self.clip(item)

    def clip(self, clip: Clip) -> Node:
        where = clip.source_range
        about = {"gain_db": _plain(clip.gain_db), "fade_in": clip.fade_in,
                 "fade_out": clip.fade_out}  # fmt: skip
        return _node(
            "Clip.2", clip.name, source_range=_range(where.start_time, where.duration),
            effects=[_effect(each) for each in clip.effects], markers=[], enabled=True,
            media_references={"DEFAULT_MEDIA": self.reference(clip)},
            active_media_reference_key="DEFAULT_MEDIA", about=about,
        )  # fmt: skip

    def reference(self, clip: Clip) -> Node:
        shown = clip.media_reference
        if isinstance(shown, MissingReference):
            return _media("MissingReference.1", shown.name, None)
        if isinstance(shown, AssetReference | LogoReference):
            known = self.facts.get(shown.media_id)
            length = known.duration if known is not None else 0
            return _media(
                "ExternalReference.1", shown.media_id, _range(0, length) if length else None,
                target_url=self.places.get(shown.media_id, shown.media_id),
                about={"sha256": shown.media_id},
            )  # fmt: skip
        return _media(
            "GeneratorReference.1", type(shown).__name__, _range(0, clip.source_range.end_time),
            generator_kind=type(shown).__name__, parameters=_plain(shown),
        )  # fmt: skip


def _effect(effect: Any) -> Node:
    if isinstance(effect, LinearTimeWarp):
        return _node("LinearTimeWarp.1", "", effect_name="LinearTimeWarp", enabled=True,
                     time_scalar=float(effect.time_scalar), about=_plain(effect))  # fmt: skip
    return _node("Effect.1", "", effect_name=type(effect).__name__, enabled=True,
                 about=_plain(effect))  # fmt: skip


def _media(schema: str, name: str, available: Node | None, **more: Any) -> Node:
    return _node(schema, name, available_range=available, available_image_bounds=None, **more)


def _node(schema: str, name: str, *, about: Node | None = None, **more: Any) -> Node:
    metadata = {OURS: about} if about else {}
    return {"OTIO_SCHEMA": schema, "metadata": metadata, "name": name, **more}


def _range(start: int, duration: int) -> Node:
    return {"OTIO_SCHEMA": "TimeRange.1", "start_time": _time(start), "duration": _time(duration)}


def _time(frames: int) -> Node:
    return {"OTIO_SCHEMA": "RationalTime.1", "rate": float(RATE), "value": float(frames)}


def _plain(value: Any) -> Any:
    """A value of the timeline as JSON; fractions as text, for they are exact."""
    if isinstance(value, Fraction):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    return value
