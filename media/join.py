"""The last steps: sound, join by stream copy, poster, captions beside it."""

from __future__ import annotations

import hashlib
import os
import threading
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from media import sounds
from media.command import CLEAN, QUIET, Command
from media.errors import NoSpace, is_no_space
from media.ffmpeg import run, version
from media.fingerprint import ENGINE_VERSION, Fingerprint, fingerprint
from media.graph import FilterGraph, inputs
from media.heard import SAMPLES
from media.loudness import Booth, Loudness, make_sound
from media.mix import SILENCE, coder, mix
from media.plan import RenderPlan, plan
from media.rendition import Rendition
from media.store import SegmentStore
from media.timeline import SoundReference, Timeline
from media.timing import span
from media.workshop import SEGMENT, Job, Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What leaves the engine."""

    name: Fingerprint
    """What the file is made of, as a name."""
    path: Path
    sha256: str
    """Hash of the file's bytes."""
    size_bytes: int
    poster: Path
    srt: Path
    loudness: Loudness
    """As measured on the decoded sound of the file; empty for drafts and silence."""


def finish(
    shop: Workshop,
    made: RenderPlan,
    jobs: list[Job],
    timeline: Timeline,
    words: str,
    folder: Path,
    *,
    cover: int,
    stop: threading.Event,
    nice: int,
) -> Finished:
    """Joins finished segments with the sound of the plan; what is there already is not made again."""
    loops = {name: sound.duration * SAMPLES for name, sound in sounds.MUSIC.items()}
    graph = mix(made.audio, made.duration, shop.facts, loops)
    heard = Sounding(shop=shop, graph=graph, made=made, stop=stop, nice=nice)
    sound, loudness = heard.get()
    name = fingerprint("file", ENGINE_VERSION, version(), tuple(j.name for j in jobs), sound.stem)
    files = SegmentStore(folder)
    path = files.find(name, ".mp4")
    if path is None:
        with files.making(name, ".mp4") as part:
            join(shop.store, [job.name for job in jobs], sound, part, stop, nice)
        path = files.path(name, ".mp4")
    poster = _poster(shop, timeline, cover, files, name)
    srt = _beside(files, fingerprint(name, words), ".srt", words.encode())
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Finished(
        name=name, path=path, sha256=sha256, size_bytes=path.stat().st_size, poster=poster,
        srt=srt, loudness=loudness,
    )  # fmt: skip


def join(
    store: SegmentStore,
    names: list[Fingerprint],
    sound: Path,
    target: Path,
    stop: threading.Event | None,
    nice: int,
) -> None:
    """One MP4 of finished segments and a coded sound, nothing coded again.

    The list names files by their path within the store: digits and letters, so nothing to escape.
    """
    lines = "".join(f"file '{n[:2]}/{n}{SEGMENT}'\n" for n in names)
    roll = store.root / f"list.part-{os.getpid()}-{threading.get_ident()}.txt"
    try:
        _write(roll, lines.encode())
        argv = (
            *QUIET, "-f", "concat", "-protocol_whitelist", "file", "-i", str(roll), "-i", str(sound),
            "-map", "0:v:0", "-map", "1:a:0", "-c", "copy", *(w for k, v in CLEAN for w in (f"-{k}", v)),
            "-use_editlist", "0", "-movflags", "+faststart", "-f", "mp4", str(target),
        )  # fmt: skip
        run(Command(argv=argv), cancel=stop, nice=nice, target=str(target))
    finally:
        roll.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounding:
    """The coded sound of a plan, kept by what it is made of."""

    shop: Workshop
    graph: FilterGraph
    made: RenderPlan
    stop: threading.Event
    nice: int

    def get(self) -> tuple[Path, Loudness]:
        """The sound and its loudness; both from before when nothing of it changed."""
        store, rendition = self.shop.store, self.made.rendition
        ours = tuple(
            (sounds.SOUNDS.get(name) or sounds.MUSIC[name]).fingerprint_parts
            for name in self._names()
        )
        name = fingerprint(
            "sound", ENGINE_VERSION, version(), self.graph, coder(rendition), rendition.loudness,
            rendition.target_lufs, rendition.ceiling_dbtp, ours,
        )  # fmt: skip
        found, note = store.find(name, ".aac"), store.find(name, ".txt")
        if found is not None and note is not None:
            return found, _read(note.read_text(encoding="ascii"))
        paths = {SILENCE: "anullsrc=r=48000:cl=stereo"}
        paths |= {f"sound/{each}": str(self._own(each)) for each in self._names()}
        paths |= {
            each.source: str(self.shop.located(each.source))
            for each in inputs(self.graph.output)
            if each.source.startswith("media/")
        }
        with store.making(fingerprint("mixed", name), ".wav") as mixed:
            booth = Booth(paths=paths, mixed=mixed, cancel=self.stop, nice=self.nice)
            with store.making(name, ".aac") as part:
                loudness = make_sound(self.graph, rendition, booth, part)
        store.path(fingerprint("mixed", name), ".wav").unlink(missing_ok=True)
        _beside(store, name, ".txt", f"{loudness.lufs} {loudness.dbtp}".encode())
        return store.path(name, ".aac"), loudness

    def _names(self) -> list[str]:
        return sorted(
            {h.reference.name for h in self.made.audio if isinstance(h.reference, SoundReference)}
        )

    def _own(self, name: str) -> Path:
        """One of our own sounds as a file."""
        sound = sounds.SOUNDS.get(name) or sounds.MUSIC[name]
        key = fingerprint("own", sound.fingerprint_parts)
        found = self.shop.store.find(key, ".wav")
        if found is None:
            with self.shop.store.making(key, ".wav") as part:
                sounds.write(name, part)
            found = self.shop.store.path(key, ".wav")
        return found


def _poster(
    shop: Workshop, timeline: Timeline, cover: int, files: SegmentStore, name: Fingerprint
) -> Path:
    inside = max(0, min(cover, timeline.duration - 1))
    rendition: Rendition = shop.rendition
    one = plan(timeline, rendition, shop.facts, span(inside, inside + 1))
    return _beside(files, fingerprint(name, inside), ".jpg", shop.still(one, "jpeg", None))


def _beside(store: SegmentStore, name: Fingerprint, suffix: str, content: bytes) -> Path:
    if store.find(name, suffix) is None:
        with store.making(name, suffix) as part:
            part.write_bytes(content)
    return store.path(name, suffix)


def _read(note: str) -> Loudness:
    lufs, dbtp = (None if word == "None" else Fraction(word) for word in note.split())
    return Loudness(lufs=lufs, dbtp=dbtp)


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        if is_no_space(error):
            raise NoSpace(str(path)) from error
        raise
