"""Windows, quarters and their names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yjp import periods


def test_days_and_months_in_words() -> None:
    day = date(2019, 6, 8)
    assert (periods.day_words(day), periods.short_day(day)) == ("8 June 2019", "8 Jun 2019")
    assert (periods.month_words(day), periods.short_month(day)) == ("June 2019", "Jun 2019")
    assert periods.month_name(date(2020, 2, 29)) == "February"


@pytest.mark.parametrize(("first", "words"), [(2019, "2019/20"), (1999, "1999/00"), (2008, "2008/09")])
def test_a_financial_year_is_named_by_both_its_years(first: int, words: str) -> None:
    assert periods.financial_year(first) == words


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        ("2018-12.12m", date(2018, 1, 1), date(2018, 12, 31), "Jan 2018 to Dec 2018"),
        ("2017-06.12m", date(2016, 7, 1), date(2017, 6, 30), "Jul 2016 to Jun 2017"),
        ("2017-06.3m", date(2017, 4, 1), date(2017, 6, 30), "Apr 2017 to Jun 2017"),
        ("2016-02.3m", date(2015, 12, 1), date(2016, 2, 29), "Dec 2015 to Feb 2016"),
        ("2019-06-18", date(2019, 6, 18), date(2019, 6, 18), "18 June 2019"),
    ],
)
def test_a_window_and_its_names(text: str, start: date, end: date, label: str) -> None:
    window = periods.parse_window(text)
    assert (window.start, window.end, window.label, window.id) == (
        start,
        end,
        label,
        text,
    )


@pytest.mark.parametrize("text", ["2018", "2018-13.12m", "2018-12.6m", "2018-12-32", "December 2018", ""])
def test_what_is_no_window_is_refused_with_examples(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a window: write 2018-12\.12m"):
        periods.parse_window(text)


def test_the_same_window_a_year_before() -> None:
    assert periods.parse_window("2018-12.12m").earlier(12).id == "2017-12.12m"
    assert periods.parse_window("2020-02.3m").earlier(12).id == "2019-02.3m"
    assert periods.parse_window("2018-03.12m").earlier(3).id == "2017-12.12m"


def test_quarters_run_to_the_last_complete_one() -> None:
    found = list(periods.quarter_ends(date(2018, 2, 11), date(2018, 12, 30)))
    assert found == [date(2018, 3, 31), date(2018, 6, 30), date(2018, 9, 30)]
    assert list(periods.quarter_ends(date(2018, 2, 11), date(2018, 3, 30))) == []
    assert list(periods.quarter_ends(date(2018, 2, 11), date(2018, 3, 31))) == [date(2018, 3, 31)]


def test_29_february_and_twelve_months_is_28_february() -> None:
    assert periods.add_months(date(2016, 2, 29), 12) == date(2017, 2, 28)
    assert periods.add_months(date(2017, 8, 31), 18) == date(2019, 2, 28)
    assert periods.add_months(date(2017, 3, 31), -1) == date(2017, 2, 28)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from([3, 12]))
def test_a_window_id_reads_back(day: date, months: int) -> None:
    window = periods.Window(end=periods.month_end(day), months=months)
    assert periods.parse_window(window.id) == window
    assert window.start <= window.end
    assert periods.add_months(window.start, months).replace(day=1) == periods.add_months(
        window.end.replace(day=1), 1
    )


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_day_lies_in_its_quarter(day: date) -> None:
    quarter = periods.quarter(periods.quarter_end(day))
    assert quarter.start <= day <= quarter.end
    assert quarter.end.month in (3, 6, 9, 12)


def test_the_kinds_of_window_by_their_names() -> None:
    assert periods.quarter(date(2017, 6, 30)).id == "2017-06.3m"
    assert periods.rolling_year(date(2018, 12, 31)).id == "2018-12.12m"
    assert periods.snapshot(date(2019, 6, 18)).id == "2019-06-18"
    assert periods.snapshot(date(2019, 6, 18)).months == periods.parse_window("2019-06-18").months == 0


def test_three_years_pooled_start_in_the_april_before() -> None:
    pooled = periods.parse_window("2025-03.36m")
    assert (pooled.start, pooled.end) == (date(2022, 4, 1), date(2025, 3, 31))
    assert pooled.label == "Apr 2022 to Mar 2025"
    assert pooled.months == periods.THREE_YEARS_MONTHS


def test_every_month_has_its_quarter() -> None:
    ends = [periods.quarter_end(date(2019, month, 1)).isoformat() for month in range(1, 13)]
    assert ends == [end for end in ("2019-03-31", "2019-06-30", "2019-09-30", "2019-12-31") for _ in range(3)]


def test_quarters_go_on_past_the_end_of_a_year() -> None:
    found = list(periods.quarter_ends(date(2018, 12, 31), date(2019, 6, 29)))
    assert found == [date(2018, 12, 31), date(2019, 3, 31)]
