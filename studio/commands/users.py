"""`studio users add | list | reset | disable`: people, from the terminal of the machine."""

from __future__ import annotations

import json
import secrets
import sys

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.commands.base import Fault, chosen_organisation, database, say, table, trouble
from studio.errors import AlreadyThere, NothingToDo
from studio.models import ROLES, Organisation, User
from studio.people import members, passwords
from studio.words.moments import now


@click.group(short_help="People: add, list, reset a password, disable.")
def users() -> None:
    """Manage the people who may sign in."""


@users.command("add", short_help="Add somebody.")
@click.argument("email")
@click.option("--name", required=True, help="As shown on the pages.")
@click.option("--role", type=click.Choice(ROLES), default="referent", show_default=True)
@click.option("--organisation", help="Short name of the organisation, where there are several.")
@click.option("--new-organisation", help="Make a new organisation of that name for this person.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def add(
    email: str,
    *,
    name: str,
    role: str,
    organisation: str | None,
    new_organisation: str | None,
    password_stdin: bool,
) -> None:
    """Add a person. Without --password-stdin a password is made and printed once."""
    if not members.is_address(email):
        raise Fault(trouble("user-email", email=email))
    password = _password(email, from_stdin=password_stdin)
    with database() as (_, _folder, engine), Session(engine) as db:
        if new_organisation:
            house = members.make_organisation(db, new_organisation, now())
        else:
            house = chosen_organisation(db, organisation)
        try:
            members.make_user(
                db, house, email=email, name=name, role=role, password=password, now=now()
            )
        except AlreadyThere as error:
            raise Fault(trouble("user-known", email=email)) from error
        db.commit()
        click.echo(say("cli-user-added", email=email.lower(), organisation=house.slug))
    if not password_stdin:
        click.echo(say("cli-user-password", password=password))


@users.command("list", short_help="List everybody.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def list_users(as_json: bool) -> None:
    """List the people of every organisation."""
    with database() as (_, _folder, engine), Session(engine) as db:
        found = db.execute(
            select(User, Organisation).join(Organisation).order_by(Organisation.slug, User.email)
        ).all()
        if as_json:
            told = [
                {
                    "email": user.email,
                    "name": user.name,
                    "role": user.role,
                    "organisation": house.slug,
                    "disabled": user.disabled_at is not None,
                }
                for user, house in found
            ]
            click.echo(json.dumps(told, ensure_ascii=False))
        elif found:
            table(
                [
                    (
                        user.email,
                        user.name,
                        say(f"role-{user.role}"),
                        house.slug,
                        say("user-is-disabled") if user.disabled_at else "",
                    )
                    for user, house in found
                ]
            )
        else:
            click.echo(say("cli-nobody"))


@users.command("reset", short_help="Give somebody a new password.")
@click.argument("email")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def reset(email: str, password_stdin: bool) -> None:
    """Give a person a new password; open sessions end, a closed account opens again."""
    password = _password(email, from_stdin=password_stdin)
    with database() as (_, _folder, engine), Session(engine) as db:
        user = _user(db, email)
        members.set_password(user, password)
        members.enable(user)
        passwords.forget_failures(db, user.email)
        db.commit()
    click.echo(say("cli-user-reset", email=email.lower()))
    if not password_stdin:
        click.echo(say("cli-user-password", password=password))


@users.command("disable", short_help="Close somebody's account.")
@click.argument("email")
def disable(email: str) -> None:
    """Close an account; what the person made stays."""
    with database() as (_, _folder, engine), Session(engine) as db:
        user = _user(db, email)
        try:
            members.disable(db, user, now())
        except NothingToDo as error:
            raise Fault(trouble("user-last-admin")) from error
        db.commit()
    click.echo(say("cli-user-disabled", email=email.lower()))


def _user(db: Session, email: str) -> User:
    found = db.scalar(select(User).where(User.email == email.strip().lower()))
    if found is None:
        raise Fault(trouble("user-unknown", email=email))
    return found


def _password(email: str, *, from_stdin: bool) -> str:
    if not from_stdin:
        return "-".join(secrets.token_hex(3) for _ in range(3))
    password = sys.stdin.readline().rstrip("\n")
    weakness = passwords.weakness(password, email)
    if weakness:
        raise Fault(trouble("password", why=say(weakness, least=passwords.SHORTEST)))
    return password
