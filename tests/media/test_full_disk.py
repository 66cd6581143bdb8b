"""A disk that is really full stops a render with its own word, and nothing finished is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = """
import subprocess, sys
from dataclasses import replace
from pathlib import Path
from media.errors import NoSpace
from media.render import KnownSources, render
from media.rendition import REEL
from media.timeline import Clip, DrawnReference, SolidReference, Timeline, Track
from media.timing import span
disk = Path(sys.argv[1])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(disk)], check=True)
clips = (Clip(name="a", media_reference=SolidReference(colour="#203040"), source_range=span(0, 9)),
         Clip(name="b", media_reference=DrawnReference(scene="stammer"), source_range=span(0, 60)))
timeline = Timeline(name="t", tracks=(Track(kind="Video", role="picture", children=clips),))
small = replace(REEL, width=270, height=480, preset="ultrafast", crf=1, loudness=False)
def go():
    return render(timeline, small, KnownSources(files={}), disk)
try:
    go()
except NoSpace as error:
    print("full:", error)
print("rests", [p.name for p in disk.rglob("*") if ".part-" in p.name])
subprocess.run(["mount", "-o", "remount,size=60m", str(disk)], check=True)
print("length", go().duration)
"""


def test_a_full_disk_is_said_and_room_made_is_room_used(tmp_path: Path) -> None:
    own = ["unshare", "--user", "--map-root-user", "--mount"]
    if subprocess.run([*own, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine lets no ordinary user mount a disk of his own (unshare)")
    done = subprocess.run(
        [*own, sys.executable, "-c", SCRIPT, str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, timeout=200, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-800:]
    assert "full: no space left for" in done.stdout
    assert "rests []" in done.stdout
    assert "length 69" in done.stdout
