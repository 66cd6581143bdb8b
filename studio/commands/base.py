"""What the commands share: settings, database, problems as sentences, progress, cancelling."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

import click
from alembic.util import CommandError
from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from studio import migrate, sentences
from studio.causes import cause
from studio.db import make_engine
from studio.errors import is_full
from studio.models import Organisation
from studio.paths import DataFolder
from studio.settings import BadSetting, Settings

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One problem to tell."""

    code: str
    values: Mapping[str, Any]
    where: str = ""


class Fault(Exception):
    """The command ends with exit code 1 and these problems."""

    def __init__(self, *troubles: Trouble, as_json: bool = False) -> None:
        super().__init__(", ".join(t.code for t in troubles))
        self.troubles = troubles
        self.as_json = as_json or in_json()


def trouble(code: str, where: str = "", /, **values: Any) -> Trouble:
    """Return a problem, written short."""
    return Trouble(code=code, where=where, values=values)


def sentence(found: Trouble, lang: str) -> str:
    """Return the sentence of a problem, after the place it is about."""
    said = sentences.problem(found.code, lang, **found.values)
    if not found.where:
        return said
    return f"{found.where}{chr(0xA0) if lang == 'fr' else ''}: {said}"


def tell_problems(fault: Fault) -> None:
    """Write the problems on stderr: a line each, or JSON."""
    lang = language()
    if fault.as_json:
        told = [
            {
                "code": t.code,
                "where": t.where,
                "values": dict(t.values),
                "sentence": sentences.problem(t.code, lang, **t.values),
            }
            for t in fault.troubles
        ]
        click.echo(json.dumps({"problems": told}, ensure_ascii=False, default=str), err=True)
        return
    for found in fault.troubles:
        click.echo(sentence(found, lang), err=True)


def language() -> str:
    """Return the language of this run's messages."""
    context = click.get_current_context(silent=True)
    chosen = (context.obj or {}).get("lang") if context is not None else None
    chosen = chosen or _typed("--lang") or "fr"
    return chosen if chosen in sentences.LANGUAGES else "fr"


def in_json() -> bool:
    """Return whether this run is to speak JSON."""
    context = click.get_current_context(silent=True)
    if context is not None and "as_json" in context.params:
        return bool(context.params["as_json"])
    return "--json" in sys.argv[1:]


def _typed(option: str) -> str | None:
    """What was typed for an option, before click has read it or after it has let go."""
    words = sys.argv[1:]
    for at, word in enumerate(words, start=1):
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
        if word == option:
            return "".join(words[at : at + 1])
    return None


def say(key: str, /, **values: Any) -> str:
    """Return a sentence in the language of this run."""
    return sentences.say(key, language(), **values)


def why(error: OSError) -> str:
    """Return why the machine refused, in the language of this run."""
    return say(cause(error.errno), number=error.errno or 0)


def settings() -> Settings:
    """Return the settings: the environment, with --data above it."""
    try:
        made = Settings.from_env(os.environ)
    except BadSetting as error:
        raise Fault(trouble("setting-wrong", name=error.name, value=error.value)) from error
    data = (click.get_current_context().obj or {}).get("data", "")
    return replace(made, data=Path(data).absolute()) if data else made


@contextmanager
def database() -> Iterator[tuple[Settings, DataFolder, Engine]]:
    """Open the database of the settings, upgraded. Raises Fault when it cannot be opened."""
    made = settings()
    folder = DataFolder(root=made.data)
    try:
        folder.make()
        engine = make_engine(folder)
        migrate.upgrade(engine)
    except OSError as error:
        if is_full(error):
            raise of_machine(error) from error
        raise Fault(trouble("data-folder", path=str(made.data), why=why(error))) from error
    except (SQLAlchemyError, CommandError) as error:
        raise of_database(error) from error
    try:
        yield made, folder, engine
    finally:
        engine.dispose()


def of_machine(error: OSError) -> Fault:
    """Return what to tell of an error of the machine that nobody foresaw."""
    path = str(error.filename or "")
    if is_full(error):
        return Fault(trouble("disk-full", path=path))
    return Fault(trouble("machine-refused", path=path or "?", why=why(error)))


def of_database(error: SQLAlchemyError | CommandError) -> Fault:
    """Return what to tell of an error of the database."""
    if is_full(error):
        return Fault(trouble("disk-full", path="studio.sqlite3"))
    busy = "database is locked" in str(error)
    return Fault(trouble("database-busy" if busy else "database-broken"))


def chosen_organisation(db: Session, slug: str | None) -> Organisation:
    """Return the organisation of that slug, or the only one. Raises Fault."""
    found = list(db.scalars(select(Organisation).order_by(Organisation.id)))
    if slug is not None:
        found = [one for one in found if one.slug == slug]
    real = [one for one in found if not one.demo] or found
    if not real:
        raise Fault(trouble("no-organisation"))
    if len(real) > 1:
        names = ", ".join(one.slug for one in real)
        raise Fault(trouble("which-organisation", names=names))
    return real[0]


@contextmanager
def cancellable() -> Iterator[threading.Event]:
    """An event that Ctrl-C sets; a second Ctrl-C ends at once."""
    event = threading.Event()

    def ask(_number: int, _frame: FrameType | None) -> None:
        if event.is_set():
            raise KeyboardInterrupt
        event.set()

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield event
    finally:
        signal.signal(signal.SIGINT, before)


class Progress:
    """Tells how far something is: a bar on a terminal, a line each tenth elsewhere, on stderr."""

    WIDTH = 30

    def __init__(self, label: str, *, silent: bool = False) -> None:
        self._label = label
        self._silent = silent
        self._terminal = sys.stderr.isatty()
        self._last = -1
        self._at = 0.0

    def __call__(self, share: float, remaining_s: float | None = None) -> None:
        """Tell the share done, 0 to 1, and the seconds still to go if known."""
        percent = max(0, min(100, int(share * 100)))
        if self._silent:
            return
        wait = f"  {int(remaining_s)} s" if remaining_s is not None and percent < 100 else ""
        if self._terminal:
            if percent == self._last and time.monotonic() - self._at < 0.5:
                return
            full = int(self.WIDTH * percent / 100)
            bar = "█" * full + "·" * (self.WIDTH - full)
            click.echo(f"\r{self._label} {bar} {percent:3d} %{wait}   ", nl=False, err=True)
        elif percent // 10 > self._last // 10 or self._last < 0:
            click.echo(f"{self._label} {percent} %{wait}", err=True)
        else:
            return
        self._last, self._at = percent, time.monotonic()

    def done(self) -> None:
        """End the bar's line."""
        if self._terminal and not self._silent and self._last >= 0:
            click.echo("", err=True)


def table(rows: Sequence[Sequence[str]]) -> None:
    """Write rows in columns, without any frame, so that other programs can read them."""
    if not rows:
        click.echo(say("cli-nothing"), err=True)
        return
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        click.echo("  ".join(cells).rstrip())
