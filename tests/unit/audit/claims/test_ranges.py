"""Ranges of time in a text, and how long they can be said to be."""

import pytest

from yjp.audit.claims.ranges import ranges
from yjp.audit.finding.numbers import in_flat


@pytest.mark.parametrize(
    ("text", "shown", "lengths"),
    [
        ("in the 12 months January 2024 to March 2025", "January 2024 to March 2025", {14, 15}),
        ("from 1 April 2021 to 31 March 2025", "1 April 2021 to 31 March 2025", {48}),
        ("from 10 May 2023 to 2 June 2024", "10 May 2023 to 2 June 2024", {12, 13, 14}),
        ("between April 2023 and December 2024", "April 2023 and December 2024", {20, 21}),
        ("from 2018/19 to 2022/23", "2018/19 to 2022/23", {48, 60}),
        ("2020/21, 2021/22 and 2022/23", "2020/21, 2021/22 and 2022/23", {24, 36}),
        ("from 2019 to 2022", "2019 to 2022", {36, 48}),
        ("the plan 2024-2027", "2024-2027", {36, 48}),
        ("from October to March", "October to March", {5, 6}),
        ("between July and September", "July and September", {2, 3}),
    ],
)
def test_a_range_and_its_lengths(text: str, shown: str, lengths: set[int]) -> None:
    (found,) = ranges(text, in_flat(text))
    assert text[found.start : found.end] == shown
    assert found.lengths == lengths


def test_without_a_year_whole_years_may_come_on_top() -> None:
    (found,) = ranges("from October to March", ())
    assert found.can_last(6)
    assert found.can_last(18)
    assert not found.can_last(9)


@pytest.mark.parametrize(
    "text", ["July and September", "in 2019 and then 2022", "March to the beat", "31 March 2025"]
)
def test_what_is_no_range(text: str) -> None:
    assert ranges(text, in_flat(text)) == ()
