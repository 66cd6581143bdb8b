"""Where the demo's pretend network keeps its state. EDGE.

The folder's being there says that the pretend network is wanted: `studio run` starts it then, and
ends it when the demo is thrown away.
"""

from __future__ import annotations

from pathlib import Path

from studio.paths import DataFolder


def state_of(folder: DataFolder) -> Path:
    """Return the folder of the pretend network's state."""
    return folder.root / "pretend"


def practice_of(folder: DataFolder) -> Path:
    """Return where the network of `studio emulator` keeps its state.

    Apart from the demo's, which is thrown away with it and which `studio run` starts by itself.
    """
    return folder.root / "practice"


def is_wanted(folder: DataFolder) -> bool:
    """Tell whether there is a demo that needs it."""
    return state_of(folder).is_dir()
