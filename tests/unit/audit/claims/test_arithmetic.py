"""How a printed number stands against what it should be."""

import pytest

from yjp.audit.claims.arithmetic import edits, stands
from yjp.audit.finding.numbers import tokens
from yjp.audit.finding.tokens import Range, Token
from yjp.audit.result import Verdict


def printed(text: str) -> Token:
    """The number of a text."""
    return next(token for token in tokens(text) if token.live)


@pytest.mark.parametrize(
    ("text", "actual", "verdict"),
    [
        ("38.5%", 100 * 25 / 65, Verdict.VERIFIED),
        ("44.6%", 100 * 25 / 65, None),
        ("66%", 100 * 2 / 3, Verdict.ROUNDING),
        ("67%", 100 * 2 / 3, Verdict.VERIFIED),
        ("68%", 100 * 2 / 3, None),
        ("around 60%", 62.4, Verdict.ROUNDING),
        ("over 60%", 62.4, Verdict.VERIFIED),
        ("over 60%", 58.0, None),
    ],
)
def test_a_printed_number_against_an_exact_one(text: str, actual: float, verdict: Verdict | None) -> None:
    assert stands(printed(text), Range(actual, actual)) is verdict


def test_a_change_computed_on_unrounded_values_stands_by_rounding() -> None:
    # 321 to 255 printed as -20.8%: -20.6 from the rounded rates, -20.8 within what rounding leaves open.
    change = Range(100 * (254.5 / 321.5 - 1), 100 * (255.5 / 320.5 - 1))
    assert stands(printed("20.8%"), change) is Verdict.ROUNDING


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [("25", "29", 1), ("2.6%", "12.6%", 1), ("635,509", "636,139", 3), ("44", "44", 0), ("1.37", "1.73", 1)],
)
def test_how_many_digits_apart(one: str, other: str, number: int) -> None:
    assert edits(one, other) == number
