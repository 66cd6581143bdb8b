"""The plain way: a post goes out once on each network, with its address."""

from __future__ import annotations

import pytest

from publish import logbook
from publish.post import Network
from tests.factories_publish import House


@pytest.mark.parametrize("network", list(Network))
def test_a_post_goes_out_once_with_its_words_and_all_its_bytes(
    house: House, network: Network
) -> None:
    publication_id = house.schedules(network, "Bonjour 👋 #emploi")
    done = house.settles(publication_id, "published")
    house.works_until(lambda: _permalink(house, publication_id) is not None)
    posts = house.emulator.posts(house.remote(network))
    assert [post["text"] for post in posts] == ["Bonjour 👋 #emploi"]
    assert posts[0]["bytes"] == house.file.stat().st_size
    assert done.receipt is not None
    assert done.receipt.media_id == posts[0]["id"]
    assert house.emulator.url in str(_permalink(house, publication_id))


def test_the_log_tells_each_step(house: House) -> None:
    publication_id = house.schedules(Network.FACEBOOK)
    house.settles(publication_id, "published")
    with house.engine.connect() as conn:
        codes = [row["code"] for row in logbook.read(conn, 1, publication_id)]
    assert codes[:6] == ["scheduled", "claimed", "started", "uploaded", "publishing", "accepted"]
    assert "published" in codes


def _permalink(house: House, publication_id: int) -> str | None:
    receipt = house.publication(publication_id).receipt
    return receipt.permalink if receipt else None
