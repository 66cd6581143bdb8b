"""`studio accounts add | list | check`: where videos go."""

from __future__ import annotations

import json
import sys
from typing import Any

import click
from sqlalchemy.orm import Session

from publish import accounts as account_rows
from publish import tokens
from publish.errors import UnknownRow
from publish.keys import Secrets
from publish.post import Account, Lamp
from publish.problem import Problem
from studio.commands.base import Fault, Trouble, chosen_organisation, database, say, table, trouble
from studio.words.moments import now

STDIN = "-"


@click.group(short_help="Accounts on the networks.")
def accounts() -> None:
    """Connect, list and check the accounts that videos go to."""


@accounts.command("add", short_help="Connect a Page by its token.")
@click.option("--page-token", required=True, help="The Page's access token; - reads it from stdin.")
@click.option("--organisation", help="Short name of the organisation, where there are several.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def add(page_token: str, organisation: str | None, as_json: bool) -> None:
    """Connect the Page of a token, and the Instagram account linked to it."""
    if page_token == STDIN:
        page_token = sys.stdin.readline()
    with database() as (made, folder, engine), Session(engine) as db:
        house = chosen_organisation(db, organisation)
        endpoints = made.endpoints()
        connected = tokens.connect_page_token(
            endpoints, page_token, app_secret=made.meta_app_secret or None
        )
        if not connected.accounts:
            raise Fault(*(as_trouble(p) for p in connected.problems), as_json=as_json)
        secrets = Secrets(folder.accounts_key)
        ids = [
            tokens.keep(db.connection(), house.id, found, endpoints, secrets=secrets, now=now())
            for found in connected.accounts
        ]
        db.commit()
        kept = [account_rows.get_account(db.connection(), house.id, n) for n in ids]
    for problem in connected.problems:
        click.echo(say(f"problem-{problem.code}", **problem.values), err=True)
    _show(kept, as_json=as_json)


@accounts.command("list", short_help="List the accounts and how they stand.")
@click.option("--organisation", help="Short name of the organisation, where there are several.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def list_accounts(organisation: str | None, as_json: bool) -> None:
    """List number, network, name and lamp of every account. Secrets are never shown."""
    with database() as (_, _folder, engine), Session(engine) as db:
        house = chosen_organisation(db, organisation)
        found = account_rows.list_accounts(db.connection(), house.id)
    _show(list(found), as_json=as_json)


@accounts.command("check", short_help="Ask the networks how the accounts stand.")
@click.argument("account", nargs=-1)
@click.option("--organisation", help="Short name of the organisation, where there are several.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def check(account: tuple[str, ...], organisation: str | None, as_json: bool) -> None:
    """Ask the network about each ACCOUNT (all, without one); exit 1 when one is not well."""
    with database() as (_, folder, engine), Session(engine) as db:
        house = chosen_organisation(db, organisation)
        known = account_rows.list_accounts(db.connection(), house.id)
        wanted = [one_account(known, word) for word in account] or list(known)
        secrets = Secrets(folder.accounts_key)
        found = []
        for one in wanted:
            try:
                lamp, problem = tokens.check_account(
                    engine, house.id, one.id, secrets=secrets, now=now
                )
            except UnknownRow as error:
                raise Fault(trouble("account-unknown", account=str(one.id))) from error
            found.append((one, lamp, problem))
    ill = [as_trouble(p, one.name) for one, lamp, p in found if p and lamp is not Lamp.EXPIRES_SOON]
    if as_json:
        click.echo(
            json.dumps(
                [_plain(one) | {"lamp": lamp.value} for one, lamp, _ in found], ensure_ascii=False
            )
        )
    else:
        table([_line(one, lamp) for one, lamp, _ in found])
    if ill:
        raise Fault(*ill, as_json=as_json)


def one_account(known: tuple[Account, ...], word: str) -> Account:
    """Return the account of that number, name or network id. Raises Fault."""
    for account in known:
        names = (account.name, account.handle, account.handle.lstrip("@"))
        if word in (str(account.id), *names, account.remote_id):
            return account
    raise Fault(trouble("account-unknown", account=word))


def as_trouble(problem: Problem, where: str = "") -> Trouble:
    """Return a problem of publishing as the command line tells it."""
    return Trouble(code=problem.code, values=problem.values, where=where)


def _show(found: list[Account], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([_plain(one) for one in found], ensure_ascii=False))
    else:
        table([_line(one, one.lamp) for one in found])


def _line(one: Account, lamp: Lamp) -> tuple[str, ...]:
    network = say(f"network-{one.network.value}")
    return str(one.id), network, one.name, say(f"lamp-{lamp.value}")


def _plain(one: Account) -> dict[str, Any]:
    return {
        "id": one.id,
        "network": one.network.value,
        "remote_id": one.remote_id,
        "name": one.name,
        "lamp": one.lamp.value,
        "expires_at": one.expires_at.isoformat() if one.expires_at else None,
        "graph_url": one.endpoints.graph_url,
    }
