"""Fixtures that speak in acts: `studio.signs_in()`, `studio.clock.advances(minutes=5)`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings as examples
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from studio import migrate, sentences
from studio.app import create_app
from studio.db import make_engine
from studio.models import Organisation, User
from studio.paths import DataFolder
from studio.settings import Settings
from tests.factories_studio import NOON, an_organisation, the_user

examples.register_profile("house", deadline=None)  # a busy machine is no fault of an example
examples.load_profile("house")


class Compiled(BytecodeCache):
    """Pages compiled once for all the studios of a run: it takes longer than most tests."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


PAGES = Compiled()


@cache
def an_empty_database() -> bytes:
    """The file of a database that went through all migrations, made once in a run."""
    with TemporaryDirectory() as name:
        folder = DataFolder(root=Path(name))
        folder.make()
        engine = make_engine(folder)
        migrate.upgrade(engine)
        with engine.connect() as conn:
            conn.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
        return folder.database.read_bytes()


class Clock:
    """A clock that stands still until told otherwise."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def advances(self, **span: float) -> datetime:
        self.moment += timedelta(**span)
        return self.moment


class Studio:
    """A whole studio in a folder of its own, with one organisation, and a browser to act with."""

    def __init__(self, root: Path, clock: Clock, **settings: Any) -> None:
        self.clock = clock
        self.settings = Settings(data=root, **settings)
        self.folder = DataFolder(root=root)
        self.folder.make()
        self.folder.database.write_bytes(an_empty_database())
        self.engine: Engine = make_engine(self.folder)
        self.app: Flask = create_app(self.settings, engine=self.engine, now=clock)
        self.app.jinja_env.bytecode_cache = PAGES
        self.app.config.update(TESTING=True, WTF_CSRF_ENABLED=False, PROPAGATE_EXCEPTIONS=False)
        self.db = Session(self.engine, expire_on_commit=False)
        self.browser: FlaskClient = self.app.test_client()
        self._organisation: Organisation | None = None

    @property
    def organisation(self) -> Organisation:
        """The organisation of this studio, made when first asked for."""
        if self._organisation is None:
            self._organisation = an_organisation(self.db)
        return self._organisation

    def signs_in(self, role: str = "admin", organisation: Organisation | None = None) -> User:
        """Let the browser be that person's from now on."""
        user = the_user(self.db, organisation or self.organisation, role)
        with self.browser.session_transaction() as cookie:
            cookie["user"] = user.id
            cookie["epoch"] = user.session_epoch
            cookie["seen"] = int(self.clock().timestamp())
        return user

    def opens(self, address: str, status: int = 200, **how: Any) -> TestResponse:
        """Open a page, and expect that status."""
        answer = self.browser.get(address, **how)
        assert answer.status_code == status, (address, answer.status_code, answer.text[:600])
        return answer

    def sends(self, address: str, status: int = 302, **how: Any) -> TestResponse:
        """Send a form (data=...) or JSON (json=...), and expect that status."""
        answer = self.browser.post(address, **how)
        assert answer.status_code == status, (address, answer.status_code, answer.text[:600])
        return answer

    def closes(self) -> None:
        """End it."""
        self.db.close()
        self.engine.dispose()


@pytest.fixture(autouse=True, scope="session")
def _strict_sentences() -> None:
    sentences.be_strict()


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at noon UTC, 24 November 2026."""
    return Clock()


@pytest.fixture
def studio(tmp_path: Path, clock: Clock) -> Iterator[Studio]:
    """A studio on this machine."""
    made = Studio(tmp_path / "data", clock)
    yield made
    made.closes()
