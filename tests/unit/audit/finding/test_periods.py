"""Periods as plans write them, in months."""

import pytest

from yjp.audit.finding.numbers import tokens
from yjp.audit.finding.periods import Period


@pytest.mark.parametrize(
    ("text", "words", "months"),
    [
        ("Jul 16 - Jun 17", "Jul 2016 to Jun 2017", 12),
        ("Jul 15 \u2013\nJun 16", "Jul 2015 to Jun 2016", 12),
        ("Apr 14-\nMar15", "Apr 2014 to Mar 2015", 12),
        ("Jul17/Jun18", "Jul 2017 to Jun 2018", 12),
        ("Jun 15- Jun 16", "Jun 2015 to Jun 2016", 13),
        ("January to December 2018", "Jan 2018 to Dec 2018", 12),
        ("Oct - Dec 2016", "Oct 2016 to Dec 2016", 3),
        ("October to March 2019", "Oct 2018 to Mar 2019", 6),
        ("year ending March 2017", "Apr 2016 to Mar 2017", 12),
        ("12 months to June 2018", "Jul 2017 to Jun 2018", 12),
        ("2018/19", "Apr 2018 to Mar 2019", 12),
        ("2018-2019", "Apr 2018 to Mar 2019", 12),
        ("in 18/19", "Apr 2018 to Mar 2019", 12),
        ("Q4 18/19", "Jan 2019 to Mar 2019", 3),
        ("March 2024", "Mar 2024", 1),
        ("in 2018", "Jan 2018 to Dec 2018", 12),
    ],
)
def test_a_period_is_read(text: str, words: str, months: int) -> None:
    (period,) = [token.period for token in tokens(text) if token.period]
    assert isinstance(period, Period)
    assert (period.words, period.months) == (words, months)


@pytest.mark.parametrize(
    "text", ["25/30 children", "29/65", "(18/19)", "1,998 children", "2019 children", "0.2018"]
)
def test_what_is_no_period_is_not_read_as_one(text: str) -> None:
    assert [token.period for token in tokens(text) if token.period] == []
