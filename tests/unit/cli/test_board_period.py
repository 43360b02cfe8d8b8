"""For which quarter a board has its paper: from the day of the extract, and never of another time."""

from datetime import date

import pytest

from yjp.cli.board_period import chosen_quarter, last_whole_quarter
from yjp.errors import Refused, UserError

JUNE_2025 = date(2025, 6, 30)


@pytest.mark.parametrize(
    ("extract", "label"),
    [
        (JUNE_2025, "2025Q1"),
        (date(2019, 6, 18), "2018Q4"),
        (date(2025, 7, 1), "2025Q1"),
        (date(2025, 1, 2), "2024Q3"),
    ],
)
def test_left_out_it_is_the_last_that_was_over(extract: date, label: str) -> None:
    assert last_whole_quarter(extract) == label
    assert chosen_quarter(None, extract) == label


def test_a_quarter_that_is_not_over_or_past_is_refused_with_the_one_that_can_be() -> None:
    with pytest.raises(
        Refused, match=r"July to September 2025 was not over .* is 2025Q1 \(April to June 2025\)"
    ):
        chosen_quarter("2025Q2", JUNE_2025)
    for past, said in (("2024Q4", "January to March 2025"), ("2019Q1", "April to June 2019")):
        with pytest.raises(
            Refused,
            match=rf"held are of 30 June 2025: a paper for {said} would show later ones .* is 2025Q1 .*yjp history",
        ):
            chosen_quarter(past, JUNE_2025)
    with pytest.raises(UserError, match=r"'June' is not a quarter: write 2025Q1 for April to June 2025"):
        chosen_quarter("June", JUNE_2025)
    assert chosen_quarter("2025Q1", JUNE_2025) == "2025Q1"
