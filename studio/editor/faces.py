"""Faces: a film is looked at by the worker, and scenes are framed by what it saw. EDGE.

What was seen of a whole film lies beside its other files (`media.sightings`); a row says that it
is to be looked at, or keeps what was seen of a stretch. `templates.proposals` says what follows.
"""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from media import sightings
from media.errors import Killed, NoDetector, NoSpace, UnknownMedia
from media.faces import Sighting
from media.facts import MediaFacts
from media.library import Imported, imported
from studio.editor import editing
from studio.errors import is_full
from studio.models import FaceJob, Video
from studio.paths import DataFolder
from studio.words.moments import now
from studio.work.assets import facts_for
from studio.work.carried import Watch, carry_out
from studio.work.jobs import DONE, OPEN, WAITING, Held
from templates import pace, trails, verbs
from templates.proposals import cut, proposal
from templates.storyboard import Spot

CODES: Final[tuple[tuple[type[Exception], str], ...]] = (
    (NoSpace, "faces-disk-full"),
    (UnknownMedia, "faces-media-missing"),
    (Killed, "faces-killed"),
)
"""By what went wrong, the code of a problem: `problem-<code>` is its sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was seen in the films of an organisation, as `templates.proposals.Seen`."""

    folder: DataFolder
    organisation_id: int

    def __call__(self, media: str) -> tuple[Sighting, ...] | None:
        """The looks at a film, by content hash; None: nobody has looked yet."""
        found = sightings.sightings(self.folder.imported(self.organisation_id, media))
        return None if found is None else found.seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be looked at."""

    organisation_id: int
    media: str
    video_id: int | None = None
    """The video that is framed by it, if any."""
    scene: str = ""
    first: int | None = None
    """First and last frame of a stretch; None: the whole film."""
    last: int | None = None
    mark: dict[str, Any] | None = None
    """Where the face is pointed at, for a stretch (studio.models.FaceJob)."""
    user_id: int | None = None


def ask(db: Session, wish: Wish, moment: datetime) -> FaceJob:
    """The row of that wish; what waits, or was looked at, is not looked at again. Commits.

    A stretch that was looked at is done at once, wherever in it one points.
    """
    what = {"video_id": wish.video_id, "media": wish.media, "first": wish.first, "last": wish.last}
    states = OPEN if wish.first is None else (DONE, *OPEN)  # (a whole film's looks are a file)
    same = db.scalar(
        select(FaceJob)
        .filter_by(organisation_id=wish.organisation_id, **what)
        .where(FaceJob.state.in_(states), FaceJob.cancel.is_(False))
        .order_by(FaceJob.id.desc())
        .limit(1)
    )
    if same is not None and same.mark == wish.mark:
        return same
    job = FaceJob(
        organisation_id=wish.organisation_id,
        scene=wish.scene,
        mark=wish.mark,
        user_id=wish.user_id,
        state=WAITING,
        created_at=moment,
        **what,
    )
    if same is not None and same.state == DONE:
        job.state, job.seen, job.finished_at = DONE, same.seen, moment
    db.add(job)
    db.commit()
    return job


def ask_for(
    db: Session, folder: DataFolder, video: Video, scene_id: str, *, user_id: int | None,
    moment: datetime,
) -> FaceJob | None:  # fmt: skip
    """The row of a look at a scene's film; None: it was looked at, or there is nothing to frame.

    A film whose import goes on is looked at when that ends. Commits.
    """
    scene = editing.board_of(video).scene(scene_id)
    take = pace.take_of(scene) if scene is not None else None
    if take is None:
        return None
    house = video.organisation_id
    fact = facts_for(db, house, [take.media]).get(take.media)
    place = folder.imported(house, take.media)
    if fact is None or not cut(fact) or imported(place) is None:
        return None
    if sightings.sightings(place) is not None:
        return None
    wish = Wish(
        organisation_id=house, media=take.media, video_id=video.id, scene=scene_id, user_id=user_id
    )
    return ask(db, wish, moment)


def point_at(  # noqa: PLR0917 - what, where, when
    db: Session, video: Video, scene_id: str, gag_id: str, frame: int, point: tuple[int, int],
    *, user_id: int | None, moment: datetime,
) -> FaceJob | None:  # fmt: skip
    """The row that follows the face behind a point (thousandths) of a frame of the video.

    None: no film is to be seen there, or the gag shows none of it. Commits.
    """
    board = editing.board_of(video)
    scene = board.scene(scene_id)
    take = pace.take_of(scene) if scene is not None else None
    gag = next((g for g in scene.gags if g.id == gag_id), None) if scene is not None else None
    if scene is None or take is None or gag is None:
        return None
    house = video.organisation_id
    fact = facts_for(db, house, [take.media]).get(take.media)
    mark = trails.marked(board, frame, point, fact) if fact is not None else None
    part = trails.stretch(scene, trails.covering(scene, gag), fact) if fact is not None else None
    if mark is None or part is None:
        return None
    wish = Wish(
        organisation_id=house, media=take.media, video_id=video.id, scene=scene_id, first=part[0],
        last=part[1], mark={"gag": gag_id, **asdict(mark)}, user_id=user_id,
    )  # fmt: skip
    return ask(db, wish, moment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """From when to when a blur hides the face it is to follow."""

    at: int
    """Frame of the scene."""
    duration: int
    """Frames."""
    whole: bool
    """Whether that is all of the scene."""


def hidden(video: Video, job: FaceJob) -> Hidden | None:
    """The times of the blur that a row was asked for; None: it is gone."""
    scene = editing.board_of(video).scene(job.scene)
    known = {gag.id: gag for gag in scene.gags} if scene is not None else {}
    gag = known.get((job.mark or {}).get("gag", ""))
    if scene is None or gag is None:
        return None
    laid = trails.covering(scene, gag)
    whole = laid.at == 0 and laid.duration >= pace.played_frames(scene)
    return Hidden(at=laid.at, duration=laid.duration, whole=whole)


def trail_of(video: Video, job: FaceJob) -> tuple[Spot, ...] | None:
    """The way of the face that was pointed at; empty: nobody is there; None: another film now."""
    scene = editing.board_of(video).scene(job.scene)
    take = pace.take_of(scene) if scene is not None else None
    if take is None or take.media != job.media or not job.mark:
        return None
    mark = trails.Mark(at=job.mark["at"], x=job.mark["x"], y=job.mark["y"])
    return trails.trail(sightings.sighted(job.seen), mark)


def run(held: Held, folder: DataFolder, stop: threading.Event) -> None:
    """Look at what that row names; ends the row, or puts it back when the worker is to stop."""
    with Session(held.engine, expire_on_commit=False) as db:
        job = db.get_one(FaceJob, held.claim.row_id)
        db.expunge(job)

    def do(watch: Watch) -> dict[str, Any]:
        return {"seen": _seen(held, folder, job, watch)}

    carry_out(held, stop, do, _why)


def _seen(held: Held, folder: DataFolder, job: FaceJob, watch: Watch) -> list[Any]:
    """What the row is to keep: the faces of a stretch; those of a whole film lie beside it."""
    found = imported(folder.imported(job.organisation_id, job.media))
    if found is None or found.proxy is None:
        raise UnknownMedia(job.media)
    if job.first is None:
        _whole(held, folder, job, found, watch)
        return []
    seen = sightings.every_frame(found.proxy, job.first, job.last or job.first, cancel=watch)
    if seen is None:
        raise UnknownMedia(job.media)
    return [sightings.plain(one) for one in seen]


def _whole(held: Held, folder: DataFolder, job: FaceJob, found: Imported, watch: Watch) -> None:
    place = folder.imported(job.organisation_id, job.media)
    looked = sightings.look(found, place, cancel=watch)
    if looked is None:
        raise UnknownMedia(job.media)
    if job.video_id is None:
        return
    with Session(held.engine, expire_on_commit=False) as db:
        video = db.get(Video, job.video_id)
        if video is not None and video.deleted_at is None:
            _propose(db, video, job, found.facts, looked.seen)


def _propose(
    db: Session, video: Video, job: FaceJob, fact: MediaFacts, seen: tuple[Sighting, ...]
) -> None:
    """Frame the scenes that show the film and that nobody has framed, as lines of the log."""
    for scene in editing.board_of(video).scenes:
        take = pace.take_of(scene)
        framing = scene.framing
        if take is None or take.media != job.media or framing.chosen or framing.proposed:
            continue
        made = proposal(scene, fact, seen)
        if made is None:
            continue
        verb = verbs.dump(verbs.Propose(scene=scene.id, framing=made))
        sent = editing.Sent(
            id=f"faces-{job.id}-{scene.id}",
            client=editing.MACHINE,
            author=job.user_id if job.user_id is not None else editing.PHONE,
            base=None,
        )
        facts = facts_for(db, video.organisation_id, [job.media])
        editing.apply(db, video, verb, sent, facts=facts, moment=now())


def _why(error: Exception) -> tuple[str, dict[str, Any]]:
    """Code and values of a problem."""
    if isinstance(error, NoDetector):
        return "no-detector", {"error": error.why}
    if is_full(error):
        return "faces-disk-full", {}
    return next((code for kind, code in CODES if isinstance(error, kind)), "faces-failed"), {}
