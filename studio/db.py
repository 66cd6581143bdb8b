"""The database: SQLAlchemy on SQLite, and the session of one request. EDGE.

Several processes share the file: write-ahead log, a patient busy time-out, and transactions that
begin (as writers) at the first write, never by reading; so a read followed by a write does not
meet « database is locked ». Every commit is on the disk before it returns (synchronous=FULL): a
publication's row must not forget, after a power cut, that it was sent.
"""

from __future__ import annotations

from typing import Any

from flask import Flask, current_app, g
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session

from studio.paths import DataFolder

BUSY_SECONDS = 15
"""How long a write waits for another one."""


def make_engine(folder: DataFolder) -> Engine:
    """Return the engine on the folder's database. Nothing is opened before its first use."""
    made = create_engine(
        f"sqlite:///{folder.database}",
        connect_args={"timeout": BUSY_SECONDS, "isolation_level": "IMMEDIATE"},
    )

    @event.listens_for(made, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.close()

    return made


def attach(app: Flask, engine: Engine) -> None:
    """Give the app its engine; sessions of requests end with them."""
    app.extensions["studio.engine"] = engine

    @app.teardown_appcontext
    def close(_error: BaseException | None) -> None:
        let_go()


def let_go() -> None:
    """End this request's session; what still has to be asked, an error's page, gets another.

    A session whose commit failed (a full disk) answers nothing any more.
    """
    open_session = g.pop("db_session", None)
    if open_session is not None:
        open_session.close()


def engine() -> Engine:
    """Return the engine of the current app."""
    found: Engine = current_app.extensions["studio.engine"]
    return found


def session() -> Session:
    """Return the session of this request; what is not committed is rolled back at its end."""
    if "db_session" not in g:
        g.db_session = Session(engine(), expire_on_commit=False)
    found: Session = g.db_session
    return found
