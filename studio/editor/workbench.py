"""The editor's answer after every verb: storyboard, layout, problems, what is on its way. EDGE.

It reads rows and calls the pure parts (`studio.editor.desk`, `templates.check`); views make JSON
of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from media.facts import MediaFacts
from media.overlaps import over_faces
from studio import sentences
from studio.editor import editing, faces
from studio.editor.desk import Reader, desk
from studio.editor.partition import counted, marks
from studio.models import Asset, ImportJob, Upload, Video
from studio.named import SHELF
from studio.paths import DataFolder
from studio.words import language, lengths, moments
from studio.work import licensing
from studio.work.assets import at_hand, facts_for, facts_of
from studio.work.jobs import FAILED, OPEN
from templates import bounds, document
from templates.check import check
from templates.compose import compose
from templates.problems import Problem
from templates.proposals import cut
from templates.storyboard import Storyboard

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Where the editor of one video stands."""

    db: Session
    folder: DataFolder
    video: Video
    author: int
    """The person's number."""

    @property
    def reader(self) -> Reader:
        """Who the page is for."""
        return Reader(lang=language.current(), say=language.say)

    @property
    def seen(self) -> faces.Looked:
        """What was seen of faces in the organisation's films."""
        return faces.Looked(folder=self.folder, organisation_id=self.video.organisation_id)

    def facts(self, verb: Json | None = None) -> dict[str, MediaFacts]:
        """Facts of the files that the storyboard names, and of those that a verb brings."""
        wanted = document.media_of(editing.board_of(self.video))
        brought = sorted(document.named(bounds.within(verb or {})))[: bounds.MOST_PARTS]
        return facts_for(self.db, self.video.organisation_id, wanted.union(brought))


def carry_out(bench: Bench, verb: Json, sent: editing.Sent, moment: datetime) -> editing.Outcome:
    """Carry out what the page says; a clip that is laid is looked at for faces. Commits."""
    db, video = bench.db, bench.video
    facts = bench.facts(verb)
    found = editing.apply(db, video, verb, sent, facts=facts, moment=moment, seen=bench.seen)
    if isinstance(found, editing.Applied) and verb.get("verb") in ("fill", "show"):
        scene = str(verb.get("scene"))
        faces.ask_for(db, bench.folder, video, scene, user_id=bench.author, moment=moment)
    return found


def answer(bench: Bench) -> Json:
    """The whole view of the video for the page, in the language of the request."""
    video, reader = bench.video, bench.reader
    coming = _coming(bench.db, video.id)  # first: what is read after it may only be newer
    board = editing.board_of(video)
    facts = bench.facts()
    layout = desk(board, facts, reader, _over_faces(bench, board, facts))
    found = [problem_json(p, reader) for p in check(board, facts, SHELF) if p.severity != "note"]
    found += _licence_problems(bench, board)
    can_undo, can_redo = editing.possible(bench.db, video, bench.author)
    return {
        "revision": video.revision,
        "stamp": _stamp(video.revision, coming),
        "title": board.title.said(reader.lang) or video.title,
        "subtitle": _subtitle(board, layout, reader),
        "storyboard": document.dump(board),
        "layout": layout,
        "marks": [asdict(mark) for mark in marks(board)],
        "left_label": _left(board, reader),
        "problems": found,
        "problems_label": reader.say("editor-problems", count=len(found)),
        "media": media_of(bench, board, facts),
        "imports": on_its_way(bench, coming),
        "can_undo": can_undo,
        "can_redo": can_redo,
        "saved_at": moments.iso(video.changed_at),
        "saved_label": reader.say(
            "editor-saved", at=moments.near(video.changed_at, moments.now(), reader.lang)
        ),
    }


def _over_faces(bench: Bench, board: Storyboard, facts: Mapping[str, MediaFacts]) -> frozenset[str]:
    """The captions ("scene/caption") that lie over a face, as far as faces are known."""
    if not any(cut(fact) and bench.seen(media) for media, fact in facts.items()):
        return frozenset()
    return over_faces(compose(board), facts, bench.seen)


def problem_json(found: Problem, reader: Reader) -> Json:
    """A problem with its sentence."""
    return {
        "code": found.code,
        "where": list(found.where),
        "scene": found.scene,
        "severity": found.severity,
        "text": sentences.problem(found.code, reader.lang, **dict(found.values)),
    }


def _licence_problems(bench: Bench, board: Storyboard) -> list[Json]:
    """What the music's licence card says against it, each with the address of the card."""
    house = bench.video.organisation_id
    told = licensing.problems(bench.db, house, board)
    if not told or board.music is None or board.music.take is None:
        return []
    row = bench.db.scalar(
        select(Asset.id).where(
            Asset.organisation_id == house, Asset.sha256 == board.music.take.media
        )
    )
    place = url_for("library.one", asset_id=row, _anchor="licence") if row else None
    return [{**problem_json(one, bench.reader), "place": place} for one in told]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """Files that come for a video, as the rows stood at one moment."""

    sent: tuple[Upload, ...]
    """What a phone sends at this moment."""
    work: tuple[tuple[ImportJob, Asset], ...]
    """Imports that go on, or were refused."""


def stamp(db: Session, video_id: int) -> str:
    """A short word that changes whenever the page should look again; empty: no such video."""
    revision = db.scalar(select(Video.revision).where(Video.id == video_id))
    return "" if revision is None else _stamp(revision, _coming(db, video_id))


def _stamp(revision: int, coming: Coming) -> str:
    """The word for what was read; an answer's is made of its own rows.

    Read anew after them, it could be the word for a change that the answer does not show, and the
    page would never look at that change.
    """
    marks = [f"{u.id}:{_share(u)}" for u in coming.sent]
    marks += [f"{job.id}:{job.state}:{job.progress}" for job, _asset in coming.work]
    mark = hashlib.sha256(" ".join(marks).encode()).hexdigest()[:8] if marks else "0"
    return f"{revision}-{mark}"


def on_its_way(bench: Bench, coming: Coming) -> list[Json]:
    """Files coming for this video, from phones and at the import, and what was refused."""
    video, say = bench.video, bench.reader.say
    found = [
        {
            "scene": u.scene,
            "slot": u.slot,
            "name": u.name,
            "share": _share(u),
            "text": say("editor-from-phone", name=u.name, done=_share(u)),
        }
        for u in coming.sent
    ]
    for job, asset in coming.work:
        line: Json = {
            "scene": job.scene,
            "slot": job.slot,
            "name": asset.name,
            "share": job.progress,
            "text": say("editor-preparing", name=asset.name, done=job.progress),
        }
        if job.state == FAILED:
            line["problem"] = _why(job.problem or asset.problem, asset.name)
            line["forget"] = url_for("editor.forget_import", video_id=video.id, job_id=job.id)
        found.append(line)
    return found


def _share(upload: Upload) -> int:
    """Per cent that arrived."""
    return upload.offset * 100 // max(1, upload.length)


def _coming(db: Session, video_id: int) -> Coming:
    sent = select(Upload).where(
        Upload.video_id == video_id,
        Upload.finished_at.is_(None),
        Upload.phone_link_id.is_not(None),
    )
    work = (
        select(ImportJob, Asset)
        .join(Asset, Asset.id == ImportJob.asset_id)
        .where(ImportJob.video_id == video_id, ImportJob.state.in_((*OPEN, FAILED)))
        .order_by(ImportJob.id)
    )
    return Coming(
        sent=tuple(db.scalars(sent)), work=tuple((job, asset) for job, asset in db.execute(work))
    )


def media_of(bench: Bench, board: Storyboard, facts: Mapping[str, MediaFacts]) -> dict[str, Json]:
    """What the page may show of each file the storyboard names, by content hash."""
    rows = bench.db.execute(
        select(Asset.sha256, Asset.name).where(
            Asset.organisation_id == bench.video.organisation_id,
            Asset.sha256.in_(list(document.media_of(board))),
        )
    )
    names = {row.sha256: row.name for row in rows}
    return {sha: media_json(bench, sha, names.get(sha, ""), fact) for sha, fact in facts.items()}


def media_json(bench: Bench, sha256: str, name: str, fact: MediaFacts) -> Json:
    """One file: name, size, and the addresses of poster, filmstrip and waveform."""
    made = at_hand(bench.folder.imported(bench.video.organisation_id, sha256))
    first = None if made is None or made.finished else 1  # other pictures, another address

    def part(which: str) -> str:
        return url_for(
            "editor.media_part", video_id=bench.video.id, sha256=sha256, part=which, first=first
        )

    strip = 0.0
    if made is not None and made.filmstrip_step and fact.duration:
        strip = round(made.filmstrip_tiles * made.filmstrip_step * 100 / fact.duration, 2)
    return {
        "name": name,
        "kind": fact.kind,
        "width": fact.width,
        "height": fact.height,
        "poster": part("poster") if made and made.poster else "",
        "filmstrip": part("filmstrip") if made and made.filmstrip else "",
        "strip": strip,
        "proxy": part("proxy") if made and made.proxy and fact.kind == "video" else "",
        "waveform": part("waveform") if made and made.waveform else "",
        "cut": cut(fact),
        "looked": cut(fact) and bench.seen(sha256) is not None,
    }


def _why(problem: Mapping[str, Any] | None, name: str) -> str:
    if not problem:
        return language.say("editor-import-failed", name=name)
    values = {"name": name, **dict(problem.get("values") or {})}
    return sentences.problem(str(problem["code"]), language.current(), **values)


def _subtitle(board: Storyboard, layout: Json, reader: Reader) -> str:
    key = "editor-length-and-card" if board.end_card else "editor-length"
    return reader.say(key, length=layout["length_label"])


def _left(board: Storyboard, reader: Reader) -> str:
    done, total = counted(board)
    return reader.say("editor-left", count=total - done)


def choice_json(bench: Bench, asset: Asset) -> Json:
    """A file of the library that may fill a slot."""
    fact = facts_of(asset)
    assert fact is not None
    found = media_json(bench, asset.sha256, asset.name, fact)
    seconds = lengths.lasting(fact.duration, bench.reader.lang) if fact.duration else ""
    return {**found, "sha256": asset.sha256, "detail": seconds}
