"""A hidden rate that somebody types is known as people round it."""

import pytest

from yjp.audit.finding.numbers import tokens
from yjp.figures import Unit
from yjp.plan.publish import spoken


@pytest.mark.parametrize(
    ("text", "value", "same"),
    [
        # 1 of 8: a plan prints 12.5% as 13%, half away from zero; Python's own round would say 12.
        ("13%", 12.5, True),
        ("12%", 12.5, False),
        ("12.5%", 12.5, True),
        ("0.5%", 0.45, True),
        ("12%", 12.4, True),
    ],
)
def test_half_is_rounded_away_from_nought_as_the_plan_prints_it(text: str, value: float, same: bool) -> None:
    (token,) = tokens(text)
    assert spoken._same_rate(token, value, Unit.PERCENT, 1) is same
