"""Rounding and showing numbers."""

import pytest

from yjp.numbers import numbered, plain, rounded, signed


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (168.5, 0, "169"),
        (169.002, 0, "169"),
        (2.675, 2, "2.68"),
        (0.125, 2, "0.13"),
        (-0.125, 2, "−0.13"),
        (-0.004, 2, "0.00"),
        (0.5, 0, "1"),
        (-0.5, 0, "−1"),
        (1234567.0, 0, "1,234,567"),
        (32.967032967, 1, "33.0"),
    ],
)
def test_half_goes_away_from_nought(value: float, decimals: int, text: str) -> None:
    assert plain(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "text"), [(-27.0122, "−27.0"), (5.44, "+5.4"), (0.04, "0.0"), (-0.04, "0.0")]
)
def test_changes_carry_their_sign_but_nought_has_none(value: float, text: str) -> None:
    assert signed(value, 1) == text


def test_rounding_keeps_the_decimals_asked_for() -> None:
    assert str(rounded(3.0, 2)) == "3.00"


@pytest.mark.parametrize(
    ("count", "noun", "many", "said"),
    [
        (0, "record", None, "0 records"),
        (1, "query", None, "1 query"),
        (2, "query", None, "2 queries"),
        (1204, "record", None, "1,204 records"),
        (3, "child", "children", "3 children"),
    ],
)
def test_a_number_with_its_noun(count: int, noun: str, many: str | None, said: str) -> None:
    assert numbered(count, noun, many) == said
