"""Every code the networks know, at the publishing call, with and without effect: one post each.

Whatever state it leads to, a person who says « go on » never makes a second post.
"""

from __future__ import annotations

import pytest
from sqlalchemy import update

from publish import repository
from publish.fault import VERDICTS
from publish.post import Network
from publish.publication import State
from publish.tables import accounts
from tests.factories_publish import House

CODES = sorted({verdict: key for key, verdict in VERDICTS.items()}.values(), key=str)
"""One code for each thing that is done about one."""

RESTING = (State.PUBLISHED, State.FAILED, State.AWAITING_PERSON)


def heals(house: House) -> None:
    """Let the account be well again, as a person does in Accounts."""
    with house.engine.begin() as conn:
        conn.execute(update(accounts).values(lamp="ok", lamp_code=""))


def rests(house: House, publication_id: int) -> State:
    """Work until it rests; a day of silence is over at once."""

    def is_resting() -> bool:
        with house.engine.begin() as conn:
            conn.execute(update(accounts).values(hold_until=None))
        return house.publication(publication_id).state in RESTING

    house.works_until(is_resting, seconds=30)
    return house.publication(publication_id).state


@pytest.mark.slow
@pytest.mark.parametrize("effect", ["before", "after"])
@pytest.mark.parametrize("network", list(Network))
def test_any_code_at_the_publishing_call_leaves_one_post(
    house: House, network: Network, effect: str
) -> None:
    house.emulator.behaves(reels_per_day=1000, quota_total=1000)
    endpoint = "fb.finish" if network is Network.FACEBOOK else "ig.publish"
    told: dict[str, str] = {}
    for code, subcode in CODES:
        text = f"{code}/{subcode} {effect}"
        rule = {"code": code if code is not None else 100, "subcode": subcode, "when": effect}
        house.emulator.goes_wrong(endpoint, "error", **rule)
        one = house.schedules(network, text)
        for _ in range(3):
            state = rests(house, one)
            told.setdefault(text, state.value)
            heals(house)
            if state is State.PUBLISHED:
                break
            with house.engine.begin() as conn:
                repository.publish_now(conn, 1, one, now=house.clock)
        assert house.publication(one).state is State.PUBLISHED, text
    posts = [post["text"] for post in house.emulator.posts(house.remote(network))]
    assert sorted(posts) == sorted(told)
    if effect == "before":  # a plain refusal is believed, and waits for somebody
        refused = {text.split(" ")[0]: state for text, state in told.items()}
        assert refused["100/2207089"] == "failed"
        assert refused["3/None"] == "awaiting-person"
