"""What must be known to read a headline: that ours and the official figure part, that children count again."""

import pytest

from tests.unit.narrative import edited
from yjp.ledger import Ledger
from yjp.narrative.headline import headline, plain_text

FIRST = "2014-12.12m"
APART = (
    "The local estimate and the official figure go opposite ways: since the year to December 2014 the estimate rose "
    "from 120 to 169, while the official figure fell from 250 to 169. Which of them is right must be found out before "
    "either is relied on."
)


def parted(first: str = FIRST, *, ours: float = 120.0, official: float = 250.0) -> Ledger:
    """The sample, where the newest year has 169 by both, with an earlier year of both."""
    held = edited.added(
        edited.base(), "fte_rate", first, "rotherham", numerator=30.0, denominator=24000.0, value=ours
    )
    return edited.added(held, "fte_rate", first, "rotherham_published", value=official)


def said(ledger: Ledger, indicator: str = "fte_rate") -> str | None:
    found = headline(ledger, indicator)
    assert found is not None
    remark = found.opposite
    assert remark is None or remark in found.remarks
    return plain_text(remark) if remark else None


def test_an_estimate_that_rises_while_the_official_figure_falls_is_told_with_both() -> None:
    assert said(parted()) == APART
    found = headline(parted(), "fte_rate")
    assert found is not None
    assert found.opposite is not None
    assert [span.tag for span in found.opposite if span.tag] == [
        f"fte_rate.{window}.{area}#value"
        for area in ("rotherham", "rotherham_published")
        for window in (FIRST, "2018-12.12m")
    ]


@pytest.mark.parametrize(
    "ledger",
    [
        parted(ours=300.0),  # both fell
        parted(official=185.0),  # 185 to 169 is a fall of 8.6%
        parted("2016-06.12m"),  # two and a half years are not three
        edited.base(),  # one year of the official figure
        edited.figure(
            parted(),
            f"fte_rate.{FIRST}.rotherham",
            suppressed=True,
            value=None,
            numerator=None,
            denominator=None,
        ),
    ],
)
def test_nothing_is_told_of_small_short_or_hidden_partings(ledger: Ledger) -> None:
    assert said(ledger) is None


def test_that_a_child_counts_again_stands_beside_the_share_of_a_year_of_cohorts() -> None:
    told = {each: headline(edited.base(), each) for each in ("binary_reoffending", "fte_rate")}
    share, rate = told["binary_reoffending"], told["fte_rate"]
    assert share is not None
    assert rate is not None
    assert rate.again is None
    assert share.again is not None
    assert plain_text(share.again) == (
        "A child counts once in each quarterly cohort, so up to four times in the year."
    )
    assert share.remarks[0] == share.again
