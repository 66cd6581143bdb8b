"""The video's log in words: who did what, newest first; and the editor's keys. EDGE."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.models import User, Video, VideoEntry
from studio.words import moments
from templates import log

Json = dict[str, Any]
Say = Callable[..., str]

MOST = 300
"""Lines shown; the log itself has no end."""


def lines(db: Session, video: Video, lang: str, say: Say) -> list[Json]:
    """The newest lines of the log; the entries of one gesture are one line."""
    rows = db.execute(
        select(VideoEntry, User.name)
        .outerjoin(User, User.id == VideoEntry.user_id)
        .where(VideoEntry.video_id == video.id)
        .order_by(VideoEntry.revision.desc())
        .limit(MOST * 4)
    )
    found: list[Json] = []
    order = [scene["id"] for scene in video.storyboard["scenes"]]
    gesture, undone = "", _undone(db, video)
    for entry, name in rows:
        if entry.gesture and entry.gesture == gesture:
            continue
        gesture = entry.gesture
        who = name or say("editor-somebody-by-phone")
        did = f"editor-did-{entry.verb.get('verb', 'fill')}"
        found.append(
            {
                "who": who,
                "initials": _initials(who),
                "what": say(did, scene=_scene(entry, order, lang, say)),
                "at": moments.near(entry.at, moments.now(), lang),
                "iso": moments.iso(entry.at),
                "undone": entry.revision in undone,
                "revision": entry.revision,
                "stands": entry.revision == video.revision,
            }
        )
        if len(found) == MOST:
            return found
    return [*found, _beginning(db, video, lang, say)] if found else found


def names(db: Session, authors: Iterable[int], say: Say) -> str:
    """Those people by name, in a row; a phone has none."""
    wanted = tuple(authors)
    rows = db.execute(select(User.id, User.name).where(User.id.in_(wanted)))
    known = {row.id: row.name for row in rows}
    found = [known.get(author) or say("editor-a-phone") for author in wanted]
    first, last = ", ".join(found[:-1]), found[-1]
    return say("editor-and", first=first, last=last) if first else last


def shortcuts(say: Say) -> list[tuple[tuple[str, ...], str]]:
    """The editor's keys, with what they do."""
    space = say("editor-key-space")
    return [
        ((space, "K"), say("editor-key-play")),
        (("P",), say("editor-key-scene-play")),
        (("I", "O"), say("editor-key-trim")),
        ((",", "."), say("editor-key-frame")),
        (("J", "L"), say("editor-key-scene")),
        (("←", "→"), say("editor-key-arrows")),
        (("Alt + ←", "Alt + →"), say("editor-key-move")),
        (("S",), say("editor-key-split")),
        (("Ctrl + Z", "Ctrl + Y"), say("editor-key-undo")),
        ((say("editor-key-delete-name"),), say("editor-key-delete")),
        (("?",), say("editor-key-help")),
    ]


def _beginning(db: Session, video: Video, lang: str, say: Say) -> Json:
    """The line under all lines: the video as it was begun."""
    person = db.get(User, video.created_by) if video.created_by else None
    return {
        "who": person.name if person else "",
        "initials": _initials(person.name) if person else "",
        "what": say("editor-did-begin" if person else "editor-did-begin-nobody"),
        "at": moments.near(video.created_at, moments.now(), lang),
        "iso": moments.iso(video.created_at),
        "undone": False,
        "revision": 0,
        "stands": False,
    }


def _initials(who: str) -> str:
    return "".join(word[0] for word in who.split()[:2]).upper()


def _undone(db: Session, video: Video) -> frozenset[int]:
    """Revisions that are taken back at present."""
    rows = db.execute(
        select(VideoEntry.kind, VideoEntry.of)
        .where(VideoEntry.video_id == video.id, VideoEntry.kind != "edit")
        .order_by(VideoEntry.revision)
    )
    gone: set[int] = set()
    for kind, of in rows:
        gone = gone | set(of) if kind == "undo" else gone - set(of)
    return frozenset(gone)


def _scene(entry: VideoEntry, order: list[str], lang: str, say: Say) -> str:
    """The name of the scene an entry touched; without one, its place then, or at present."""
    for change in entry.changes:
        part = str(change["part"])
        if part.startswith(log.SCENE):
            value: Mapping[str, Any] = change["after"] or change["before"]
            name = value.get("name") or {}
            return str(name.get(lang) or name.get("fr") or _place(entry, part, order, say))
    return ""


def _place(entry: VideoEntry, part: str, order: list[str], say: Say) -> str:
    then = [c["before"] or [] for c in entry.changes if c["part"] == log.ORDER]
    for ids in (*then, order):
        if (scene := part.removeprefix(log.SCENE)) in ids:
            return say("editor-scene-unnamed", number=ids.index(scene) + 1)
    return say("editor-scene-nameless")
