"""The finished file is what every network takes, and says nothing of the phone or its place."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import pytest
from PIL import Image

from media.library import Imported
from media.render import Rendered, render, render_scene
from media.still import still
from media.timeline import Clip, DrawnReference, SolidReference, Transition
from media.timing import span
from tests import boxes, synthetic
from tests.factories_media import (
    SMALL,
    SMALL_DRAFT,
    a_timeline,
    asset,
    caption,
    drawn,
    imported,
    sounds,
    sources_of,
)

SHARED = Path(__file__).parents[3] / "shared" / "media"
BLUE = SolidReference(colour="#204060")


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    folder = tmp_path_factory.mktemp("film")
    samples = synthetic.beeps([Fraction(n, 2) for n in range(8)], Fraction(5), Fraction(0))
    made = synthetic.clip(
        folder / "a.mp4", synthetic.even(150), bframes=2, sound=(Fraction(0), samples)
    )
    return imported(made, folder / "in")


@pytest.fixture(scope="module")
def finished(film: Imported, tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    media = film.facts.media_id
    timeline = a_timeline(
        asset(media, 7, 140, name="one"),
        Transition(out_offset=8),
        drawn(BLUE, 30, "two"),
        over=((10, caption("Ça tourne ?", 60, speaker="Léa")), (150, caption("{fin} 🎬", 15))),
        heard=(sounds(asset(media, 7, 140)),),
    )
    folder = tmp_path_factory.mktemp("finished")
    return render(timeline, SMALL, sources_of(film), folder, cover=160)


def test_there_is_no_edit_list_and_the_index_comes_first(finished: Rendered) -> None:
    found = boxes.names(finished.path)
    assert not [name for name in found if "edts" in name or "elst" in name]
    assert found.index("moov") < found.index("mdat")
    assert not [name for name in found if name.endswith("ctts")]


def test_picture_and_sound_begin_at_0_and_last_as_long_as_the_cut(finished: Rendered) -> None:
    with av.open(str(finished.path)) as file:
        video, audio = file.streams.video[0], file.streams.audio[0]
        packets = [(p.pts, p.dts) for p in file.demux(video) if p.pts is not None]
        assert packets[0] == (0, 0)
        assert {b[0] - a[0] for a, b in pairwise(packets)} == {512}
        assert len(packets) == 170
        assert audio.start_time == 0
        assert float(audio.duration * audio.time_base) == pytest.approx(170 / 30, abs=0.03)


def test_a_key_picture_comes_every_two_seconds_at_the_latest(finished: Rendered) -> None:
    with av.open(str(finished.path)) as file:
        keys = [n for n, p in enumerate(file.demux(video=0)) if p.is_keyframe and p.pts is not None]
    assert keys[0] == 0
    assert max(b - a for a, b in pairwise([*keys, 170])) <= 60


def test_coders_colours_and_channels_are_the_ones_networks_ask_for(finished: Rendered) -> None:
    with av.open(str(finished.path)) as file:
        video, audio = file.streams.video[0].codec_context, file.streams.audio[0].codec_context
        assert (video.name, video.pix_fmt) == ("h264", "yuv420p")
        assert (video.width, video.height) == (SMALL.width, SMALL.height)
        tags = (video.color_range, video.colorspace, video.color_primaries, video.color_trc)
        assert tags == (1, 1, 1, 1)
        assert file.streams.video[0].sample_aspect_ratio == 1
        assert file.streams.video[0].average_rate == 30
        assert (audio.name, audio.profile, audio.sample_rate) == ("aac", "LC", 48_000)
        assert audio.layout.name == "stereo"
        assert len(file.streams) == 2


def test_captions_go_beside_it_as_subrip(finished: Rendered) -> None:
    assert finished.srt.read_text(encoding="utf-8") == (
        "1\n00:00:00,333 --> 00:00:02,333\nLéa : Ça tourne ?\n\n"
        "2\n00:00:05,000 --> 00:00:05,500\n(fin) 🎬\n\n"
    )


def test_the_poster_is_the_chosen_frame(finished: Rendered) -> None:
    poster = Image.open(finished.poster)
    assert poster.size == (SMALL.width, SMALL.height)
    red, green, blue = poster.convert("RGB").getpixel((10, 10))  # type: ignore[misc]
    assert (abs(red - 0x20) < 6, abs(green - 0x40) < 6, abs(blue - 0x60) < 6) == (True, True, True)


def test_the_same_again_runs_nothing_and_gives_the_same_bytes(
    film: Imported, tmp_path: Path
) -> None:
    timeline = a_timeline(asset(film.facts.media_id, 0, 12), drawn(BLUE, 6))
    first = render(timeline, SMALL, sources_of(film), tmp_path)
    modified = first.path.stat().st_ctime_ns
    second = render(timeline, SMALL, sources_of(film), tmp_path)
    assert (first.made, second.made) == (2, 0)
    assert first.sha256 == second.sha256
    elsewhere = render(timeline, SMALL, sources_of(film), tmp_path / "other")
    assert elsewhere.sha256 == first.sha256
    assert first.path.stat().st_ino == second.path.stat().st_ino
    assert modified <= second.path.stat().st_ctime_ns


def test_only_what_changed_is_made_again(film: Imported, tmp_path: Path) -> None:
    media = film.facts.media_id
    clips = (asset(media, 0, 12), asset(media, 40, 12), drawn(BLUE, 6))
    render(a_timeline(*clips), SMALL, sources_of(film), tmp_path)
    changed = a_timeline(*clips, over=((14, caption("ici", 6)),))
    assert render(changed, SMALL, sources_of(film), tmp_path).made == 1


def test_a_result_without_sound_keeps_a_silent_track(tmp_path: Path) -> None:
    done = render(a_timeline(drawn(BLUE, 40)), SMALL, sources_of(), tmp_path)
    heard = synthetic.sounding(done.path)
    assert heard.shape[0] >= 40 * 1600
    assert abs(heard).max() < 0.001
    assert done.file.loudness.lufs is None


def test_a_draft_of_a_scene_is_that_scene_with_its_sound(film: Imported, tmp_path: Path) -> None:
    media = film.facts.media_id
    timeline = a_timeline(
        asset(media, 0, 30, name="before"),
        asset(media, 60, 15, name="scene"),
        asset(media, 75, 15, name="scene~2"),
        drawn(BLUE, 20, "after"),
        heard=(sounds(asset(media, 0, 30), asset(media, 60, 30)),),
    )
    done = render_scene(timeline, "scene", sources_of(film), tmp_path, rendition=SMALL_DRAFT)
    numbers = [synthetic.number(luma) for luma in synthetic.lumas(done.path)]
    assert numbers == [n % synthetic.STEPS for n in range(60, 90)]
    assert abs(synthetic.sounding(done.path)).max() > 0.1
    with pytest.raises(KeyError):
        render_scene(timeline, "nowhere", sources_of(film), tmp_path)


def test_photos_without_their_words_and_phones_without_their_place(tmp_path: Path) -> None:
    """The real iPhone clip with GPS and two data tracks; generated tags where it is absent."""
    clip = SHARED / "iphone-rotated90-gps-568x320.mov"
    if not clip.exists():
        plain = synthetic.clip(tmp_path / "p.mp4", synthetic.even(30))
        clip = tmp_path / "gps.mov"
        synthetic.ffmpeg(
            "-i", str(plain), "-c", "copy", "-metadata", "location=+48.8577+002.295/",
            "-metadata", "make=Apple", "-metadata", "com.apple.quicktime.model=iPhone", str(clip),
        )  # fmt: skip
    file = imported(clip, tmp_path / "in")
    done = render(a_timeline(asset(file.facts.media_id, 0, 12)), SMALL, sources_of(file), tmp_path)
    with av.open(str(done.path)) as out:
        assert set(out.metadata) <= {"major_brand", "minor_version", "compatible_brands"}
        assert [stream.type for stream in out.streams] == ["video", "audio"]
        for stream in out.streams:
            assert set(stream.metadata) <= {"language", "handler_name", "vendor_id"}
    raw = done.path.read_bytes()
    for word in (b"Apple", b"iPhone", b"location", b"\xa9xyz", b"GPS", b"Lavf"):
        assert word not in raw
    assert not Image.open(done.poster).getexif()


def test_a_drawn_act_plays_at_its_pace(tmp_path: Path) -> None:
    """Cutting into the middle of an act shows what the whole act shows there."""
    act = DrawnReference(scene="stammer")
    whole = a_timeline(drawn(act, 40))
    cut = a_timeline(Clip(name="x", media_reference=act, source_range=span(25, 35)))
    for frame in (0, 5, 9):
        one = still(whole, 25 + frame, sources_of(), tmp_path / "a", kind="png")
        other = still(cut, frame, sources_of(), tmp_path / "b", kind="png")
        assert one == other
