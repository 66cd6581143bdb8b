"""Import: a file from a phone becomes facts and the files the studio works with.

The walk: look (in a child, `media.sandbox`) → content hash → stand-in for what ffmpeg cannot read →
proxy and sound in one decode → filmstrip, waveform, poster from those (`media.derive`). The
original is only read. An interrupted import goes on with what is missing. A film can be worked with
after the look, while the rest is being made: it is decoded from its original until then.

    import_file(path, folder)   → Imported, or MediaRefused
    facts_of(path)              → MediaFacts, or MediaRefused
    imported(folder)            → Imported of a finished import, or None
    glimpse(path, folder)       → Imported of a film that is only looked at, or None
    glimpsed(folder)            → the same, found again
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from media import admission, derive, sandbox
from media.derive import Workplace
from media.errors import FfmpegFailed, Killed, NoSpace, TooHeavy, is_no_space
from media.facts import MediaFacts, MediaId

IMPORT_VERSION = 1
"""Raised when imports come out differently: older ones are made again."""
RECORD = "import.json"
"""The record of a finished import."""
GLIMPSE = "first.json"
"""The record of a first look."""
MOST_BYTES = 4_000_000_000
"""Largest file taken in, in bytes."""
Progress = Callable[[float], None]
"""Told how far an import is, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaRefused:
    """A file that is not taken in, and why. The sentence is `problem-<code>` in the catalogue."""

    code: str
    """empty, not-media, no-picture, damaged, too-large, too-long, too-heavy."""
    values: Mapping[str, str | int]
    """What the sentence names; always the file's own `name`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import leaves in its folder."""

    facts: MediaFacts
    """Facts of what a render decodes: of `render_source`."""
    render_source: Path
    """The original itself, or the stand-in made from it (photos, moving pictures)."""
    proxy: Path | None
    """Small copy with the same frames; a JPEG or PNG for a photo; None for a sound."""
    sound: Path | None
    """48 kHz stereo WAV whose first sample is heard with the first picture; None when silent."""
    filmstrip: Path | None
    """Pictures side by side in one JPEG; None for photos and sounds."""
    filmstrip_step: int
    """Frames from one picture of the filmstrip to the next; 0 without one."""
    filmstrip_tiles: int
    waveform: Path | None
    """JSON: {"rate": 30, "peaks": [0 to 255, one a frame]}; None when silent."""
    poster: Path | None
    """JPEG that stands for the file; None for a sound."""
    finished: bool = True
    """False: only a first look at a film; proxy, sound, waveform and exact length are to come."""


def facts_of(
    path: Path, *, media_id: MediaId | None = None, cancel: threading.Event | None = None
) -> MediaFacts | MediaRefused:
    """The facts of a file without importing it; the duration of a video may be a frame off.

    Raises Cancelled, Killed; FileNotFoundError or PermissionError when it cannot be read.
    """
    if path.stat().st_size > MOST_BYTES:
        return _no(path, "too-large-file", {"most": MOST_BYTES // 1_000_000_000})
    answer = sandbox.ask("probe", {"path": str(path.resolve())}, cancel=cancel)
    return _understood(path, answer, media_id)


def _understood(
    path: Path, answer: Mapping[str, Any], media_id: MediaId | None
) -> MediaFacts | MediaRefused:
    if "refused" in answer:
        return _no(path, answer["refused"], answer["values"])
    try:
        return admission.facts_from(media_id or content_hash(path), answer["ok"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return _no(path, "damaged", {})


def content_hash(path: Path) -> str:
    """SHA-256 of a file's bytes in hexadecimal, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def import_file(
    path: Path,
    folder: Path,
    *,
    media_id: MediaId | None = None,
    cancel: threading.Event | None = None,
    on_progress: Progress | None = None,
    on_first: Callable[[Imported], None] | None = None,
) -> Imported | MediaRefused:
    """Makes facts and working files of one original in `folder`, which is this file's own.

    `media_id` spares reading the file for its hash where that is known. `on_first` is given what
    the first look at a film left (see `glimpsed`), long before the proxy is there.

    Asked again after an interruption it goes on with what is missing; after a finished import it
    answers at once. Raises media.errors.Cancelled, NoSpace when the disk is full, Killed when a
    child was ended from outside (asking again goes on), OSError when the file cannot be read.
    """
    tell = on_progress or (lambda _: None)
    done = imported(folder)
    if done is not None:
        return done
    place = Workplace(folder=folder, cancel=cancel, tell=tell)
    try:
        facts = _looked(path, place, media_id, on_first)
        if isinstance(facts, MediaRefused):
            return facts
        tell(0.1)
        folder.mkdir(parents=True, exist_ok=True)
        derive.sweep(folder)
        result = _made(path, place, facts)
        if isinstance(result, Imported):
            _record(result, path, place, RECORD)
            for name in (GLIMPSE, "first-poster.jpg", "first-strip.jpg"):
                place.final(name).unlink(missing_ok=True)
    except OSError as error:
        if is_no_space(error):
            raise NoSpace(str(folder)) from error
        raise
    except TooHeavy:
        return _no(path, "too-heavy", {})
    finally:
        if folder.is_dir():
            derive.sweep(folder)
    tell(1.0)
    return result


def glimpse(
    path: Path,
    folder: Path,
    *,
    media_id: MediaId | None = None,
    cancel: threading.Event | None = None,
) -> Imported | None:
    """Looks at a film without importing it, and leaves what `glimpsed` gives; None for anything
    else. Raises Cancelled, NoSpace, and OSError when the file cannot be read."""
    found: list[Imported] = []
    place = Workplace(folder=folder, cancel=cancel, tell=lambda _: None)
    try:
        _looked(path, place, media_id, found.append)
    finally:
        if folder.is_dir():
            derive.sweep(folder)
    return found[0] if found else None


def imported(folder: Path) -> Imported | None:
    """What a finished import left in a folder, or None."""
    return _recorded(folder, RECORD)


def glimpsed(folder: Path) -> Imported | None:
    """What the first look at a film left: facts (a frame short at most), poster, short strip.

    It has no proxy and no sound yet; None where nothing was looked at, or not a film.
    """
    return _recorded(folder, GLIMPSE)


def _recorded(folder: Path, name: str) -> Imported | None:
    try:
        record = json.loads((folder / name).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    if record.get("version") != IMPORT_VERSION:
        return None

    def found(name: str) -> Path | None:
        return None if record[name] is None else folder / record[name]

    source = found("render_source")
    assert source is not None
    return Imported(
        facts=_facts(record["facts"]), render_source=source, proxy=found("proxy"),
        sound=found("sound"), filmstrip=found("filmstrip"), waveform=found("waveform"),
        poster=found("poster"), filmstrip_step=record["filmstrip_step"],
        filmstrip_tiles=record["filmstrip_tiles"], finished=name == RECORD,
    )  # fmt: skip


def _looked(
    path: Path,
    place: Workplace,
    media_id: MediaId | None,
    on_first: Callable[[Imported], None] | None,
) -> MediaFacts | MediaRefused:
    """The facts; on the way, where somebody waits for it, what can be had of a film at once."""
    if on_first is None or path.stat().st_size > MOST_BYTES:
        return facts_of(path, media_id=media_id, cancel=place.cancel)
    place.folder.mkdir(parents=True, exist_ok=True)
    parts = {"poster": place.part("first-poster.jpg"), "strip": place.part("first-strip.jpg")}
    answer = _asked("first", path, place, parts)
    facts = _understood(path, answer, media_id)
    if isinstance(facts, MediaRefused):
        return facts
    seen = answer.get("glance")
    if seen is not None:
        poster, strip = (place.final(f"first-{name}.jpg") for name in parts)
        for part, final in zip(parts.values(), (poster, strip), strict=True):
            part.replace(final)
        short = replace(facts, duration=max(1, facts.duration - 1))
        first = replace(
            _result(short, path, poster=poster, filmstrip=strip, step=int(seen["step"]),
                    tiles=int(seen["tiles"])),
            finished=False,
        )  # fmt: skip
        _record(first, path, place, GLIMPSE)
        on_first(first)
    return facts


def _made(path: Path, place: Workplace, facts: MediaFacts) -> Imported | MediaRefused:
    if facts.kind == "image":
        return _moving(path, place, facts) if facts.animated else _photo(path, place, facts)
    try:
        if facts.kind == "audio":
            return _recording(path, place, facts)
        return _video(path, place, facts)
    except (TooHeavy, Killed):
        raise
    except FfmpegFailed:
        return _no(path, "damaged", {})


def _photo(path: Path, place: Workplace, facts: MediaFacts) -> Imported | MediaRefused:
    names = {"target": "photo", "preview": "proxy", "poster": "poster"}
    parts = {task: place.part(name) for task, name in names.items()}
    answer = _asked("photo", path, place, parts)
    if "refused" in answer:
        return _no(path, answer["refused"], answer["values"])
    seen = answer["ok"]
    kind = "png" if seen["alpha"] else "jpg"
    finals = {task: place.final(f"{name}.{kind}") for task, name in names.items()}
    finals["poster"] = place.final("poster.jpg")
    for task, part in parts.items():
        part.replace(finals[task])
    facts = replace(
        facts, width=seen["width"], height=seen["height"], coded_width=seen["width"],
        coded_height=seen["height"], full_range=True, matrix="bt601",
    )  # fmt: skip
    return _result(facts, finals["target"], proxy=finals["preview"], poster=finals["poster"])


def _moving(path: Path, place: Workplace, facts: MediaFacts) -> Imported | MediaRefused:
    stand_in = place.final("film.mp4")
    if not stand_in.exists():
        part = place.part("film.mp4")
        answer = _asked("moving", path, place, {"target": part})
        if "refused" in answer:
            return _no(path, answer["refused"], answer["values"])
        part.replace(stand_in)
    made = facts_of(stand_in, media_id=facts.media_id, cancel=place.cancel)
    if isinstance(made, MediaRefused):
        return made
    return _video(stand_in, place, replace(made, animated=True))


def _recording(path: Path, place: Workplace, facts: MediaFacts) -> Imported:
    sound = derive.sound_of(place, facts, path)
    waveform, frames = derive.waveform(place, sound)
    return _result(replace(facts, duration=frames), path, sound=sound, waveform=waveform)


def _video(source: Path, place: Workplace, facts: MediaFacts) -> Imported | MediaRefused:
    proxy, sound = derive.film(place, facts, source)
    frames = derive.frame_count(proxy)
    if frames == 0:
        return _no(source, "damaged", {})
    strip, step, tiles = derive.filmstrip(place, proxy, frames)
    poster = derive.poster(place, proxy, frames)
    place.tell(0.95)
    waveform = derive.waveform(place, sound)[0] if sound is not None else None
    return _result(
        replace(facts, duration=frames), source, proxy=proxy, sound=sound, waveform=waveform,
        filmstrip=strip, step=step, tiles=tiles, poster=poster,
    )  # fmt: skip


def _asked(
    task: str, path: Path, place: Workplace, targets: Mapping[str, Path]
) -> Mapping[str, Any]:
    """The sandbox's answer about a file that it writes; raises NoSpace when it found none."""
    named = {name: str(target.resolve()) for name, target in targets.items()}
    answer = sandbox.ask(task, {"path": str(path.resolve()), **named}, cancel=place.cancel)
    if answer.get("refused") == "no-space":
        raise NoSpace(str(place.folder))
    return answer


def _result(
    facts: MediaFacts,
    source: Path,
    *,
    proxy: Path | None = None,
    sound: Path | None = None,
    waveform: Path | None = None,
    filmstrip: Path | None = None,
    step: int = 0,
    tiles: int = 0,
    poster: Path | None = None,
) -> Imported:
    return Imported(
        facts=facts, render_source=source, proxy=proxy, sound=sound, filmstrip=filmstrip,
        filmstrip_step=step, filmstrip_tiles=tiles, waveform=waveform, poster=poster,
    )  # fmt: skip


def _record(result: Imported, original: Path, place: Workplace, name: str) -> None:
    """Writes the record last: it says that what it names is whole."""

    def named(path: Path | None) -> str | None:
        return None if path is None else os.path.relpath(path, place.folder)

    record = {
        "version": IMPORT_VERSION, "facts": _plain(result.facts), "original": original.name,
        "render_source": named(result.render_source), "proxy": named(result.proxy),
        "sound": named(result.sound), "filmstrip": named(result.filmstrip),
        "filmstrip_step": result.filmstrip_step, "filmstrip_tiles": result.filmstrip_tiles,
        "waveform": named(result.waveform), "poster": named(result.poster),
    }  # fmt: skip
    part = place.part(name)
    part.write_text(json.dumps(record, indent=1), "utf-8")
    part.replace(place.final(name))


def _plain(facts: MediaFacts) -> dict[str, Any]:
    return {k: str(v) if isinstance(v, Fraction) else v for k, v in asdict(facts).items()}


def _facts(record: Mapping[str, Any]) -> MediaFacts:
    values = dict(record)
    media_id = values.pop("media_id")
    return admission.facts_from(media_id, values)


def _no(path: Path, code: str, values: Mapping[str, str | int]) -> MediaRefused:
    return MediaRefused(code=code, values={"name": path.name, **values})
