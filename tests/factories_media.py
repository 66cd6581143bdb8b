"""Timelines in one line, so that the point of a test stands in its first line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from media.facts import MediaFacts
from media.library import Imported, import_file
from media.rendition import DRAFT, REEL
from media.sources import KnownSources
from media.timeline import (
    AssetReference,
    CaptionReference,
    Clip,
    CounterReference,
    Effect,
    Item,
    MediaReference,
    Timeline,
    Track,
    lay_out,
)
from media.timing import span

SMALL = replace(REEL, name="small", width=180, height=320, preset="ultrafast", crf=10)
"""A final in little: decoded from originals, quick to make."""
SMALL_DRAFT = replace(DRAFT, name="small-draft", width=90, height=160, crf=10)
"""A draft in little: decoded from proxies."""


def some_facts(media_id: str = "a" * 64, **values: object) -> MediaFacts:
    """Facts of an upright film of 10 seconds with sound."""
    facts = MediaFacts(
        media_id=media_id, kind="video", width=1080, height=1920, duration=300, has_sound=True,
        rotation=0, container="mov", sound_stream=1,
    )  # fmt: skip
    return replace(facts, **values)  # type: ignore[arg-type]


def asset(media_id: str, start: int, duration: int, *effects: Effect, name: str = "s") -> Clip:
    """Footage on the picture track."""
    return Clip(
        name=name,
        media_reference=AssetReference(media_id=media_id),
        source_range=span(start, start + duration),
        effects=effects,
    )


def drawn(reference: MediaReference, duration: int, name: str = "d") -> Clip:
    """Something drawn."""
    return Clip(name=name, media_reference=reference, source_range=span(0, duration))


def caption(text: str, duration: int, **values: object) -> Clip:
    """A caption."""
    reference = CaptionReference(text=text, style="carton")
    return drawn(replace(reference, **values), duration)  # type: ignore[arg-type]


def pictures(*items: Item) -> Track:
    """The picture track."""
    return Track(kind="Video", children=items, role="picture")


def sounds(*items: Item, role: str = "clip", ducked: bool = False) -> Track:
    """A sound track."""
    return Track(kind="Audio", children=items, role=role, ducked=ducked)  # type: ignore[arg-type]


def a_timeline(
    *items: Item,
    over: tuple[tuple[int, Clip], ...] = (),
    heard: tuple[Track, ...] = (),
    counter: bool = False,
) -> Timeline:
    """A timeline of these pictures, with what lies over them and what is heard."""
    first = pictures(*items)
    tracks = [first, *lay_out(list(over), "Video", "overlay")]
    if counter:
        tracks.extend(lay_out([(0, drawn(CounterReference(), first.duration))], "Video", "overlay"))
    return Timeline(name="test", tracks=(*tracks, *heard))


def imported(path: Path, folder: Path) -> Imported:
    """A file taken in as the studio does it; fails the test when it is refused."""
    result = import_file(path, folder)
    assert isinstance(result, Imported), result
    return result


def sources_of(*files: Imported) -> KnownSources:
    """Sources that hold these files."""
    known: Mapping[str, tuple[MediaFacts, Path, Path]] = {
        file.facts.media_id: (file.facts, file.render_source, file.proxy or file.render_source)
        for file in files
    }
    return KnownSources(files=known)


def half() -> Fraction:
    """One half."""
    return Fraction(1, 2)
