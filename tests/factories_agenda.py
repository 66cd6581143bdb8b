"""Makers for tests of calendar, publications and views: accounts, posts and readings as rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import update

from publish import accounts, repository, snapshots
from publish.endpoints import Endpoints
from publish.events import Pending, Receipt
from publish.fault import Step
from publish.insights import Snapshot
from publish.keys import Keys, Secrets
from publish.post import Network, Post
from publish.problem import Problem
from publish.publication import State
from publish.tables import publications
from studio.models import Approval, Organisation, Render, Video
from studio.posting import publishing
from tests.conftest import Studio
from tests.factories_studio import a_video

FILE = hashlib.sha256(b"a film").hexdigest()


def an_account(
    studio: Studio,
    network: Network = Network.FACEBOOK,
    *,
    organisation: Organisation | None = None,
    name: str = "",
    expires_at: datetime | None = None,
    endpoints: Endpoints | None = None,
) -> int:
    """An account of the organisation, as connected."""
    owner = organisation or studio.organisation
    secrets = Secrets(studio.folder.accounts_key)
    names = {Network.FACEBOOK: "Mission Locale de Limoges", Network.INSTAGRAM: "@ml.limoges"}
    with studio.engine.begin() as conn:
        return accounts.add_account(
            conn,
            owner.id,
            network=network,
            remote_id=f"{owner.id}00{network.value}",
            name=name or names[network],
            endpoints=endpoints or Endpoints(),
            sealed_keys=secrets.seal(Keys(page_token="a very secret token")),
            now=studio.clock(),
            expires_at=expires_at,
        )


def a_publication(
    studio: Studio,
    account: int,
    *,
    title: str = "Le SAV du CV",
    at: datetime | None = None,
    state: State = State.SCHEDULED,
    organisation: Organisation | None = None,
    problem: Problem | None = None,
    permalink: str = "https://www.facebook.com/reel/77/",
    video_ref: str = "",
    text: str = "On rit du formulaire.",
) -> int:
    """A publication in that state; two accounts with the same title share one post."""
    owner = organisation or studio.organisation
    moment = at or studio.clock() + timedelta(days=1)
    post = Post(
        file_sha256=FILE, text=text, title=title, key=f"{owner.id} {title}", video_ref=video_ref
    )
    values: dict[str, object] = {"state": state.value}
    if problem is not None:
        values["problem"] = problem.as_json()
    if state is State.PUBLISHED:
        receipt = Receipt(remote_id="77", media_id="77", permalink=permalink, published_at=moment)
        values |= {
            "remote_id": receipt.remote_id,
            "media_id": receipt.media_id,
            "permalink": receipt.permalink,
            "published_at": receipt.published_at,
        }
    if state is State.UNCERTAIN:
        pending = Pending(
            remote_id="77",
            upload_url="https://rupload.facebook.com/video-upload/77",
            step=Step.PUBLISH,
            made_at=moment,
            sent_at=moment,
            sent_times=1,
        )
        values["pending"] = pending.as_json()
    with studio.engine.begin() as conn:
        made = repository.schedule(conn, owner.id, post, account, moment, now=studio.clock)
        conn.execute(update(publications).where(publications.c.id == made).values(**values))
    return made


def readings(
    studio: Studio, publication: int, metric: str, values: Iterable[tuple[datetime, int | None]]
) -> None:
    """Readings of one number."""
    with studio.engine.begin() as conn:
        snapshots.add(
            conn,
            studio.organisation.id,
            [
                Snapshot(
                    publication_id=publication,
                    metric=metric,
                    value=value,
                    measured_at=at,
                    api_version="v26.0",
                )
                for at, value in values
            ],
        )


def an_approved_video(studio: Studio, tmp_path: Path, **changes: object) -> tuple[Video, str]:
    """A video with a finished file that somebody approved; returns it and the file's hash."""
    film = tmp_path / "film.mp4"
    film.write_bytes(b"a film")
    sha256 = publishing.keep_file(studio.folder, studio.organisation.id, film)
    place = studio.folder.render(studio.organisation.id, sha256)
    (place / publishing.POSTER).write_bytes(b"\xff\xd8a poster")
    video = a_video(studio.db, studio.organisation, title="Le SAV du CV", **changes)
    render = Render(
        organisation_id=studio.organisation.id,
        video_id=video.id,
        revision=video.revision,
        storyboard=video.storyboard,
        rendition="reel",
        sha256=sha256,
        size=6,
        facts={"frames": 690, "rate": 30, "width": 1080, "height": 1920},
        created_at=studio.clock(),
    )
    studio.db.add(render)
    studio.db.flush()
    studio.db.add(
        Approval(
            organisation_id=studio.organisation.id,
            video_id=video.id,
            render_id=render.id,
            file_sha256=sha256,
            by_name="Nadège B.",
            at=studio.clock(),
        )
    )
    studio.db.commit()
    return video, sha256
