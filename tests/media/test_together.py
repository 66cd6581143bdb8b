"""Several forms of one film are made by one decoding, and are what each is when made alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from media import ffmpeg
from media.library import Imported
from media.render import Rendered, render
from media.rendition import Rendition
from media.timeline import SolidReference, Timeline, Transition
from tests import synthetic
from tests.factories_media import (
    SMALL,
    a_timeline,
    asset,
    caption,
    drawn,
    imported,
    sounds,
    sources_of,
)

TALL = replace(SMALL, width=90, height=160)
SQUARE = replace(TALL, name="small-square", height=90)
FEED = replace(TALL, name="small-feed", height=112)
FORMS = (TALL, FEED, SQUARE)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    folder = tmp_path_factory.mktemp("film")
    made = synthetic.clip(folder / "a.mp4", synthetic.even(60), size=(160, 90), gop=30)
    return imported(made, folder / "in")


def a_cut(film: Imported) -> Timeline:
    """Two takes with a cross-fade between them, a card, a caption over the second take."""
    name = film.facts.media_id
    return a_timeline(
        asset(name, 5, 15),
        Transition(out_offset=4),
        asset(name, 33, 15),
        drawn(SolidReference(colour="#2b1722"), 6),
        over=((16, caption("Oh !", 10)),),
        heard=(sounds(),),
    )


def runs_of(work: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The runs of ffmpeg that code pictures, as words."""
    runs: list[list[str]] = []
    real = ffmpeg.run_confined

    def noted(argv: list[str], **more: object) -> object:
        if "libx264" in argv:
            runs.append(argv)
        return real(argv, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(ffmpeg, "run_confined", noted)
        work()
    return runs


def test_three_forms_are_the_same_as_alone_and_each_take_is_decoded_once(
    film: Imported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(form: Rendition, place: str, *also: Rendition) -> Rendered:
        return render(a_cut(film), form, sources_of(film), tmp_path / place, also=also)

    alone = [made(form, form.name).sha256 for form in FORMS]
    first: list[Rendered] = []
    runs = runs_of(lambda: first.append(made(TALL, "all", FEED, SQUARE)), monkeypatch)
    assert (len(runs), first[0].made) == (4, 4)
    assert all(run.count("libx264") == 3 for run in runs)
    assert sorted(run.count(str(film.render_source)) for run in runs) == [0, 1, 1, 2]
    rest: list[Rendered] = []
    later = runs_of(lambda: rest.extend(made(f, "all") for f in FORMS[1:]), monkeypatch)
    assert not later
    assert [each.made for each in rest] == [0, 0]
    assert [each.sha256 for each in (*first, *rest)] == alone


def test_what_is_kept_of_one_form_is_not_made_again_for_the_others(
    film: Imported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render(a_cut(film), SQUARE, sources_of(film), tmp_path)
    runs = runs_of(
        lambda: render(a_cut(film), TALL, sources_of(film), tmp_path, also=(FEED, SQUARE)),
        monkeypatch,
    )
    assert {run.count("libx264") for run in runs} == {2}
