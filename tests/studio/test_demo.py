"""The demo: a whole studio in one click, and nothing of it after another."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import imageio_ffmpeg
import pytest
from sqlalchemy import func, select

from publish.tables import publications, snapshots
from studio.demo import staging
from studio.demo.network import is_wanted, state_of
from studio.demo.staging import Place
from studio.models import Asset, Organisation, Render, Video, metadata
from templates.catalog import BUNDLED, Catalog
from tests.conftest import Studio


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    """The bundled templates, each with a small file in the place of its finished demo."""
    small = tmp_path / "small.mp4"
    subprocess.run(
        [
            imageio_ffmpeg.get_ffmpeg_exe(),
            *"-v error -f lavfi -i color=c=orange:s=90x160:r=30:d=2 -pix_fmt yuv420p".split(),  # noqa: SIM905
            str(small),
        ],
        check=True,
    )
    folder = tmp_path / "bundled"
    folder.mkdir()
    for source in BUNDLED.iterdir():
        if source.is_dir():
            copy = folder / source.name
            copy.mkdir()
            for thing in source.iterdir():
                if not thing.name.startswith("demo.") or thing.suffix == ".json":
                    (copy / thing.name).symlink_to(thing)
            (copy / "demo.mp4").write_bytes(small.read_bytes() + source.name.encode())
    return Catalog(folder=folder)


def place_in(studio: Studio, catalog: Catalog) -> Place:
    return Place(
        db=studio.db,
        folder=studio.folder,
        zone=studio.settings.zone,
        pretend_port=5299,
        now=studio.clock(),
        catalog=catalog,
    )


def files(root: Path) -> Iterator[str]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.name.startswith("studio.sqlite3"):
            yield str(path.relative_to(root))


def test_the_demo_has_a_past_a_future_and_something_to_do(studio: Studio, catalog: Catalog) -> None:
    person = staging.enter(place_in(studio, catalog))
    assert person.name.startswith("Isabelle")
    states = studio.db.execute(
        select(publications.c.state, func.count()).group_by(publications.c.state)
    ).all()
    assert dict(tuple(row) for row in states) == {"published": 4, "scheduled": 6}
    assert studio.db.scalar(select(func.count()).select_from(snapshots)) > 100
    assert studio.db.query(Asset).count() > 0
    made = studio.db.query(Render).all()
    assert all(
        (studio.folder.render(m.organisation_id, m.sha256) / "video.mp4").exists() for m in made
    )
    soonest = studio.db.scalar(
        select(func.min(publications.c.at)).where(publications.c.state == "scheduled")
    )
    assert soonest == studio.clock() + staging.SOON
    assert is_wanted(studio.folder)
    again = staging.enter(place_in(studio, catalog))
    assert again.id == person.id
    assert studio.db.query(Organisation).count() == 1


def test_thrown_away_it_leaves_no_row_and_no_file(studio: Studio, catalog: Catalog) -> None:
    studio.opens("/first-visit")
    before = set(files(studio.folder.root))
    person = staging.enter(place_in(studio, catalog))
    house = studio.db.get_one(Organisation, person.organisation_id)
    with studio.browser.session_transaction() as cookie:
        cookie.update(user=person.id, epoch=0, seen=int(studio.clock().timestamp()))
    assert "démo" in studio.opens("/settings").text
    assert 'id="leave-demo"' in studio.opens("/").text, "one click, and a question"
    studio.sends("/demo/leave")
    left = {
        table.name: studio.db.scalar(select(func.count()).select_from(table))
        for table in metadata.sorted_tables
    }
    assert {name: count for name, count in left.items() if count} == {}
    assert set(files(studio.folder.root)) - before <= {"keys/accounts.key"}
    assert not state_of(studio.folder).exists()
    assert house.demo


def test_a_real_organisation_is_never_thrown_away(studio: Studio) -> None:
    studio.signs_in()
    studio.sends("/demo/leave", status=404)
    with pytest.raises(ValueError, match="not the demo"):
        staging.throw_away(studio.engine, studio.folder, studio.organisation)
    assert studio.db.query(Organisation).count() == 1


def test_there_is_no_demo_once_somebody_works_here(studio: Studio) -> None:
    assert studio.organisation.id
    assert studio.sends("/demo").location == "/sign-in"
    assert studio.db.query(Video).count() == 0
