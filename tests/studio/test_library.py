"""The library lists, finds, names, bins and gives back; what is in use is never thrown away."""

from __future__ import annotations

from studio.models import Asset
from templates.storyboard import FootageSlot, Scene, Storyboard, Take, Words
from tests.conftest import Studio
from tests.factories_studio import a_video, an_asset, an_organisation


def using(sha256: str) -> Storyboard:
    scene = Scene(id="s1", picture=FootageSlot(take=Take(media=sha256, start=0, duration=30)))
    return Storyboard(title=Words(fr="Le guichet"), scenes=(scene,))


def test_the_library_finds_by_every_word_and_only_ones_own(studio: Studio) -> None:
    studio.signs_in("relecteur")
    for name in ("couloir vide.mp4", "couloir plein.mp4", "100% café.mp4"):
        an_asset(studio.db, studio.organisation, name=name)
    an_asset(studio.db, an_organisation(studio.db, "Autre"), name="couloir secret.mp4")
    page = studio.opens("/library?q=couloir vide").text
    assert "couloir vide.mp4" in page
    assert "plein" not in page
    assert "secret" not in studio.opens("/library?q=couloir").text
    assert "100% café.mp4" in studio.opens("/library?q=0%25").text
    assert "couloir" not in studio.opens("/library?q=0%25").text.partition("shelf")[2]


def test_a_clip_in_use_is_never_thrown_away(studio: Studio) -> None:
    studio.signs_in()
    asset = an_asset(studio.db, studio.organisation)
    video = a_video(studio.db, studio.organisation, title="Le guichet", board=using(asset.sha256))
    assert "Le guichet" in studio.opens(f"/library/{asset.id}").text
    studio.sends(f"/library/{asset.id}/bin")
    studio.db.refresh(asset)
    assert asset.deleted_at is None
    studio.db.delete(video)
    studio.db.commit()
    studio.sends(f"/library/{asset.id}/bin")
    studio.db.refresh(asset)
    assert asset.deleted_at is not None


def test_a_clip_of_a_video_in_the_bin_is_in_use_too(studio: Studio) -> None:
    studio.signs_in()
    asset = an_asset(studio.db, studio.organisation)
    board = using(asset.sha256)
    a_video(studio.db, studio.organisation, board=board, deleted_at=studio.clock())
    studio.sends(f"/library/{asset.id}/bin")
    studio.db.refresh(asset)
    assert asset.deleted_at is None


def test_the_bin_gives_back_and_an_admin_empties_it(studio: Studio) -> None:
    studio.signs_in()
    asset = an_asset(studio.db, studio.organisation)
    original = studio.folder.original(asset.organisation_id, asset.sha256)
    original.write_bytes(b"plan")
    studio.sends(f"/library/{asset.id}/bin")
    assert "plan.mp4" in studio.opens("/library?bin=1").text
    studio.sends(f"/library/{asset.id}/restore")
    studio.sends(f"/library/{asset.id}/erase")
    assert original.exists()
    studio.sends(f"/library/{asset.id}/bin")
    studio.sends(f"/library/{asset.id}/erase")
    assert studio.db.query(Asset).count() == 0
    assert not original.exists()


def test_a_clip_is_renamed_and_its_original_comes_under_that_name(studio: Studio) -> None:
    studio.signs_in("referent")
    asset = an_asset(studio.db, studio.organisation)
    studio.folder.original(asset.organisation_id, asset.sha256).write_bytes(b"plan")
    studio.sends(f"/library/{asset.id}/rename", data={"name": "L’entrée"})
    answer = studio.opens(f"/library/{asset.id}/original")
    assert answer.data == b"plan"
    assert "L%E2%80%99entr%C3%A9e" in answer.headers["Content-Disposition"]


def test_a_slot_is_offered_only_what_is_ready_and_fits(studio: Studio) -> None:
    studio.signs_in("referent")
    an_asset(studio.db, studio.organisation, name="plan.mp4")
    an_asset(studio.db, studio.organisation, name="voix.m4a", kind="audio")
    an_asset(studio.db, studio.organisation, name="arrive.mp4", state="importing")
    found = studio.opens("/library/pick?kind=picture").json
    assert found is not None
    assert [media["name"] for media in found["media"]] == ["plan.mp4"]
