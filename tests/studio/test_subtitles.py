"""Subtitles: read for the editor, laid by a verb, taken away with the finished video."""

from __future__ import annotations

from studio.models import Render
from templates import document
from tests.conftest import Studio
from tests.factories_studio import a_render, a_video
from tests.factories_templates import a_caption, a_scene, a_storyboard

SRT = "1\n00:00:01,000 --> 00:00:02,500\nDéjà vu\n\n"


def test_a_file_is_read_in_frames_and_keeps_nothing(studio: Studio) -> None:
    studio.signs_in("referent")
    video = a_video(studio.db, studio.organisation)
    read = studio.sends(f"/videos/{video.id}/subtitles", 200, data=SRT.encode("cp1252")).json
    assert read["cues"] == [{"start": 30, "duration": 45, "text": "Déjà vu", "speaker": ""}]
    assert read["text"] == "Un sous-titre est posé."
    studio.db.refresh(video)
    assert video.revision == 0


def test_the_cues_are_laid_by_a_verb(studio: Studio) -> None:
    studio.signs_in("referent")
    board = a_storyboard(a_scene("s1", seconds=None), a_scene("s2", seconds=None))
    video = a_video(studio.db, studio.organisation, board=board)
    cues = studio.sends(f"/videos/{video.id}/subtitles", 200, data=SRT.encode()).json["cues"]
    body = {"id": "v1", "client": "t", "base": video.revision,
            "verb": {"verb": "subtitles", "cues": cues}}  # fmt: skip
    state = studio.sends(f"/videos/{video.id}/verbs", 200, json=body).json
    [caption] = state["storyboard"]["scenes"][0]["captions"]
    assert (caption["text"], caption["start"], caption["duration"]) == ("Déjà vu", 30, 45)
    lines = studio.opens(f"/videos/{video.id}/history").json["lines"]
    assert any("sous-titres" in str(line) for line in lines)


def test_what_is_no_subtitle_is_refused_in_a_sentence(studio: Studio) -> None:
    studio.signs_in("referent")
    video = a_video(studio.db, studio.organisation)
    for data, word in ((b"GIF89a", "pas de sous-titres"), (SRT.encode() * 101, "plus de 100")):
        answer = studio.sends(f"/videos/{video.id}/subtitles", 422, data=data)
        assert word in answer.json["text"]


def a_finished(studio: Studio) -> Render:
    video = a_video(studio.db, studio.organisation)
    made = a_render(studio.db, video)
    board = a_storyboard(a_scene(captions=(a_caption("Ça <b>tourne</b> ?", start=30),)))
    made.storyboard = document.dump(board)
    studio.db.commit()
    return made


def test_every_form_is_given_as_a_file(studio: Studio) -> None:
    made = a_finished(studio)
    studio.signs_in("relecteur")
    begins = {"srt": "1\n00:00:01,000", "vtt": "WEBVTT", "ass": "[Script Info]", "txt": "0:01.0"}
    for form, start in begins.items():
        answer = studio.opens(f"/renders/files/{made.id}/words.{form}")
        assert answer.text.startswith(start)
        assert "attachment" in answer.headers["Content-Disposition"]
        assert answer.headers["Content-Disposition"].endswith(f".{form}")
    assert "&lt;b&gt;" in studio.opens(f"/renders/files/{made.id}/words.vtt").text
    studio.opens(f"/renders/files/{made.id}/words.exe", status=404)


def test_the_finished_page_offers_them(studio: Studio) -> None:
    made = a_finished(studio)
    studio.signs_in("relecteur")
    page = studio.opens(f"/videos/{made.video_id}/finished").text
    for form in ("vtt", "ass", "txt"):
        assert f"/renders/files/{made.id}/words.{form}" in page
