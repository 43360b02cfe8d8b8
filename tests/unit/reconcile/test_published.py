"""What whole-number counts a published rate can stand for: against figures whose counts were published too."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yjp.errors import UnreadableInput, UserError
from yjp.indicators.registry import indicator
from yjp.numbers import rounded
from yjp.reconcile.given import Given, from_file, typed, windows_of
from yjp.reconcile.published import bases_for, implied


@pytest.mark.parametrize(
    ("rate", "decimals", "base", "per", "count"),
    [
        (1.09, 2, 46_667, 1000, 51),  # Manchester, custodial sentences 2018/19
        (38.2, 1, 157, 100, 60),  # Oldham, July 2016 to June 2017: reoffenders of the cohort
        (3.73, 2, 60, 1, 224),  # Oldham: reoffences of the reoffenders
        (37.4, 1, 326, 100, 122),  # Northamptonshire, April 2016 to March 2017
        (17.3, 1, 81, 100, 14),  # Solihull, July 2016 to June 2017
        (0.12, 2, 24_400, 1000, 3),  # Rotherham, custodial sentences 2018/19
        (169, 0, 24_260, 100_000, 41),  # Rotherham, first time entrants 2018, as published in the plan
    ],
)
def test_published_rates_give_the_published_counts(
    rate: float, decimals: int, base: float, per: int, count: int
) -> None:
    assert implied(rate, decimals, base, per) == (count, count, True)


def test_a_rate_can_stand_for_several_counts() -> None:
    # Oldham, reoffences of a cohort of 157, 1.43 each: 224 were published, 225 would print the same.
    assert implied(1.43, 2, 157, 1) == (224, 225, True)
    # Northamptonshire, reoffences of 122 reoffenders, 3.34 each: 408 were published.
    assert implied(3.34, 2, 122, 1) == (407, 408, True)
    # One decimal of a cohort of 3,737: 39.4% is 39.35 to 39.45, 1,470.5 to 1,474.2 children.
    assert implied(39.4, 1, 3737, 100) == (1471, 1474, True)


def test_a_rate_that_no_whole_number_gives_is_between_two_and_says_so() -> None:
    # 164 per 100,000 of 24,260 is 39.66 to 39.91; of 24,400 it is 39.89 to 40.14.
    assert implied(164, 0, 24_260, 100_000) == (39, 40, False)
    assert implied(164, 0, 24_400, 100_000) == (40, 40, True)


def test_a_half_could_be_rounded_either_way() -> None:
    # 1 of 8 is 12.5%, printed 12 or 13.
    assert implied(12, 0, 8, 100) == implied(13, 0, 8, 100) == (1, 1, True)


def test_nought_is_nought_or_too_few_to_print() -> None:
    assert implied(0.0, 2, 24_400, 1000) == (0, 0, True)
    assert implied(0, 0, 300_000, 100_000) == (0, 1, True)


def test_the_populations_over_which_41_prints_as_164() -> None:
    # 41 / 164.5 and 41 / 163.5 per 100,000.
    assert bases_for(41, 164, 0, 100_000) == (24_925, 25_076)
    assert bases_for(0, 164, 0, 100_000) is None


@given(st.integers(0, 400), st.integers(500, 60_000), st.sampled_from([(0, 100_000), (2, 1000), (1, 100)]))
def test_the_true_count_is_always_among_those_implied(
    count: int, base: int, printed: tuple[int, int]
) -> None:
    decimals, per = printed
    shown = float(rounded(count * per / base, decimals))
    lowest, highest, whole = implied(shown, decimals, base, per)
    assert whole
    assert lowest <= count <= highest


def test_what_is_typed_keeps_its_decimals() -> None:
    rate = indicator("custody_rate")
    loose = typed("t", rate, count=None, rate="0.1", published_base=None, base=24_400)
    tight = typed("t", rate, count=None, rate="0.10", published_base=None, base=24_400)
    assert (loose.counts, tight.counts) == ("2 to 3", "2 to 3")
    assert loose.lowest == 2
    assert not tight.whole  # 0.095 to 0.105 of 24,400 is 2.32 to 2.56.
    assert loose.whole


@pytest.mark.parametrize(
    ("given_rate", "words"),
    [("about 169", "no published rate"), ("1.6e2", "no published rate"), ("-3", "no published rate")],
)
def test_a_rate_that_is_none_is_refused(given_rate: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        typed("t", indicator("fte_rate"), count=None, rate=given_rate, published_base=None, base=24_260)


def test_a_rate_without_any_population_is_no_count() -> None:
    with pytest.raises(UserError, match="--population"):
        typed("t", indicator("fte_rate"), count=None, rate="169", published_base=None, base=None)


def test_one_way_of_saying_what_was_published() -> None:
    with pytest.raises(UserError, match="Say one of"):
        Given(count=3, rate="0.12")
    with pytest.raises(UserError, match="--published-base needs"):
        Given(base=91)


def file(folder: Path, text: str) -> Path:
    path = folder / "published.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_of_published_figures(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        "window,indicator,count,rate,base,vintage,source\n"
        "2018-12.12m,fte_rate,,164,,2026-04,LAIT\n"
        "2018-12.12m,fte_rate,41,169,,2019-06,Data Summary\n"
        "2017-12.12m,fte_rate,,231,24190,,\n"
        "2017-06.12m,binary_reoffending,30,,91,,\n",
    )
    rate = indicator("fte_rate")
    first, second = from_file(path, rate, "2018-12.12m", 24_260)
    assert (first.label, first.counts, first.whole) == ("published.csv, 2026-04", "39 to 40", False)
    assert (second.counts, second.printed, second.source) == ("41", True, "Data Summary")
    (third,) = from_file(path, rate, "2017-12.12m", 99)
    assert (third.label, third.base, third.base_published) == ("published.csv, row 4", 24_190, True)
    assert windows_of(path, "fte_rate") == ["2017-12.12m", "2018-12.12m"]
    assert Given(path=path).figures(rate, "2018-12.12m", 24_260) == [first, second]
    with pytest.raises(UserError, match="no row of custody_rate"):
        Given(path=path).figures(indicator("custody_rate"), "2018-12.12m", 24_260)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("indicator,count\nfte_rate,3\n", "no column window"),
        ("indicator,window,count\nfte_rate,2018,3\n", "row 2: the window is not one"),
        ("indicator,window,count\nfte_rate,2018-12.12m,3\nfte_rate,2018-12.12m,x\n", "row 3: count is not"),
        ("indicator,window,rate\nfte_rate,2018-12.12m,c.169\n", "row 2: rate is not a number as printed"),
        ("indicator,window,rate\nfte_rate,2018-12.12m,\n", "row 2: neither a count nor a rate"),
        ("", "no CSV file"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UnreadableInput, match=words):
        list(from_file(file(tmp_path, text), indicator("fte_rate"), "2018-12.12m", 24_260))
