"""A person who walks across a wide picture: kept in the upright one, or hidden all the way."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from math import cos, pi
from pathlib import Path
from statistics import mean

import pytest

from media import ffmpeg, sightings
from media.faces import Face
from media.library import Imported
from media.render import render
from media.rendition import DRAFT
from media.tracks import nearest
from templates.compose import compose
from templates.proposals import proposal
from templates.storyboard import FootageSlot, Scene, Storyboard, Take, Words
from templates.trails import Mark, trail
from tests.factories_media import imported, sources_of

ROOT = Path(__file__).parents[2]
MERCI = ROOT / "templates" / "bundled" / "traduction-simultanee" / "clips" / "merci.mkv"
SECONDS = 3


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Imported, Path]:
    """A person who stands, goes across 16:9 in two seconds, and stands; and the import's place."""
    folder = tmp_path_factory.mktemp("walk")
    path = folder / "walk.mp4"
    way = "(W-w)*0.5*(1-cos(PI*clip(t-0.5,0,2)/2))"
    person = "[1:v]fps=30,scale=-2:300,crop=iw*0.6:ih[p]"
    subprocess.run(
        [ffmpeg.program(), "-v", "error", "-y", "-f", "lavfi",
         "-i", f"color=0x8a8078:s=640x360:r=30:d={SECONDS}", "-stream_loop", "-1", "-i", str(MERCI),
         "-filter_complex", f"{person};[0:v][p]overlay=x='{way}':y=60:shortest=1",
         "-t", str(SECONDS), "-an", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "16",
         str(path)],
        check=True, timeout=60,
    )  # fmt: skip
    return imported(path, folder / "in"), folder / "in"


@pytest.mark.slow
def test_the_face_stays_in_the_upright_picture(walk: tuple[Imported, Path], tmp_path: Path) -> None:
    film, folder = walk
    looked = sightings.look(film, folder)
    assert looked is not None
    take = Take(media=film.facts.media_id, start=0, duration=film.facts.duration)
    scene = Scene(id="s1", picture=FootageSlot(take=take))
    framing = proposal(scene, film.facts, looked.seen)
    assert framing is not None
    assert len(framing.keys) > 1
    board = Storyboard(title=Words(fr="Essai"), scenes=(replace(scene, framing=framing),))
    done = render(compose(board), replace(DRAFT, crf=12), sources_of(film), tmp_path / "store")
    shown = sightings.every_frame(done.path, 0, film.facts.duration - 1)
    assert shown is not None
    assert len(shown) == film.facts.duration
    faces = [face for one in shown if (face := nearest(one.faces, 500, 400)) is not None]
    assert len([face for face in faces if _inside(face)]) >= 0.95 * len(shown)
    assert mean(abs(face.x - 500) for face in faces) < 100


def test_a_face_that_was_pointed_at_is_hidden_while_it_goes(walk: tuple[Imported, Path]) -> None:
    proxy = walk[0].proxy
    assert proxy is not None
    seen = sightings.every_frame(proxy, 15, 50)
    assert seen is not None
    spots = trail(seen, Mark(at=16, x=_middle(16), y=380))
    assert spots
    for frame in range(15, 51):
        spot = min(spots, key=lambda one: abs(one.at - frame))
        reach = abs(_middle(spot.at) - _middle(frame))  # (between two spots it goes straight)
        assert abs(spot.x - _middle(frame)) < spot.width / 2 - 30 + reach, frame
        assert spot.y - spot.height / 2 < 300 < 430 < spot.y + spot.height / 2
    assert abs(spots[0].x - spots[-1].x) > 150


def _middle(frame: int) -> int:
    """Where the middle of the face is, by how the clip was made; thousandths of the width."""
    gone = min(max(frame / 30 - 0.5, 0), 2) / 2
    return round(171 + 640 * 0.5 * (1 - cos(pi * gone)))


def _inside(face: Face) -> bool:
    return face.left >= 0 and face.left + face.width <= 1000
