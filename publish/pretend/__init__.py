"""The pretend network: a small Graph server with a memory, over real HTTP, faithful in refusing.

It answers every call the connectors make and what Meta's own SDK calls for start, finish,
container, publish, status, insights, paging and errors; it goes wrong on order (/_pretend/faults);
it shows what anybody would see (/, /facebook/…, /instagram/…), marked « faux réseau »; and it
counts what is visible (/_pretend/posts). Its state lies on disk and survives being killed.

Law: nothing in `publish` outside this package imports it; to the connectors it is an Endpoints
like any other.

Walk: state (documents, clock) → gate (version, token, faults) → facebook, instagram, login,
uploads (effects) → graph_routes (who answers) → admin and feeds (the hand behind, the pages).
"""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from publish.pretend import admin, feeds, graph_routes, server
from publish.pretend.history import past_post
from publish.pretend.seed import drop_account, hand_post, practice_account, seed_demo, seed_post
from publish.pretend.state import State

__all__ = [
    "State",
    "create_app",
    "drop_account",
    "hand_post",
    "past_post",
    "practice_account",
    "seed_demo",
    "seed_post",
    "serve",
]


def create_app(state_dir: Path) -> Flask:
    """Return the server over the state in that folder, which is made when missing."""
    app = Flask(__name__, static_folder=None, template_folder="screens")
    app.url_map.redirect_defaults = False  # Graph answers with and without its version, never 308
    state = State(state_dir)
    app.config["STATE"] = state
    app.register_blueprint(graph_routes.blueprint(state))
    app.register_blueprint(admin.blueprint(state))
    app.register_blueprint(feeds.blueprint(state))
    return app


def serve(state_dir: Path, *, port: int, host: str = "127.0.0.1") -> None:
    """Serve that folder until interrupted."""
    server.serve(create_app(state_dir), port=port, host=host)
