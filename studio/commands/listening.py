"""Listening: where a process of ours answers, what its children are told, what it writes."""

from __future__ import annotations

import logging
import os
import socket

from studio.commands.base import Fault, language, trouble
from studio.settings import Settings


def environment(made: Settings, host: str | None, port: int | None) -> dict[str, str]:
    """Return the environment of the children: ours, with what was said on the command line."""
    told = dict(os.environ) | {"STUDIO_DATA": str(made.data), "STUDIO_LANG": language()}
    told["STUDIO_HOST"] = host or made.host
    told["STUDIO_PORT"] = str(port or made.port)
    return told


def check_port(made: Settings) -> None:
    """Raise Fault where somebody listens there already."""
    family = socket.AF_INET6 if ":" in made.host else socket.AF_INET
    with socket.socket(family) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((made.host, made.port))
        except OSError as error:
            raise Fault(trouble("port-taken", host=made.host, port=str(made.port))) from error


def addresses(made: Settings) -> list[str]:
    """Return what one types into a browser to get there."""
    if made.host in ("0.0.0.0", "::"):  # noqa: S104 (compared, not bound)
        return [f"http://{name}:{made.port}/" for name in ("127.0.0.1", socket.gethostname())]
    host = f"[{made.host}]" if ":" in made.host else made.host
    return [f"http://{host}:{made.port}/"]


def log() -> None:
    """Let a process that serves write what it does to stderr."""
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    for chatty in ("apscheduler", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
