"""An import onto a full disk says so, keeps what is whole, and goes on when there is room."""

from __future__ import annotations

from fractions import Fraction as F
from pathlib import Path

import pytest
from PIL import Image

from tests.media.clips import steady, write_clip
from tests.small_disk import on_small_disk

SCRIPT = """
import sys
from pathlib import Path
from media.errors import NoSpace
from media.library import import_file
original, folder = Path(sys.argv[1]), Path(sys.argv[2])
try:
    import_file(original, folder)
    print("fitted")
except NoSpace:
    print("no space")
print(*sorted(p.name for p in folder.glob("*")) if folder.exists() else ())
grow()
result = import_file(original, folder)
print(type(result).__name__, result.facts.kind)
print(*sorted(p.name for p in folder.glob("*")))
"""


@pytest.mark.parametrize("kilobytes", [8, 60, 260])
def test_a_clip_waits_for_room(tmp_path: Path, kilobytes: int) -> None:
    clip = write_clip(tmp_path / "a.mp4", moments=steady(60), sound_from=F(0))
    disk = tmp_path / "disk"
    said = on_small_disk(disk, kilobytes, SCRIPT, str(clip), str(disk / "out"))
    assert said[0] == "no space"
    assert "import.json" not in said[1].split()
    assert not [name for name in said[1].split() if name.startswith(".part")]
    assert said[2] == "Imported video"
    assert set(said[3].split()) == {
        "filmstrip.jpg", "import.json", "poster.jpg", "proxy.mp4", "sound.wav", "waveform.json",
    }  # fmt: skip


def test_a_photo_waits_for_room(tmp_path: Path) -> None:
    photo = tmp_path / "p.png"
    Image.effect_noise((400, 400), 90).convert("RGB").save(photo)
    disk = tmp_path / "disk"
    said = on_small_disk(disk, 40, SCRIPT, str(photo), str(disk / "out"))
    assert said[0] == "no space"
    assert said[1] == ""
    assert said[2] == "Imported image"


def test_a_moving_picture_waits_for_room(tmp_path: Path) -> None:
    moving = tmp_path / "m.gif"
    noise = [Image.effect_noise((200, 200), 90).convert("RGB") for _ in range(6)]
    noise[0].save(moving, save_all=True, append_images=noise[1:], duration=100)
    disk = tmp_path / "disk"
    said = on_small_disk(disk, 40, SCRIPT, str(moving), str(disk / "out"))
    assert said[0] == "no space"
    assert said[2] == "Imported video"
