"""The HTTP server of the pretend network: threads, headers with an underscore, no tokens logged.

Meta's upload host reads a header named `file_size`. WSGI servers drop names with an underscore
(they could be mistaken for others); this one lets the two that are needed through.
"""

from __future__ import annotations

from typing import Any

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

UNDERSCORED = ("file_size", "file_url")


class Handler(WSGIRequestHandler):
    """Lets the upload headers through and logs no addresses: tokens travel in them."""

    def make_environ(self) -> dict[str, Any]:
        """Return the WSGI environment, with the upload headers."""
        environ = super().make_environ()
        for name in UNDERSCORED:
            if name in self.headers:
                environ[f"HTTP_{name.upper()}"] = self.headers[name]
        return environ

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Log nothing: /_pretend/calls tells what was called."""


def make_pretend_server(app: Flask, *, port: int, host: str = "127.0.0.1") -> BaseWSGIServer:
    """Return a server over the app, listening; `serve_forever()` runs it."""
    return make_server(host, port, app, threaded=True, request_handler=Handler)


def serve(app: Flask, *, port: int, host: str = "127.0.0.1") -> None:
    """Serve until interrupted. A held answer holds nobody else."""
    make_pretend_server(app, port=port, host=host).serve_forever()
