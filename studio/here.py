"""The settings and the data folder of the current app."""

from __future__ import annotations

from flask import current_app

from studio.paths import DataFolder
from studio.settings import Settings


def settings() -> Settings:
    """Return the app's settings."""
    found: Settings = current_app.extensions["studio.settings"]
    return found


def folder() -> DataFolder:
    """Return the app's data folder."""
    found: DataFolder = current_app.extensions["studio.folder"]
    return found
