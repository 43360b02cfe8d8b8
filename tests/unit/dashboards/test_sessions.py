"""Sessions end when they are idle or old, tries are counted, and addresses after signing in are our own."""

import pytest

from yjp_dashboards.auth.addresses import local
from yjp_dashboards.auth.rate import MOST_NAMES, Rate
from yjp_dashboards.auth.sessions import Kept


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_a_session_ends_when_it_is_idle() -> None:
    clock = Clock()
    kept: Kept[str] = Kept(idle=60, longest=600, most=10, clock=clock)
    key = kept.add("pat")
    for _ in range(5):
        clock.now += 59
        assert kept.get(key) == "pat"
    clock.now += 61
    assert kept.get(key) is None
    clock.now -= 61
    assert kept.get(key) is None, "what has ended stays ended"


def test_a_session_ends_when_it_is_old_however_busy() -> None:
    clock = Clock()
    kept: Kept[str] = Kept(idle=60, longest=600, most=10, clock=clock)
    key = kept.add("pat")
    for _ in range(20):
        clock.now += 30
        found = kept.get(key)
    assert found == "pat"
    clock.now += 1
    assert kept.get(key) is None


def test_sessions_take_no_more_room_than_they_may() -> None:
    kept: Kept[int] = Kept(idle=60, longest=600, most=3, clock=Clock())
    keys = [kept.add(n) for n in range(5)]
    assert [kept.get(key) for key in keys] == [None, None, 2, 3, 4]
    assert len(set(keys)) == 5
    assert all(len(key) >= 43 for key in keys), "256 bits"


@pytest.mark.parametrize("key", [None, "", "x", "\udc80"])
def test_a_key_that_was_never_given_opens_nothing(key: str | None) -> None:
    kept: Kept[str] = Kept(idle=60, longest=600, most=10)
    kept.add("pat")
    assert kept.get(key) is None
    assert kept.end(key) is None


def test_a_minute_has_only_so_many_tries() -> None:
    clock = Clock()
    rate = Rate(2, 3, clock)
    assert [rate.allows("a"), rate.allows("a"), rate.allows("a")] == [True, True, False]
    assert [rate.allows("b"), rate.allows("b")] == [True, False], "all together have three"
    clock.now += 61
    assert rate.allows("a")


def test_counting_tries_takes_no_more_room_than_it_may() -> None:
    rate = Rate(1, 10**9, Clock())
    for n in range(MOST_NAMES + 100):
        rate.allows(str(n))
    assert len(rate._tries) == MOST_NAMES


@pytest.mark.parametrize(
    "address", ["/", "/custody", "/?indicator=fte_rate", "/a/b?x=%2F%2Fy&z=http://example.org#t"]
)
def test_an_address_of_this_site_is_kept(address: str) -> None:
    assert local(address) == address
