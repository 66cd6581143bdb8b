"""A page's verbs: applied once, beside what others did meanwhile, undone by one's own."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.editor import editing, workbench
from studio.models import ImportJob, Video, VideoEntry
from studio.work.jobs import FAILED
from tests.conftest import Studio
from tests.factories_studio import NOON, a_storyboard, a_video, an_asset, an_organisation
from tests.factories_templates import a_caption, a_scene
from tests.factories_templates import a_storyboard as a_filmed_storyboard


class Page:
    """A tab of the editor that speaks to the studio as the script does."""

    def __init__(self, studio: Studio, video: Video, client: str = "tab") -> None:
        self.studio = studio
        self.address = f"/videos/{video.id}"
        self.client = client
        self.count = 0
        self.revision = self.looks()["revision"]

    def looks(self) -> dict[str, Any]:
        return self.studio.opens(f"{self.address}/storyboard").get_json()

    def sends(self, status: int = 200, path: str = "verbs", **body: Any) -> dict[str, Any]:
        self.count += 1
        letter = {"id": f"{self.client}{self.count}", "client": self.client, **body}
        letter.setdefault("base", self.revision)
        answer = self.studio.sends(f"{self.address}/{path}", status, json=letter).get_json()
        if status == 200:
            self.revision = answer["revision"]
        return answer

    def does(self, status: int = 200, gesture: str = "", **verb: Any) -> dict[str, Any]:
        return self.sends(status, verb=verb, gesture=gesture)


def says(text: str, scene: str = "s1") -> dict[str, Any]:
    return {"verb": "caption", "scene": scene, "caption": {"id": "c1", "text": text}}


def captions(state: dict[str, Any], scene: str = "s1") -> list[str]:
    found = next(s for s in state["storyboard"]["scenes"] if s["id"] == scene)
    return [caption["text"] for caption in found["captions"]]


@pytest.fixture
def page(studio: Studio) -> Page:
    studio.signs_in("referent")
    return Page(studio, a_video(studio.db, studio.organisation))


def test_a_verb_answers_with_the_whole_new_view(page: Page) -> None:
    state = page.does(**says("Bonjour"))
    assert state["revision"] == 1
    assert captions(state) == ["Bonjour"]
    assert state["can_undo"]
    assert not state["can_redo"]
    laid = state["layout"]["scenes"][0]["captions"][0]
    assert (laid["from"], laid["to"]) == (0, state["layout"]["scenes"][0]["end"])


def test_sent_twice_it_is_applied_once(page: Page) -> None:
    body = {"id": "once", "client": "tab", "base": 0, "verb": says("Une fois")}
    page.studio.sends(f"{page.address}/verbs", 200, json=body)
    again = page.studio.sends(f"{page.address}/verbs", 200, json=body).get_json()
    assert again["revision"] == 1
    assert page.studio.db.query(VideoEntry).count() == 1


def test_a_view_speaks_of_undo_at_the_revision_it_shows(page: Page) -> None:
    page.does(**says("Bonjour"))
    page.sends(
        path="undo"
    )  # written while another answer, read at revision 1, is being put together
    db, line = page.studio.db, page.studio.db.query(VideoEntry).first()
    assert line is not None
    read = Video(id=line.video_id, revision=1)
    assert editing.possible(db, read, line.user_id or editing.PHONE) == (True, False)


def test_a_typed_sentence_is_one_undo(page: Page) -> None:
    for text in ("B", "Bo", "Bon"):
        page.does(gesture="typing", **says(text))
    state = page.sends(path="undo")
    assert captions(state) == []
    assert state["can_redo"]
    assert captions(page.sends(path="redo")) == ["Bon"]


def test_undo_has_no_bottom_but_the_beginning(page: Page) -> None:
    for n in range(30):
        page.does(gesture=f"g{n}", **says(f"Texte {n}"))
    for _ in range(30):
        state = page.sends(path="undo")
    assert captions(state) == []
    assert not state["can_undo"]
    assert "annuler" in page.sends(422, path="undo")["text"]


def test_two_tabs_never_overwrite_each_other(page: Page) -> None:
    other = Page(page.studio, _video(page), client="autre")
    other.does(**says("De l’autre onglet"))
    answer = page.does(409, **says("Du mien"))
    assert captions(answer["state"]) == ["De l’autre onglet"]
    [both] = answer["differences"]
    assert (both["theirs"], both["mine"]) == ("De l’autre onglet", "Du mien")
    assert "onglet" in answer["text"]
    page.revision = answer["state"]["revision"]
    assert captions(page.does(**says("Du mien"))) == ["Du mien"]


def test_changes_of_different_scenes_live_together(page: Page) -> None:
    other = Page(page.studio, _video(page), client="autre")
    other.does(**says("Deux", "s2"))
    state = page.does(**says("Un", "s1"))
    assert captions(state, "s1") == ["Un"]
    assert captions(state, "s2") == ["Deux"]


def test_undo_does_not_take_back_what_a_colleague_changed_since(page: Page) -> None:
    page.does(**says("Le mien"))
    studio, video = page.studio, _video(page)
    studio.signs_in("admin")
    admin = Page(studio, video, client="admin")
    admin.does(**says("Celui de l’admin"))
    studio.signs_in("referent")
    answer = page.sends(409, path="undo")
    assert "Admin de" in answer["who"]
    assert captions(answer["state"]) == ["Celui de l’admin"]


def test_a_verb_that_is_none_is_refused_with_a_sentence_and_changes_nothing(page: Page) -> None:
    answer = page.does(422, verb="dance", scene="s1")
    assert answer["problems"][0]["code"] == "not-a-verb"
    assert answer["state"]["revision"] == 0
    assert page.does(422, **says("Où ?", "nulle-part"))["problems"][0]["code"] == "no-such-scene"


def test_a_colour_that_is_none_is_refused_with_a_sentence(page: Page) -> None:
    card = {"kind": "card", "text": "Fin", "background": "rouge", "ink": "#2b1722"}
    answer = page.does(422, verb="show", scene="s1", picture=card)
    assert "«\u00a0rouge\u00a0» n’est pas une couleur" in answer["text"]


def test_a_relecteur_reads_but_does_not_edit(page: Page) -> None:
    page.studio.signs_in("relecteur")
    assert page.looks()["revision"] == 0
    page.does(403, **says("Non"))


def test_the_history_names_who_did_what(page: Page) -> None:
    page.does(**says("Bonjour"))
    page.sends(path="undo")
    lines = page.studio.opens(f"{page.address}/history").get_json()["lines"]
    assert [line["undone"] for line in lines] == [False, True, False]
    assert lines[1]["who"].startswith("Referent")
    assert "Bonjour" in lines[1]["what"]


def test_a_scene_without_name_is_told_by_its_place(page: Page) -> None:
    page.does(verb="add-scene", scene={"id": "neuve", "picture": {"kind": "footage"}}, at=1)
    page.does(verb="remove-scene", scene="neuve")
    lines = page.studio.opens(f"{page.address}/history").get_json()["lines"]
    assert lines[0]["what"] == "a retiré «\u00a0Scène 2\u00a0»"


def test_one_goes_back_to_any_line_and_undoes_that_too(page: Page) -> None:
    page.does(**says("Un"))
    page.does(**says("Deux"))
    state = page.sends(path="go-back", to=1)
    assert (captions(state), state["revision"]) == (["Un"], 3)
    lines = page.studio.opens(f"{page.address}/history").get_json()["lines"]
    assert [line["revision"] for line in lines] == [3, 2, 1, 0]
    assert lines[0]["what"] == "est revenu à une version d’avant"
    assert captions(page.sends(path="undo")) == ["Deux"]
    assert captions(page.sends(path="go-back", to=0)) == []
    page.sends(400, path="go-back", to=99)


def test_going_back_over_a_colleague_s_work_says_whose_and_asks(page: Page) -> None:
    studio, video = page.studio, _video(page)
    page.does(**says("Le mien"))
    studio.signs_in("admin")
    admin = Page(studio, video, client="admin")
    admin.does(**says("Celui de l’admin"))
    studio.signs_in("referent")
    asked = page.sends(409, path="go-back", to=1)
    assert "Admin de" in asked["text"]
    assert "phone" not in asked["text"]
    studio.signs_in("admin")
    admin.does(**says("Encore un"))
    studio.signs_in("referent")
    again = page.sends(409, path="go-back", to=1, agreed=asked["agreed"])
    state = page.sends(path="go-back", to=1, agreed=again["agreed"])
    assert captions(state) == ["Le mien"]


def test_times_may_be_written_as_people_write_them(studio: Studio) -> None:
    studio.signs_in("referent")
    scene = a_scene("s1", captions=(a_caption(),))
    video = a_video(studio.db, studio.organisation, board=a_filmed_storyboard(scene))
    page = Page(studio, video)
    state = page.does(verb="caption-end", scene="s1", id="c1", at="0:01,5")
    assert state["storyboard"]["scenes"][0]["captions"][0]["duration"] == 45
    state = page.does(verb="time", scene="s1", timing={"hold": "0,6"})
    assert state["storyboard"]["scenes"][0]["timing"]["hold"] == 18
    bad = page.does(422, verb="time", scene="s1", timing={"hold": "bientôt"})
    assert bad["problems"][0]["code"] == "not-a-time"


def test_a_page_that_has_seen_it_is_answered_in_one_word(page: Page) -> None:
    stamp = page.looks()["stamp"]
    assert page.studio.opens(f"{page.address}/storyboard?seen={stamp}").get_json() == {
        "stamp": stamp
    }
    page.does(**says("Neuf"))
    assert "storyboard" in page.studio.opens(f"{page.address}/storyboard?seen={stamp}").get_json()


def test_a_view_never_claims_a_change_that_came_while_it_was_put_together(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, elsewhere = workbench.desk, editing.Sent(id="e", client="e", author=0, base=None)

    def meanwhile(*those: Any) -> Any:
        monkeypatch.setattr(workbench, "desk", desk)
        with Session(page.studio.engine) as db:
            video = db.scalars(select(Video)).one()
            editing.apply(db, video, says("Neuf"), elsewhere, facts={}, moment=NOON)
        return desk(*those)

    monkeypatch.setattr(workbench, "desk", meanwhile)
    old = page.looks()
    new = page.studio.opens(f"{page.address}/storyboard?seen={old['stamp']}").get_json()
    assert captions(old) == []
    assert captions(new) == ["Neuf"]


def test_a_stream_tells_the_stamp_of_a_video_to_those_who_may_see_it(page: Page) -> None:
    stamp = page.does(**says("Bonjour"))["stamp"]
    told = page.studio.opens(f"/events?once=1&video={_video(page).id}").text
    assert f'event: video\ndata: {{"stamp": "{stamp}"}}\n' in told
    theirs = a_video(page.studio.db, an_organisation(page.studio.db, "Autre structure"))
    page.studio.opens(f"/events?once=1&video={theirs.id}", 404)


def _video(page: Page) -> Video:
    return page.studio.db.query(Video).one()


def test_the_storyboard_of_the_factory_has_two_scenes() -> None:
    """The tests above speak of s1 and s2."""
    assert [scene.id for scene in a_storyboard().scenes] == ["s1", "s2"]


def test_the_word_of_a_refused_file_goes_with_the_next_good_one_in_its_slot(page: Page) -> None:
    studio = page.studio
    asset = an_asset(studio.db, studio.organisation, name="liste.mp4")
    for slot in ("picture", "voice"):
        studio.db.add(
            ImportJob(
                organisation_id=studio.organisation.id,
                asset_id=asset.id,
                video_id=int(page.address.rpartition("/")[2]),
                scene="s1",
                slot=slot,
                state=FAILED,
                created_at=studio.clock(),
            )
        )
    studio.db.commit()
    refused = [(one["scene"], one["slot"]) for one in page.looks()["imports"] if "problem" in one]
    assert refused == [("s1", "picture"), ("s1", "voice")]
    card = {"kind": "card", "text": "Bonjour", "background": "#2b1a26", "ink": "#ffffff"}
    after = page.does(verb="show", scene="s1", picture=card)
    assert [one["slot"] for one in after["imports"]] == ["voice"]
