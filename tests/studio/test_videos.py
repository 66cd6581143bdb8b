"""Vidéos: the list is filtered by state, by its address alone, and keeps its other words."""

from __future__ import annotations

import re
from datetime import timedelta

from publish.publication import State
from studio.lists.states import GROUPS
from studio.models import Approval, RenderJob, Video
from tests.conftest import Studio
from tests.factories_agenda import a_publication, an_account
from tests.factories_studio import NOON, a_render, a_video


def one_of_each(studio: Studio) -> None:
    """A video in every group, named by it."""
    made: dict[str, Video] = {
        name: a_video(studio.db, studio.organisation, title=f"La {name}") for name in GROUPS
    }
    for name in ("review", "approved"):
        render = a_render(studio.db, made[name])
        if name == "approved":
            studio.db.add(
                Approval(
                    organisation_id=render.organisation_id,
                    video_id=render.video_id,
                    render_id=render.id,
                    file_sha256=render.sha256,
                    by_name="Anne",
                    at=NOON,
                )
            )
    for name, state in (("rendering", "running"), ("trouble", "failed")):
        studio.db.add(
            RenderJob(
                organisation_id=studio.organisation.id,
                video_id=made[name].id,
                revision=0,
                storyboard={},
                state=state,
                created_at=NOON,
            )
        )
    studio.db.commit()
    account = an_account(studio)
    for name, sent in (("planned", State.SCHEDULED), ("live", State.PUBLISHED)):
        ref, at = str(made[name].id), studio.clock() + timedelta(days=1)
        a_publication(studio, account, title=name, state=sent, video_ref=ref, at=at)


def titles(text: str) -> list[str]:
    return re.findall(r'<h2><a class="open"[^>]*>La ([a-z]+)</a>', text)


def test_each_state_has_a_group_with_its_number_and_an_address(studio: Studio) -> None:
    one_of_each(studio)
    studio.signs_in()
    whole = studio.opens("/videos").text
    assert sorted(titles(whole)) == sorted(GROUPS)
    for name in GROUPS:
        text = studio.opens(f"/videos?state={name}").text
        assert titles(text) == [name]
        assert re.search(
            rf'href="/videos\?state={name}" aria-current="page">[^<]+<span[^>]*>1<', text
        )


def test_the_filter_stays_with_the_search_and_an_unknown_one_is_none(studio: Studio) -> None:
    one_of_each(studio)
    studio.signs_in()
    text = studio.opens("/videos?state=live&q=La").text
    assert '<input type="hidden" name="state" value="live">' in text
    assert "/videos?q=La&amp;state=review" in text
    assert len(titles(studio.opens("/videos?state=nowhere").text)) == len(GROUPS)
    assert "Aucune vidéo n’en est là." in studio.opens("/videos?state=live&q=review").text
