"""The coded sound of a plan, kept by what it is made of."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from media import sounds
from media.ffmpeg import version
from media.fingerprint import ENGINE_VERSION, Fingerprint, fingerprint
from media.graph import FilterGraph, inputs
from media.heard import SAMPLES
from media.loudness import Booth, Loudness, make_sound
from media.mix import SILENCE, coder, mix
from media.plan import RenderPlan
from media.store import SegmentStore
from media.timeline import SoundReference
from media.workshop import Effort, Workshop


def record(shop: Workshop, plan: RenderPlan, effort: Effort) -> tuple[Path, Loudness]:
    """The sound of a plan and its loudness; both from before when nothing of it changed.

    Raises what `media.loudness.make_sound` raises.
    """
    loops = {name: sound.duration * SAMPLES for name, sound in sounds.MUSIC.items()}
    graph = mix(plan.audio, plan.duration, shop.facts, loops)
    names = _own_names(plan)
    name = _name(plan, graph, names)
    store = shop.store
    found, note = store.find(name, ".aac"), store.find(name, ".txt")
    if found is not None and note is not None:
        return found, _read(note.read_text(encoding="ascii"))
    paths = {SILENCE: "anullsrc=r=48000:cl=stereo"}
    paths |= {f"sound/{each}": str(own_sound(shop.store, each)) for each in names}
    paths |= {
        each.source: str(shop.located(each.source))
        for each in inputs(graph.output)
        if each.source.startswith("media/")
    }
    with store.scratch(".wav") as mixed, store.making(name, ".aac") as part:
        booth = Booth(paths=paths, mixed=mixed, effort=effort)
        loudness = make_sound(graph, plan.rendition, booth, part)
    store.keep(name, ".txt", f"{loudness.lufs} {loudness.dbtp}".encode())
    return store.path(name, ".aac"), loudness


def _own_names(plan: RenderPlan) -> tuple[str, ...]:
    """Our own sounds that are heard, each once."""
    named = {h.reference.name for h in plan.audio if isinstance(h.reference, SoundReference)}
    return tuple(sorted(named))


def _name(plan: RenderPlan, graph: FilterGraph, names: tuple[str, ...]) -> Fingerprint:
    rendition = plan.rendition
    return fingerprint(
        "sound", ENGINE_VERSION, version(), graph, coder(rendition), rendition.loudness,
        rendition.target_lufs, rendition.ceiling_dbtp,
        tuple(_sound(name).fingerprint_parts for name in names),
    )  # fmt: skip


def own_sound(store: SegmentStore, name: str) -> Path:
    """One of our own sounds as a file; it is made once. Raises KeyError."""
    key = fingerprint("own", _sound(name).fingerprint_parts)
    found = store.find(key, ".wav")
    if found is None:
        with store.making(key, ".wav") as part:
            sounds.write(name, part)
        found = store.path(key, ".wav")
    return found


def _sound(name: str) -> sounds.Sound:
    return sounds.SOUNDS[name] if name in sounds.SOUNDS else sounds.MUSIC[name]


def _read(note: str) -> Loudness:
    lufs, dbtp = (None if word == "None" else Fraction(word) for word in note.split())
    return Loudness(lufs=lufs, dbtp=dbtp)
