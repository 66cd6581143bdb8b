"""The web application: `create_app(settings)`.

A screen is a module of `studio.views` with a blueprint `bp`, its pages in `studio/pages/<name>/`,
its words in `studio/sentences/*/<name>.ftl`; being there is being registered. Pages are Jinja and
lie in `pages/`: the word "templates" belongs to video templates.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from flask import Flask, g, request
from flask_wtf import CSRFProtect
from sqlalchemy import Engine

from studio import db, errors, security, views
from studio.intake import tus
from studio.paths import DataFolder, session_secret
from studio.people import access
from studio.settings import Settings
from studio.words import language
from studio.words.numbers import RowNumber

csrf = CSRFProtect()


def create_app(
    settings: Settings | None = None,
    *,
    engine: Engine | None = None,
    now: Callable[[], datetime] | None = None,
) -> Flask:
    """Return the web application on the settings' data folder, made if missing.

    The database must have its tables: `studio.migrate.upgrade` sees to that. `engine` and `now` are
    for tests. Raises OSError when the folder cannot be written.
    """
    settings = settings or Settings.from_env({})
    folder = DataFolder(root=settings.data.absolute())
    folder.make()
    app = Flask("studio", template_folder="pages")
    app.url_map.converters["int"] = RowNumber
    app.config.update(
        SECRET_KEY=session_secret(folder),
        SESSION_COOKIE_NAME="studio",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.https,
        PERMANENT_SESSION_LIFETIME=timedelta(days=30),
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: a page left open overnight still works
        WTF_CSRF_SSL_STRICT=False,
        MAX_CONTENT_LENGTH=2_000_000,  # of forms; uploads stream and have their own limit
        MAX_FORM_MEMORY_SIZE=2_000_000,
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(hours=1),
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.extensions["studio.settings"] = settings
    app.extensions["studio.folder"] = folder
    if now is not None:
        app.extensions["studio.now"] = now
    db.attach(app, engine or db.make_engine(folder))
    security.attach(app)
    tus.attach(app)
    csrf.init_app(app)
    access.attach(app)
    language.attach(app)
    errors.attach(app)
    app.context_processor(_frame)
    for name in screens():
        app.register_blueprint(importlib.import_module(f"studio.views.{name}").bp)
    return app


def screens() -> tuple[str, ...]:
    """Return the names of the modules of `studio.views`, each with a blueprint `bp`."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(views.__path__)))


def _frame() -> dict[str, Any]:
    """What every page needs: who is there, where, in which language and light."""
    person = g.get("user")
    return {
        "me": person,
        "org": access.organisation() if person is not None else None,
        "lang": language.current(),
        "theme": request.cookies.get("theme", "auto"),
    }
