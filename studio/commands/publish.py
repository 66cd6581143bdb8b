"""`studio publish schedule | list | show | now | cancel`: what goes out, and when."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from media.facts import MediaFacts
from media.library import facts_of
from publish import accounts as account_rows
from publish import logbook, repository
from publish.errors import IllegalEvent, StaleWrite, UnknownRow
from publish.post import Account, Post
from publish.publication import Publication
from studio.commands.accounts import as_trouble, one_account
from studio.commands.base import (
    Fault,
    chosen_organisation,
    database,
    language,
    say,
    table,
    trouble,
)
from studio.models import Organisation, Video
from studio.paths import DataFolder
from studio.posting import publishing, when
from studio.posting.agenda import SHOWN
from studio.posting.finished import offer
from studio.posting.publishing import Finished, Wish
from studio.words import dates
from studio.words.moments import now

ORGANISATION = click.option(
    "--organisation", help="Short name of the organisation, where there are several."
)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON.")


@click.group(short_help="Publications: schedule, list, show, now, cancel.")
def publish() -> None:
    """Schedule finished videos, and see what became of them."""


@publish.command("schedule", short_help="Schedule a finished video.")
@click.argument("what", metavar="FILE|ID")
@click.option("--account", "names", multiple=True, required=True, help="Number or name; repeat.")
@click.option("--at", required=True, help="ISO moment; without a zone it is Paris time.")
@click.option("--text", required=True, help="The words that go with it.")
@ORGANISATION
@AS_JSON
def schedule(  # noqa: PLR0917 (click gives them by name)
    what: str,
    names: tuple[str, ...],
    at: str,
    text: str,
    organisation: str | None,
    as_json: bool,
) -> None:
    """Schedule an MP4 file, or the approved file of the video of that number.

    The networks' limits are checked first: what would be refused is told, and nothing is kept.
    """
    moment = _moment(at, as_json=as_json)
    with database() as (_, folder, engine), Session(engine) as db:
        house = chosen_organisation(db, organisation)
        known = account_rows.list_accounts(db.connection(), house.id)
        chosen = tuple(one_account(known, name) for name in names)
        finished = _finished(db, folder, house, what)
        wish = Wish(text=text, accounts=tuple(account.id for account in chosen), at=moment)
        refused = publishing.refusals(finished, wish, chosen, now())
        if refused:
            raise Fault(
                *(as_trouble(problem, account.name) for account, problem in refused),
                as_json=as_json,
            )
        if Path(what).is_file():
            publishing.keep_file(folder, house.id, Path(what))
        ids = publishing.schedule(
            db.connection(),
            house.id,
            publishing.with_cover(folder, house.id, finished),
            wish,
            person=say("cli-person"),
            now=now(),
        )
        db.commit()
        rows = [_row(db.connection(), house.id, n) for n in ids]
    _show(rows, as_json=as_json)


@publish.command("list", short_help="List publications by their minute.")
@ORGANISATION
@AS_JSON
def list_publications(organisation: str | None, as_json: bool) -> None:
    """List number, minute, state, network and title of every publication."""
    with database() as (_, _folder, engine), Session(engine) as db:
        house = chosen_organisation(db, organisation)
        rows = repository.list_publications(db.connection(), house.id)
    _show(list(rows), as_json=as_json)


@publish.command("show", short_help="Tell what happened to a publication.")
@click.argument("publication", type=int)
@ORGANISATION
@AS_JSON
def show(publication: int, organisation: str | None, as_json: bool) -> None:
    """Tell everything about one publication, with its log."""
    with database() as (_, _folder, engine), Session(engine) as db:
        house = chosen_organisation(db, organisation)
        row = _found(db.connection(), house.id, publication)
        lines = logbook.read(db.connection(), house.id, publication)
    if as_json:
        log = [
            {
                "at": line["at"].isoformat(),
                "code": line["code"],
                "network_code": line["network_code"],
                "network_subcode": line["network_subcode"],
                "person": line["person"],
            }
            for line in lines
        ]
        click.echo(json.dumps(_plain(row) | {"log": log}, ensure_ascii=False))
        return
    table([_line(row)])
    one = row[0]
    if one.problem is not None:
        click.echo(say(f"problem-{one.problem.code}", **one.problem.values))
    if one.receipt is not None and one.receipt.permalink:
        click.echo(one.receipt.permalink)
    table(
        [
            (dates.moment(line["at"], language()), say(f"publication-log-{line['code']}"))
            for line in lines
        ]
    )


@publish.command("now", short_help="Let it go at once.")
@click.argument("publication", type=int)
@ORGANISATION
@AS_JSON
def publish_now(publication: int, organisation: str | None, as_json: bool) -> None:
    """Let a publication that waits, was missed or was refused go at once (by the worker)."""
    _act(publication, organisation, repository.publish_now, as_json=as_json)


@publish.command("cancel", short_help="Take it back.")
@click.argument("publication", type=int)
@ORGANISATION
@AS_JSON
def cancel(publication: int, organisation: str | None, as_json: bool) -> None:
    """Take a publication back while nothing of it is visible."""
    _act(publication, organisation, repository.cancel, as_json=as_json)


def _act(
    publication: int,
    organisation: str | None,
    act: Callable[..., Publication],
    *,
    as_json: bool,
) -> None:
    with database() as (_, _folder, engine), Session(engine) as db:
        house = chosen_organisation(db, organisation)
        _found(db.connection(), house.id, publication)
        try:
            act(db.connection(), house.id, publication, person=say("cli-person"), now=now)
        except (IllegalEvent, StaleWrite) as error:
            raise Fault(
                trouble("publication-too-late", publication=publication), as_json=as_json
            ) from error
        db.commit()
        row = _row(db.connection(), house.id, publication)
    _show([row], as_json=as_json)


def _moment(text: str, *, as_json: bool) -> datetime:
    """Return the moment meant; a wall-clock time is Paris's. Raises Fault."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        raise Fault(trouble("time-unreadable", text=text), as_json=as_json) from error
    if read.tzinfo is not None:
        return read
    meant = when.read(read.date().isoformat(), read.time().isoformat())
    if meant.at is None:
        clock = dates.clock(read, language())
        following = dates.clock(meant.next_wall or read, language())
        raise Fault(trouble("time-skipped", hour=clock, next=following), as_json=as_json)
    if meant.remark:
        click.echo(say("when-twice", hour=dates.clock(read, language())), err=True)
    return meant.at


def _finished(db: Session, folder: DataFolder, house: Organisation, what: str) -> Finished:
    """Return the file that is meant: one on the disk, or a video's approved one. Raises Fault."""
    path = Path(what)
    if path.is_file():
        facts = facts_of(path)
        if not isinstance(facts, MediaFacts):
            raise Fault(trouble("file-not-a-video", what))
        return Finished(
            sha256=facts.media_id,
            facts=publishing.foreign_facts(facts, path.stat().st_size),
            title=path.stem,
        )
    video = None
    if what.isdigit():
        wanted = select(Video).where(Video.id == int(what), Video.organisation_id == house.id)
        video = db.scalar(wanted)
    if video is None:
        raise Fault(trouble("nothing-of-that-name", name=what))
    found = offer(db, folder, video)
    if found.finished is None:
        raise Fault(trouble("video-not-approved", title=video.title))
    return found.finished


def _found(conn: Connection, house: int, number: int) -> tuple[Publication, Post, Account]:
    try:
        return _row(conn, house, number)
    except UnknownRow as error:
        raise Fault(trouble("publication-unknown", publication=str(number))) from error


def _row(conn: Connection, house: int, number: int) -> tuple[Publication, Post, Account]:
    one = repository.get(conn, house, number)
    post = repository.get_post(conn, house, one.post_id)
    return one, post, account_rows.get_account(conn, house, one.account_id)


def _show(rows: list[tuple[Publication, Post, Account]], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([_plain(row) for row in rows], ensure_ascii=False))
    else:
        table([_line(row) for row in rows])


def _line(row: tuple[Publication, Post, Account]) -> tuple[str, ...]:
    one, post, account = row
    moment = dates.moment(one.at, language())
    state = say(f"state-{SHOWN[one.state]}")
    network = say(f"network-{account.network.value}")
    return str(one.id), moment, state, network, account.name, post.title


def _plain(row: tuple[Publication, Post, Account]) -> dict[str, Any]:
    one, post, account = row
    receipt = one.receipt
    return {
        "id": one.id,
        "at": one.at.isoformat(),
        "state": one.state.value,
        "network": account.network.value,
        "account": account.name,
        "account_id": account.id,
        "title": post.title,
        "text": post.text_for(account.network),
        "file": post.file_sha256,
        "permalink": receipt.permalink if receipt else None,
        "published_at": receipt.published_at.isoformat() if receipt else None,
        "problem": one.problem.as_json() if one.problem else None,
    }
