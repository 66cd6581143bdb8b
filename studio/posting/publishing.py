"""Where the studio meets publishing: an approved file becomes posts, and files are found. EDGE.

A post names one finished file by its hash: editing afterwards never changes what goes out. What
a network accepts, what a state allows and what a moment means is decided in publish/; here rows
are read and written, for one organisation at a time.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, select, update

from media.facts import MediaFacts
from publish import accounts as account_rows
from publish import repository
from publish.deliver import Resolve
from publish.errors import IllegalEvent, StaleWrite
from publish.limits import LIMITS, preflight, text_length, text_problems
from publish.post import Account, Network, Post, VideoFacts
from publish.problem import Problem
from publish.publication import Publication, State
from publish.tables import posts, publications
from studio.paths import DataFolder

VIDEO = "video.mp4"
POSTER = "poster.jpg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A finished file that may go out."""

    sha256: str
    """Content hash of the MP4."""
    facts: VideoFacts
    """What is known of it."""
    title: str
    """What the studio calls it."""
    video_ref: str = ""
    """Number of the video, as text; empty for a file from elsewhere."""
    cover_ms: int | None = None
    """The moment of its cover, milliseconds."""
    cover_sha256: str | None = None
    """Content hash of its cover, kept beside the finished files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person wants to go out: words, accounts and minute."""

    text: str
    """The words everywhere."""
    texts: tuple[tuple[Network, str], ...] = ()
    """The words that differ, by network."""
    accounts: tuple[int, ...] = ()
    """Row numbers of the accounts that were ticked."""
    at: datetime | None = None
    """The minute, UTC; None: none that can be meant."""

    def text_for(self, network: Network) -> str:
        """Return the words for that network."""
        return dict(self.texts).get(network, self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How long the words are for a network."""

    network: Network
    """The network."""
    length: int
    """As it counts."""
    maximum: int
    """What it takes."""
    problems: tuple[Problem, ...]
    """What it would refuse of the words."""


def counts(wish: Wish) -> tuple[Count, ...]:
    """Return the count of the words for each network."""
    return tuple(
        Count(
            network=placement.network,
            length=text_length(wish.text_for(placement.network)),
            maximum=limits.text_length,
            problems=text_problems(wish.text_for(placement.network), placement),
        )
        for placement, limits in LIMITS.items()
    )


def refusals(
    finished: Finished, wish: Wish, accounts: tuple[Account, ...], now: datetime
) -> tuple[tuple[Account, Problem], ...]:
    """Return what each ticked account's network would refuse, all at once."""
    return tuple(
        (account, problem)
        for account in accounts
        if account.id in wish.accounts
        for problem in preflight(
            finished.facts,
            wish.text_for(account.network),
            account.placement,
            wish.at,
            now,
            cover_ms=finished.cover_ms,
        )
    )


def schedule(
    conn: Connection,
    organisation_id: int,
    finished: Finished,
    wish: Wish,
    *,
    key: str = "",
    person: str = "",
    now: datetime,
) -> tuple[int, ...]:
    """Return the publications of that file to those accounts; the same key twice is one post.

    Raises UnknownRow for an account of another organisation, ValueError without a minute.
    """
    if wish.at is None:
        raise ValueError("a post without a minute")
    post = Post(
        file_sha256=finished.sha256,
        text=wish.text,
        network_texts=wish.texts,
        title=finished.title,
        cover_ms=finished.cover_ms,
        cover_sha256=finished.cover_sha256,
        video_ref=finished.video_ref,
        key=key or uuid4().hex,
    )
    at = wish.at
    return tuple(
        repository.schedule(
            conn, organisation_id, post, account_id, at, person=person, now=lambda: now
        )
        for account_id in wish.accounts
    )


def may_reword(publication: Publication) -> bool:
    """Tell whether new words would be what goes out.

    Facebook gets them with the publishing call. Instagram binds them to its container: once one
    exists, only a new post can carry others.
    """
    resting = publication.state in (
        State.SCHEDULED,
        State.AWAITING_PERSON,
        State.FAILED,
        State.CANCELLED,
    )
    network = publication.placement.network
    return resting and (publication.pending is None or network is Network.FACEBOOK)


def reword(
    conn: Connection, organisation_id: int, publication: Publication, text: str
) -> tuple[Problem, ...]:
    """Give the publication's network other words; return what it would refuse (then nothing is).

    Raises UnknownRow for another organisation's.
    """
    problems = text_problems(text, publication.placement)
    if problems or not may_reword(publication):
        return problems
    post = repository.get_post(conn, organisation_id, publication.post_id)
    words = {network.value: said for network, said in post.network_texts}
    words[publication.placement.network.value] = text
    conn.execute(
        update(posts)
        .where(posts.c.id == publication.post_id, posts.c.organisation_id == organisation_id)
        .values(network_texts=words)
    )
    return ()


def call_back(
    conn: Connection,
    organisation_id: int,
    file_sha256: str,
    person: str,
    now: Callable[[], datetime],
) -> int:
    """Cancel what was still to go out of a file that nobody approves any more; return how many."""
    rows = repository.list_publications(
        conn, organisation_id, states=(State.SCHEDULED, State.AWAITING_PERSON)
    )
    stopped = 0
    for publication, post, _ in rows:
        if post.file_sha256 != file_sha256:
            continue
        try:
            repository.cancel(conn, organisation_id, publication.id, person=person, now=now)
        except (IllegalEvent, StaleWrite):  # it has just left: the calendar says what became of it
            continue
        stopped += 1
    return stopped


def siblings(
    conn: Connection, organisation_id: int, publication_id: int
) -> tuple[tuple[Publication, Post, Account], ...]:
    """Return all publications of the post of that one, itself included.

    Raises UnknownRow for another organisation's.
    """
    one = repository.get(conn, organisation_id, publication_id)
    post = repository.get_post(conn, organisation_id, one.post_id)
    ids = conn.scalars(
        select(publications.c.id)
        .where(
            publications.c.post_id == one.post_id,
            publications.c.organisation_id == organisation_id,
        )
        .order_by(publications.c.id)
    ).all()
    found = (repository.get(conn, organisation_id, other) for other in ids)
    return tuple(
        (each, post, account_rows.get_account(conn, organisation_id, each.account_id))
        for each in found
    )


def resolver(folder: DataFolder) -> Resolve:
    """Return what finds a finished file or a cover by its hash, for the deliverer.

    It raises LookupError when the file is not there any more.
    """

    def resolve(organisation_id: int, sha256: str) -> Path:
        place = folder.render(organisation_id, sha256)
        for name in (VIDEO, POSTER):
            if (place / name).is_file():
                return place / name
        raise LookupError(sha256)

    return resolve


def with_cover(folder: DataFolder, organisation_id: int, finished: Finished) -> Finished:
    """Return it with its poster as cover, kept under its own hash; unchanged without a poster."""
    poster = folder.render(organisation_id, finished.sha256) / POSTER
    if not poster.is_file():
        return finished
    return replace(finished, cover_sha256=_keep(folder, organisation_id, poster, POSTER))


def keep_file(folder: DataFolder, organisation_id: int, file: Path) -> str:
    """Keep a copy of a finished file from elsewhere; return its content hash."""
    return _keep(folder, organisation_id, file, VIDEO)


def render_facts(plain: Mapping[str, object], size: int) -> VideoFacts:
    """Return what the networks ask of a file that the engine made (its form is the house's)."""
    rate = Fraction(str(plain.get("rate", 30)))
    return VideoFacts(
        size_bytes=size,
        duration=Fraction(int(str(plain["frames"]))) / rate,
        width=int(str(plain["width"])),
        height=int(str(plain["height"])),
        frame_rate=rate,
        video_codec="h264",
        audio_codec="aac",
        pixel_format="yuv420p",
        audio_rate=48_000,
        audio_channels=2,
        has_edit_list=False,
        index_first=True,
    )


def foreign_facts(facts: MediaFacts, size: int) -> VideoFacts:
    """Return what the networks ask of a file from elsewhere, as far as it is known."""
    return VideoFacts(
        size_bytes=size,
        duration=Fraction(facts.duration, 30),
        width=facts.width,
        height=facts.height,
        frame_rate=Fraction(30),
        video_codec=facts.video_codec,
        audio_codec=facts.audio_codec or None,
        container="mp4" if "mp4" in facts.container or "mov" in facts.container else "other",
        audio_channels=facts.channels or None,
    )


def _keep(folder: DataFolder, organisation_id: int, file: Path, name: str) -> str:
    with file.open("rb") as opened:
        sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
    place = folder.render(organisation_id, sha256)
    if not (place / name).is_file():
        place.mkdir(parents=True, exist_ok=True)
        beside = place / f".{uuid4().hex}"
        try:
            shutil.copyfile(file, beside)
            beside.replace(place / name)
        finally:
            beside.unlink(missing_ok=True)
    return sha256
