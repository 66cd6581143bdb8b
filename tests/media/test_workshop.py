"""Nothing of a stranger's is decoded in the process that draws."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from media.errors import UnknownMedia
from media.sources import KnownSources
from media.still import still
from media.timeline import LogoReference, SolidReference
from tests.factories_media import SMALL, a_timeline, drawn, some_facts

LOGO = "a" * 64


def a_still(kind: str, folder: Path) -> bytes:
    """One picture with a logo that is said to be of that kind; the file itself is a picture."""
    path = folder / "logo.png"
    Image.new("RGBA", (40, 40), "red").save(path)
    facts = some_facts(LOGO, kind=kind)
    logo = drawn(LogoReference(media_id=LOGO), 5)
    timeline = a_timeline(drawn(SolidReference(colour="#000000"), 5), over=((0, logo),))
    return still(timeline, 2, KnownSources(files={LOGO: (facts, path, path)}), folder / "w",
                 rendition=SMALL)  # fmt: skip


def test_a_logo_is_drawn_from_a_picture(tmp_path: Path) -> None:
    assert a_still("image", tmp_path).startswith(b"\xff\xd8")


def test_a_video_as_a_logo_is_never_opened(tmp_path: Path) -> None:
    with pytest.raises(UnknownMedia):
        a_still("video", tmp_path)
