"""A bare server is enough: captions look the same where the system's own libraries are hidden."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HIDDEN = ("libEGL.so.1", "libGL.so.1", "libfribidi.so.0", "libfribidi.so", "libharfbuzz.so.0",
          "libfreetype.so.6", "libX11.so.6", "libfontconfig.so.1")  # fmt: skip
"""What drawing libraries like to find, and a server without a screen does not have."""
DRAWS = """
import hashlib
from media.captions import draw_caption
from media.timeline import CaptionReference
text = "Ça va\\u202f? \\U0001F469\\u200d\\U0001F469\\u200d\\U0001F467 مرحبا 1\\ufe0f\\u20e3"
made = draw_caption(CaptionReference(text=text, style="documentaire"), 1080, 1920)
print(hashlib.sha256(made.image.tobytes()).hexdigest(), made.image.size)
"""
HIDES = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        continue
    raise SystemExit(f"{name} is not hidden")
"""
LOADS = """
import pkgutil, importlib
for package in ("media", "templates", "publish", "studio"):
    for found in pkgutil.walk_packages(importlib.import_module(package).__path__, package + "."):
        if ".migrations." not in found.name and not found.name.endswith("__main__"):
            importlib.import_module(found.name)
"""


def _said(script: str, *words: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        capture_output=True, text=True, check=False, timeout=120, cwd=ROOT,
        env={**os.environ, **environment},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_captions_are_the_same_where_the_system_has_no_drawing_library(tmp_path: Path) -> None:
    for name in HIDDEN:
        (tmp_path / name).write_bytes(b"not a library")  # found first, and refused
    bare = _said(HIDES + DRAWS + LOADS, *HIDDEN, LD_LIBRARY_PATH=str(tmp_path))
    assert bare == _said(DRAWS)
