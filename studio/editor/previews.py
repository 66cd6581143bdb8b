"""Previews: stills and drafts of what is being edited, made by the engine. EDGE.

Made by threads of the web process, whose work is done by ffmpeg children of its own at normal
priority: the person waits for them, while the worker may be in the middle of a long render that
runs politely. No upload is decoded here: the engine's children read the files that import made, or
an original that import has looked at while they are being made.
An edit makes the draft of before outdated: it is cancelled, its finished pieces are kept, and the
next draft makes only what changed.
"""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from flask import Flask, current_app

from media import sounds
from media.errors import Cancelled, NoSpace, UnknownMedia
from media.facts import MediaFacts
from media.render import RenderProgress, render, scene_window
from media.rendition import DRAFT, Rendition
from media.still import still
from studio.paths import DataFolder
from studio.work import housekeeping
from studio.work.assets import LibrarySources
from studio.work.attended import Attended
from templates import document, pace
from templates.check import LONGEST_AT_ALL
from templates.compose import compose
from templates.storyboard import Storyboard

log = logging.getLogger(__name__)

DRAFTS_AT_ONCE: Final = 1
"""Drafts made side by side; each runs its segments two at a time."""
STILLS_AT_ONCE: Final = 2
KEPT: Final = 40
"""Drafts remembered; older ones are asked for again, from kept pieces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A draft somebody wants."""

    organisation_id: int
    video_id: int
    board: Storyboard
    scene: str = ""
    """Id of one scene; empty: the whole."""
    lang: str = "fr"

    @property
    def key(self) -> str:
        """The same wish has the same key."""
        return _digest(self.board, self.lang, self.scene, str(self.video_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """How far a draft is."""

    key: str
    path: Path | None = None
    """The file, once it is whole."""
    percent: int = 0
    problem: str = ""
    """"empty", "long", "missing", "space" or "failed": why there will be none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """A draft under way; `said` holds the newest word about it."""

    wish: Wish
    cancel: threading.Event = field(default_factory=threading.Event)
    done: threading.Event = field(default_factory=threading.Event)
    said: list[Draft] = field(default_factory=list)


class Previews:
    """Stills and drafts of one web process."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._attended = Attended(path=folder.attended)
        self._pool = ThreadPoolExecutor(DRAFTS_AT_ONCE, thread_name_prefix="draft")
        self._stills = threading.Semaphore(STILLS_AT_ONCE)
        self._lock = threading.Lock()
        self._works: OrderedDict[str, _Work] = OrderedDict()

    def still(
        self,
        board: Storyboard,
        *,
        organisation_id: int,
        facts: Mapping[str, MediaFacts],
        frame: int,
        lang: str,
    ) -> bytes:
        """One frame as JPEG, at the draft's size; a calm placeholder where a file is missing.

        Raises NoSpace and FfmpegFailed; ValueError for a storyboard without scenes.
        """
        timeline = compose(without_missing(board, facts), lang)
        sources = LibrarySources(folder=self._folder, organisation_id=organisation_id)
        workspace = self._folder.workspace(organisation_id)
        with self._attended.held(), self._stills:
            return still(timeline, frame, sources, workspace, rendition=_form(board, sources))

    def draft(self, wish: Wish, *, wait_s: float = 0) -> Draft:
        """The draft, or how far it is; asked for now if nobody did. Waits at most `wait_s`."""
        if not pace.length(wish.board):
            return Draft(key=wish.key, problem="empty")
        if pace.length(wish.board) > LONGEST_AT_ALL:
            return Draft(key=wish.key, problem="long")
        work = self._asked(wish)
        if wait_s:
            work.done.wait(wait_s)
        return work.said[-1]

    def file(self, organisation_id: int, video_id: int, key: str) -> Path | None:
        """A finished draft of that video, by its key; None when it is not known any more."""
        work = self._works.get(key)
        if work is None or (work.wish.organisation_id, work.wish.video_id) != (
            organisation_id,
            video_id,
        ):
            return None
        path = work.said[-1].path
        return path if path is not None and path.is_file() else None

    def sound(self, name: str) -> Path:
        """A sound or music loop of the house as a WAV file. Raises KeyError."""
        path = self._folder.root / "sounds" / f"{name}-{sounds.SOUNDS_VERSION}.wav"
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(f".part-{threading.get_ident()}")
            sounds.write(name, part)
            part.replace(path)
        return path

    def close(self) -> None:
        """End everything under way."""
        with self._lock:
            for work in self._works.values():
                work.cancel.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _asked(self, wish: Wish) -> _Work:
        with self._lock:
            known = self._works.get(wish.key)
            if known is not None and not _stale(known):
                self._works.move_to_end(wish.key)
                return known
            for other in self._works.values():
                if other.wish.video_id == wish.video_id and not other.done.is_set():
                    other.cancel.set()
            work = _Work(wish=wish, said=[Draft(key=wish.key)])
            self._works[wish.key] = work
            while len(self._works) > KEPT:
                self._works.popitem(last=False)[1].cancel.set()
        self._pool.submit(self._attend, work)
        return work

    def _attend(self, work: _Work) -> None:
        with self._attended.held():
            self._make(work)

    def _make(self, work: _Work) -> None:
        wish = work.wish

        def tell(progress: RenderProgress) -> None:
            work.said.append(Draft(key=wish.key, percent=min(99, int(progress.share * 100))))
            del work.said[:-1]

        try:
            timeline = compose(wish.board, wish.lang)
            sources = LibrarySources(folder=self._folder, organisation_id=wish.organisation_id)
            made = render(
                timeline,
                _form(wish.board, sources),
                sources,
                self._folder.workspace(wish.organisation_id),
                tell,
                work.cancel,
                window=scene_window(timeline, wish.scene) if wish.scene else None,
                cover=pace.cover_frame(wish.board),
                nice=0,
                pin=housekeeping.pin_of(wish.video_id, f"draft-{wish.scene}"),
            )
            work.said.append(Draft(key=wish.key, path=made.path, percent=100))
        except Cancelled:
            work.said.append(Draft(key=wish.key, problem="outdated"))
        except NoSpace:
            work.said.append(Draft(key=wish.key, problem="space"))
        except (UnknownMedia, KeyError):
            work.said.append(Draft(key=wish.key, problem="missing"))
        except Exception:  # whatever it was, the page must not wait for ever
            log.exception("the draft of video %s was not made", wish.video_id)
            work.said.append(Draft(key=wish.key, problem="failed"))
        finally:
            work.done.set()


def attach(app: Flask, folder: DataFolder) -> None:
    """Give the app its previews."""
    app.extensions["studio.editor.previews"] = Previews(folder)


def here() -> Previews:
    """The previews of the current app."""
    found: Previews | None = current_app.extensions.get("studio.editor.previews")
    if found is None:
        attach(current_app, current_app.extensions["studio.folder"])
        found = current_app.extensions["studio.editor.previews"]
    return found


def etag(picture: bytes) -> str:
    """A short name of a picture's content."""
    return hashlib.sha256(picture).hexdigest()[:24]


def without_missing(board: Storyboard, facts: Mapping[str, MediaFacts]) -> Storyboard:
    """The storyboard with files that are not at hand taken out: a still never fails for them."""
    gone = document.media_of(board) - facts.keys()
    if not gone:
        return board
    value = _emptied(document.dump(board), gone)
    assert isinstance(value, dict)
    if value["music"] and not (value["music"]["name"] or value["music"]["take"]):
        value["music"] = None
    for scene in value["scenes"]:
        scene["sounds"] = [cue for cue in scene["sounds"] if cue["sound"] or cue["take"]]
    return document.read(value)


def _form(board: Storyboard, sources: LibrarySources) -> Rendition:
    """The draft's form; from originals, slower, while a film's proxy is still being made."""
    whole = sources.whole(document.media_of(board))
    return DRAFT if whole else replace(DRAFT, source="original")


def _emptied(value: object, gone: frozenset[str]) -> object:
    if isinstance(value, dict):
        if value.get("media") in gone:
            return None
        return {key: _emptied(inner, gone) for key, inner in value.items()}
    if isinstance(value, list):
        return [_emptied(inner, gone) for inner in value if not _is(inner, gone)]
    return None if _is(value, gone) else value


def _is(value: object, gone: frozenset[str]) -> bool:
    return isinstance(value, str) and value in gone


def _stale(work: _Work) -> bool:
    """A draft that was cancelled, or whose file is gone, has to be made again."""
    last = work.said[-1]
    if last.problem:
        return last.problem in ("outdated", "failed", "space")
    return work.cancel.is_set() or (last.path is not None and not last.path.is_file())


def _digest(board: Storyboard, *words: str) -> str:
    text = json.dumps([document.dump(board), *words], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:40]
