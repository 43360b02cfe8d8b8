"""The declared profiles, and what a threshold may be."""

import pytest

from yjp.disclosure import PROFILES, profile
from yjp.errors import SettingsError, UnknownName


def test_the_three_profiles() -> None:
    assert list(PROFILES) == ["board", "public", "statutory"]
    public = profile("public")
    assert (public.threshold, public.zeros, public.secondary) == (5, True, True)
    assert public.reason.startswith("it rests on a small number (1 to 4)")
    assert not profile("statutory").hides


def test_a_threshold_of_ones_own() -> None:
    assert profile("board", threshold=10).threshold == 10
    assert "(1 to 9)" in profile("board", threshold=10).reason
    assert profile("public", threshold=2).reason.startswith("it rests on a small number (1),")
    assert profile("statutory", threshold=10) == PROFILES["statutory"], "the return has every number"
    assert PROFILES["board"].threshold == 5, "the declared profile stays as it is"


@pytest.mark.parametrize("wrong", [1, 0, -5, 51, True])
def test_a_threshold_that_cannot_be(wrong: int) -> None:
    with pytest.raises(SettingsError, match="from 2 to 50"):
        profile("public", threshold=wrong)


def test_a_profile_that_is_not_there() -> None:
    with pytest.raises(UnknownName, match="board, public, statutory"):
        profile("secret")
