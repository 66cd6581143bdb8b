"""The web server: gunicorn with threads, one process. EDGE.

Threads, because pages live beside streams (progress) and uploads, and uploads must reach the disk
as they come: gunicorn hands the body over while it arrives, so a cut line loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from flask import Flask
from gunicorn.app.base import BaseApplication

from studio.app import create_app
from studio.settings import Settings

THREADS: Final = 64
"""At most; streams are bounded to fewer in `studio.views.events`."""


class Server(BaseApplication):  # type: ignore[misc]  # (gunicorn says nothing of types)
    """Gunicorn around `create_app`, configured here and nowhere else."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Set what differs from gunicorn's own defaults."""
        host = f"[{self._settings.host}]" if ":" in self._settings.host else self._settings.host
        options: dict[str, Any] = {
            "bind": f"{host}:{self._settings.port}",
            "worker_class": "gthread",
            "workers": 1,
            "threads": THREADS,
            "graceful_timeout": 3,
            "timeout": 60,
            "keepalive": 15,
            "limit_request_line": 8190,
            "proc_name": "studio-web",
            "loglevel": "warning",
            "control_socket_disable": True,
            "worker_exit": _end_previews,
        }
        for name, value in options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        """Make the application, in the serving process."""
        app: Flask = create_app(self._settings)
        return app


def _end_previews(_server: Any, worker: Any) -> None:
    """End the drafts under way: Python would wait for their threads before it lets go."""
    made = getattr(worker.wsgi, "extensions", {}).get("studio.editor.previews")
    if made is not None:
        made.close()


def serve(settings: Settings) -> None:
    """Serve until interrupted."""
    Server(settings).run()
