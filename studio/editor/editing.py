"""The edge of the editor: a verb from a page becomes one line of the video's log. EDGE.

`templates.edit` carries a verb out, `templates.log` says whether it meets somebody else's change
and what undo takes back; here stand only the rows: read, decide, write on the revision that was
read, and look again when another write came between.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Final, Literal, TypeAlias

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from media.facts import MediaFacts
from studio.editor import phrasing
from studio.models import ImportJob, Video, VideoEntry
from studio.work.jobs import FAILED
from templates import document, edit, log, verbs
from templates.log import Blocked, Change, Entry
from templates.problems import Problem, StoryboardError, problem
from templates.proposals import Seen, nobody, renewed
from templates.storyboard import Storyboard

PHONE: Final = 0
"""Author's number of what comes from a phone without account."""
MACHINE: Final = "machine"
"""The client of what the machine proposes: it gives way, and is never somebody else's change."""
_TRIES: Final = 8
"""Writes that may come between before we give up; each is another person's verb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a page sends beside its verb."""

    id: str
    """Made by the page: sent twice, applied once."""
    client: str
    """The tab."""
    author: int
    """The person's number, or PHONE."""
    base: int | None
    """Revision the page saw; None: whatever is there (the page has no older view to defend)."""
    gesture: str = ""
    """Entries of one drag or one typed sentence share it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """The verb stands in the log; `again` tells that it already did."""

    board: Storyboard
    revision: int
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The verb cannot be carried out, and nothing changed."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoes:
    """Going back would undo what others did, and nobody agreed to that yet; nothing changed."""

    authors: tuple[int, ...]
    """Whose work it is; PHONE among them."""
    revision: int
    """What a person who agrees agrees up to."""


Outcome: TypeAlias = Applied | Refused | Blocked
"""Blocked: somebody else has since changed that part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Next:
    """What a decision wants written."""

    board: Storyboard
    kind: Literal["edit", "undo", "redo"] = "edit"
    of: tuple[int, ...] = ()
    verb: dict[str, Any]
    changes: tuple[Change, ...] = ()


def board_of(video: Video) -> Storyboard:
    """The newest storyboard of a video."""
    return document.read(video.storyboard)


def apply(
    db: Session,
    video: Video,
    verb: Mapping[str, Any],
    sent: Sent,
    *,
    facts: Mapping[str, MediaFacts],
    moment: datetime,
    seen: Seen = nobody,
) -> Outcome:
    """Carry out what the page says (`studio.editor.phrasing`) and write its line. Commits.

    What the machine may frame by the faces that were `seen` is framed in the same line.
    """

    def decide(board: Storyboard) -> _Next | Refused | Blocked:
        try:
            wanted = phrasing.verb(board, verb, facts, seen)
            after = edit.apply(board, wanted, facts)
            after = renewed(board, after, wanted, facts, seen)
        except StoryboardError as error:
            return Refused(problems=error.problems)
        if sent.base is not None:
            since = [e for e in _entries(db, video, after=sent.base) if e.client != MACHINE]
            met = log.conflict(since, log.changes(board, after), sent.client)
            if met is not None:
                return met
        return _Next(board=after, verb=verbs.dump(wanted))

    return _write(db, video, sent, moment, decide)


def undo(db: Session, video: Video, sent: Sent, moment: datetime) -> Outcome:
    """Take back the person's own last change, by a new line. Commits."""
    return _step(db, video, sent, moment, "undo")


def redo(db: Session, video: Video, sent: Sent, moment: datetime) -> Outcome:
    """Do again what the person last took back, by a new line. Commits."""
    return _step(db, video, sent, moment, "redo")


def go_back(
    db: Session, video: Video, sent: Sent, moment: datetime, *, to: int, agreed: int
) -> Outcome | Undoes:
    """Make the video again as it stood at revision `to`, by a new line. Commits.

    What others did since is undone only as far as the person agreed: up to revision `agreed`.
    """
    asks: list[Undoes] = []

    def decide(board: Storyboard) -> _Next | Refused | Blocked:
        since = _entries(db, video, after=to)
        try:
            after = log.back(board, since)
        except StoryboardError as error:
            return Refused(problems=error.problems)
        touched = log.changes(board, after)
        unseen = [entry for entry in since if entry.revision > agreed]
        asks.clear()
        if log.others(unseen, touched, sent.author):
            authors = log.others(since, touched, sent.author)
            asks.append(Undoes(authors=authors, revision=video.revision))
            return Refused(problems=())
        return _Next(board=after, verb={"verb": "go-back", "to": to})

    outcome = _write(db, video, sent, moment, decide)
    return asks[0] if asks else outcome


def possible(db: Session, video: Video, author: int) -> tuple[bool, bool]:
    """Whether that person can undo, and redo, at the revision the video was read at."""
    # A line written since belongs to a storyboard this answer does not show.
    lines = tuple(e for e in _outline(db, video, author) if e.revision <= video.revision)
    can_undo = log.next_undo(lines, author) is not None
    return can_undo, log.next_redo(lines, author) is not None


def differences(board: Storyboard, verb: Mapping[str, Any], facts: Mapping[str, MediaFacts]) -> Any:
    """The scene as it stands and as that verb would make it, to compare; None without a scene."""
    try:
        after = edit.apply(board, phrasing.verb(board, verb), facts)
    except StoryboardError:
        return None
    for change in log.changes(board, after):
        if change.part.startswith(log.SCENE):
            return change.before, change.after
    return None


# --- reading and writing lines -------------------------------------------------------------------


def _step(
    db: Session, video: Video, sent: Sent, moment: datetime, kind: Literal["undo", "redo"]
) -> Outcome:
    def decide(board: Storyboard) -> _Next | Refused | Blocked:
        outline = _outline(db, video, sent.author)
        find = log.next_undo if kind == "undo" else log.next_redo
        found = find(outline, sent.author)
        if found is None:
            return Refused(problems=(problem(f"nothing-to-{kind}"),))
        whole = _entries(db, video, after=min(found.of) - 1)
        step = find(_with_changes(outline, whole), sent.author)
        assert step is not None
        after = log.take(board, step, whole)
        if isinstance(after, Blocked):
            return after
        return _Next(board=after, kind=kind, of=step.of, verb={"verb": kind})

    return _write(db, video, sent, moment, decide)


def _write(
    db: Session,
    video: Video,
    sent: Sent,
    moment: datetime,
    decide: Callable[[Storyboard], _Next | Refused | Blocked],
) -> Outcome:
    for _ in range(_TRIES):
        db.refresh(video)
        before = board_of(video)
        if _known(db, video, sent.id):
            return Applied(board=before, revision=video.revision, again=True)
        wanted = decide(before)
        if not isinstance(wanted, _Next):
            return wanted
        changes = log.changes(before, wanted.board)
        if not changes and wanted.kind == "edit":
            return Applied(board=before, revision=video.revision)
        if _written(db, video, sent, moment, replace(wanted, changes=changes)):
            return Applied(board=wanted.board, revision=video.revision)
    raise RuntimeError("the video changes faster than it can be written")


def _written(db: Session, video: Video, sent: Sent, moment: datetime, wanted: _Next) -> bool:
    """Write line and storyboard on the revision that was read; False: another came first."""
    seen, title = video.revision, wanted.board.title.said("fr")[:200]
    line = VideoEntry(
        organisation_id=video.organisation_id,
        video_id=video.id,
        revision=seen + 1,
        verb_id=sent.id,
        user_id=sent.author or None,
        client=sent.client,
        gesture=sent.gesture,
        kind=wanted.kind,
        of=list(wanted.of),
        verb=wanted.verb,
        changes=[asdict(change) for change in wanted.changes],
        at=moment,
    )
    try:
        mine = db.execute(
            update(Video)
            .where(Video.id == video.id, Video.revision == seen)
            .values(
                storyboard=document.dump(wanted.board),
                revision=seen + 1,
                title=title,
                changed_at=moment,
            )
            .execution_options(synchronize_session=False)
        )
        if mine.rowcount != 1:  # type: ignore[attr-defined]
            db.rollback()
            return False
        db.add(line)
        _mended(db, video, wanted.verb)
        db.commit()
    except IntegrityError:
        db.rollback()
        return False
    db.refresh(video)
    return True


def _mended(db: Session, video: Video, verb: Mapping[str, Any]) -> None:
    """A slot that is filled has no more need of the word that a file for it was refused."""
    if verb.get("verb") not in ("fill", "show"):
        return
    db.execute(
        update(ImportJob)
        .where(
            ImportJob.video_id == video.id,
            ImportJob.state == FAILED,
            ImportJob.scene == verb.get("scene"),
            ImportJob.slot == verb.get("slot", "picture"),
        )
        .values(video_id=None)
        .execution_options(synchronize_session=False)
    )


def _known(db: Session, video: Video, verb_id: str) -> bool:
    where = (VideoEntry.video_id == video.id, VideoEntry.verb_id == verb_id)
    return db.scalar(select(VideoEntry.id).where(*where)) is not None


def _entries(db: Session, video: Video, *, after: int) -> tuple[Entry, ...]:
    """The lines after a revision, whole."""
    rows = db.scalars(
        select(VideoEntry)
        .where(VideoEntry.video_id == video.id, VideoEntry.revision > after)
        .order_by(VideoEntry.revision)
    )
    return tuple(
        Entry(
            revision=row.revision,
            id=row.verb_id,
            author=row.user_id or PHONE,
            client=row.client,
            gesture=row.gesture,
            kind=row.kind,  # type: ignore[arg-type]
            of=tuple(row.of),
            changes=tuple(Change(**change) for change in row.changes),
        )
        for row in rows
    )


def _outline(db: Session, video: Video, author: int) -> tuple[Entry, ...]:
    """That person's lines without what they changed: enough to know what undo would take back."""
    e = VideoEntry
    mine = e.user_id == author if author else e.user_id.is_(None)
    rows = db.execute(
        select(e.revision, e.verb_id, e.client, e.gesture, e.kind, e.of)
        .where(e.video_id == video.id, mine)
        .order_by(e.revision)
    )
    return tuple(
        Entry(
            revision=revision, id=verb_id, author=author, client=client, gesture=gesture,
            kind=kind, of=tuple(of),
        )
        for revision, verb_id, client, gesture, kind, of in rows
    )  # fmt: skip


def _with_changes(outline: tuple[Entry, ...], whole: tuple[Entry, ...]) -> tuple[Entry, ...]:
    known = {entry.revision: entry.changes for entry in whole}
    return tuple(replace(line, changes=known.get(line.revision, ())) for line in outline)
