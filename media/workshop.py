"""Where segments are prepared, drawings laid and graph assembled; and where stills are made."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PIL import Image

from media.assemble import Laid, Needed, assemble, needed
from media.command import STILL, STILL_PNG, as_jpeg, command, segment_options
from media.darkroom import can_develop, develop
from media.errors import Cancelled, ShortRender, UnknownMedia
from media.facts import MediaFacts, MediaId
from media.ffmpeg import run, version
from media.fingerprint import ENGINE_VERSION, Fingerprint, fingerprint
from media.graph import FilterGraph, inputs
from media.plan import RenderPlan, Segment
from media.rendition import Rendition
from media.sources import Sources
from media.sprites import Pictures, SpriteShelf
from media.store import SegmentStore
from media.timeline import EndCardReference, LogoReference, MediaReference

SEGMENT = ".mp4"
"""How the file of a segment ends."""

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A segment that is ready to be made."""

    name: Fingerprint
    graph: FilterGraph
    paths: Mapping[str, str]
    rendition: Rendition
    drawings: tuple[Pictures, ...]
    """What must be drawn before the graph can run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How hard work is done, and what ends it."""

    cancel: threading.Event
    nice: int = 0
    """Added to the priority number of each process."""

    def unless_cancelled(self, work: Callable[[Given], Made], given: Given) -> Made:
        """Does one more piece of work. Raises Cancelled instead when somebody asked to stop."""
        if self.cancel.is_set():
            raise Cancelled
        return work(given)


class Workshop:
    """Prepares segments and makes stills of one rendition."""

    def __init__(
        self,
        sources: Sources,
        facts: Mapping[MediaId, MediaFacts],
        store: SegmentStore,
        rendition: Rendition,
    ) -> None:
        self.sources = sources
        self.facts = facts
        self.store = store
        self.rendition = rendition
        self.shelf = SpriteShelf(store, rendition, self._picture)

    def __reduce__(self) -> tuple[object, ...]:
        """For another process: what it laid is left behind, and laid there again."""
        return Workshop, (self.sources, self.facts, self.store, self.rendition)

    def prepare(self, segment: Segment) -> Job:
        """Says what is to be drawn for a segment, writes its graph and names the result.

        Raises UnknownMedia, and what a drawing raises.
        """
        graph, paths, drawings = self._assembled(segment)
        name = fingerprint(
            "segment", ENGINE_VERSION, version(), graph, segment_options(self.rendition)
        )
        return Job(
            name=name, graph=graph, paths=paths, rendition=self.rendition, drawings=drawings,
        )  # fmt: skip

    def _assembled(
        self, segment: Segment
    ) -> tuple[FilterGraph, Mapping[str, str], tuple[Pictures, ...]]:
        laid: dict[Needed, Laid] = {}
        paths: dict[str, str] = {}
        drawings: dict[str, Pictures] = {}
        for need in needed(segment):
            for media_id in pictured(need.reference):
                self._logo(media_id)
            laid[need], pictures = self.shelf.lay(need)
            drawings[pictures.name] = pictures
            paths[laid[need].source] = str(self.shelf.path(pictures))
        graph = assemble(segment, self.rendition, self.facts, laid)
        for each in inputs(graph.output):
            if each.source not in paths:
                paths[each.source] = str(self.located(each.source))
        return graph, paths, tuple(drawings.values())

    def still(self, plan: RenderPlan, kind: str = "jpeg", effort: Effort | None = None) -> bytes:
        """The one picture of a plan of one frame: "jpeg" or "png".

        A small JPEG of proxies is developed in this process and not kept: it takes no longer than
        reading it would. Any other is made by a process of its own, and kept.
        """
        effort = effort or Effort(cancel=threading.Event())
        graph, paths, drawings = self._assembled(plan.segments[0])
        if kind == "jpeg" and self.rendition.source == "proxy" and can_develop(graph):
            drawn = {f"sprite/{pictures.name}": pictures for pictures in drawings}
            return develop(graph, paths, lambda token: self.shelf.pictures(drawn[token]))
        suffix, options = (".png", STILL_PNG) if kind == "png" else (".jpg", STILL)
        graph = graph if kind == "png" else as_jpeg(graph)
        name = fingerprint("still", ENGINE_VERSION, version(), graph, options)
        found = self.store.find(name, suffix)
        if found is None:
            for pictures in drawings:
                self.shelf.draw(pictures, effort.cancel)
            with self.store.making(name, suffix) as part:
                made = command(graph, options, paths, str(part), threads=2)
                run(made, cancel=effort.cancel, nice=effort.nice, target=str(part))
                if not part.exists():
                    raise ShortRender(1, 0)
            found = self.store.path(name, suffix)
        return found.read_bytes()

    def located(self, token: str) -> Path:
        """Where an uploaded file lies, by its token `media/<id>/<kind>`."""
        _, media_id, kind = token.split("/")
        return self.sources.path(media_id, "proxy" if kind == "proxy" else "original")

    def _picture(self, media_id: MediaId) -> Image.Image:
        """A logo, from the stand-in that import made: nothing of a stranger's is decoded here.

        Raises UnknownMedia for a file that is no picture: of those there is no stand-in.
        """
        with Image.open(self._logo(media_id)) as image:
            return image.convert("RGBA")

    def _logo(self, media_id: MediaId) -> Path:
        known = self.facts.get(media_id)
        if known is None or known.kind != "image":
            raise UnknownMedia(media_id)
        return self.sources.path(media_id, "original")


def pictured(reference: MediaReference) -> tuple[MediaId, ...]:
    """The uploaded pictures that a drawing holds."""
    match reference:
        case LogoReference(media_id=media_id):
            return (media_id,)
        case EndCardReference(logo=logo, funders=funders):
            return (*((logo,) if logo else ()), *funders)
        case _:
            return ()
