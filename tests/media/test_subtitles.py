"""Subtitles go out and come back the same, whatever was typed and whatever is brought."""

from __future__ import annotations

import re

import pysubs2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media.errors import NoSubtitles
from media.subtitles import Cue, Form, read, subtitles, transcript
from media.timeline import (
    CaptionReference,
    CardReference,
    Clip,
    SolidReference,
    Timeline,
    Track,
    lay_out,
)
from media.timing import span

FORMS: tuple[Form, ...] = ("srt", "vtt", "ass")
HOSTILE = st.text(
    st.one_of(
        st.sampled_from("{}\\<>&-:.,\n\r\t\u2028\u202e\u200b\u200d0123456789NhnÀ😂"),
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")),
    ),
    max_size=80,
)


def a_film(*captions: tuple[int, int, CaptionReference]) -> Timeline:
    """A film of ten seconds under these captions: first frame, frame after, what is read."""
    picture = Clip(
        name="s1", media_reference=SolidReference(colour="#204060"), source_range=span(0, 300)
    )
    clips = [
        (a, Clip(name=f"s1/{n}", media_reference=c, source_range=span(0, b - a)))
        for n, (a, b, c) in enumerate(captions)
    ]
    tracks = (Track(kind="Video", children=(picture,), role="picture"),)
    return Timeline(name="x", tracks=(*tracks, *lay_out(clips, "Video", "overlay")))


def said(text: str, **fields: object) -> CaptionReference:
    return CaptionReference(**{"text": text, "style": "documentaire", **fields})  # type: ignore[arg-type]


def plainly(text: str) -> str:
    """What a reader may see of a text: its words, braces made round, arrows made one sign."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    whole = "\n".join(line for line in lines if line)
    return whole.replace("{", "(").replace("}", ")").replace("-->", "→")


@pytest.mark.parametrize("form", FORMS)
def test_what_goes_out_comes_back(form: Form) -> None:
    film = a_film(
        (10, 70, said("Ça tourne ?", speaker="Léa")), (150, 165, said("un <b>mot</b> & deux")),
        (200, 260, said("", style="chrono", duration=60)),
    )  # fmt: skip
    there = subtitles(film, form=form)
    assert read(there.encode()) == (
        Cue(start=10, end=70, text="Léa : Ça tourne ?"),
        Cue(start=150, end=165, text="un <b>mot</b> & deux"),
    )


@settings(max_examples=150, deadline=None)
@given(text=HOSTILE, form=st.sampled_from(FORMS), speaker=st.none() | st.just("Léa"))
def test_no_text_breaks_a_cue_or_leaves_it(text: str, form: Form, speaker: str | None) -> None:
    before, after = said("avant"), said("après")
    film = a_film((0, 30, before), (40, 70, said(text, speaker=speaker)), (80, 110, after))
    cues = read(subtitles(film, form=form).encode("utf-8", "replace"))
    assert (cues[0].text, cues[-1].text) == ("avant", "après")
    assert len(cues) == 2 + bool(text.strip())
    if len(cues) == 3:
        wanted = plainly(f"Léa : {text.strip()}" if speaker else text)
        assert " ".join(cues[1].text.split()) == " ".join(wanted.split())
        assert (cues[1].start, cues[1].end) == (40, 70)


def test_an_ass_file_has_the_styles_colours_and_places() -> None:
    film = a_film(
        (0, 30, said("haut", place="top")), (30, 60, said("pensée", tint="#5ff0ff")),
        (60, 90, said("Oui", style="deux-voix", voice=1)),
    )  # fmt: skip
    found = pysubs2.SSAFile.from_string(subtitles(film, form="ass"))
    looks = [found.styles[event.style] for event in found]
    assert [look.alignment for look in looks] == [8, 2, 2]
    assert looks[1].primarycolor == pysubs2.Color(0x5F, 0xF0, 0xFF)
    assert looks[2].primarycolor == pysubs2.Color(0xFF, 0xD0, 0xA8)


def test_a_transcript_has_captions_cards_and_moments() -> None:
    film = a_film((90, 150, said("Un adulte\ns'approche", speaker="La voix")))
    card = Clip(name="c", media_reference=CardReference(text="Cet été"), source_range=span(0, 60))
    film = Timeline(name="x", tracks=(Track(kind="Video", children=(card,), role="picture"),
                                      *film.tracks))  # fmt: skip
    assert transcript(film) == (
        "0:00.0  «\u00a0Cet été\u00a0»\n0:03.0  La voix : Un adulte s'approche\n"
    )


def test_files_of_other_programs_are_read() -> None:
    srt = "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Déjà</i> vu\r\nencore\r\n\r\n"
    assert read(srt.encode("cp1252")) == (Cue(start=30, end=75, text="Déjà vu\nencore"),)
    assert read(b"\xef\xbb\xbf" + srt.encode()) == read(srt.encode("utf-16"))
    vtt = (
        "WEBVTT\n\nNOTE rien\n\nid\n00:01.000 --> 00:02.000 align:start\n"
        "<v Léa>Bon&amp;jour <c.jaune>toi</c>\n"
    )
    assert read(vtt.encode()) == (Cue(start=30, end=60, text="Bon&jour toi", speaker="Léa"),)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "none"), (b"Bonjour", "none"), (b"\x89PNG\r\n\x1a\n" + bytes(99), "none"),
        (b"WEBVTT\n\n00:05.000 --> 00:04.000\nnon\n", "none"), (b"a" * 1_000_001, "large"),
    ],
)  # fmt: skip
def test_what_is_no_subtitle_is_said_to_be_none(data: bytes, why: str) -> None:
    with pytest.raises(NoSubtitles) as stopped:
        read(data)
    assert stopped.value.why == why


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(alphabet="0123456789:,.->\n<v >WEBVT[Script Info]Dialogue{\\", max_size=300).map(
        lambda text: ("1\n00:00:01,000 --> 00:00:02,000\n" + text).encode()
    )
)
def test_no_file_does_more_than_be_refused(data: bytes) -> None:
    try:
        cues = read(data)
    except NoSubtitles:
        return
    assert cues
    assert all(0 <= cue.start < cue.end and cue.text.strip() for cue in cues)
    assert not any(re.search("[\x00\u2060]", cue.text) for cue in cues)
