"""What a protected ledger looks like: nothing hidden is left in any column of any frame, and all else is as it was."""

from dataclasses import replace

import polars as pl
import pytest

from tests.unit.disclosure.made import POPULATION, groups, ledger, published, quarters, row
from yjp import figures
from yjp.disclosure import profile, protect
from yjp.disclosure.blanking import NOT_RATED
from yjp.disclosure.relations import NESTED
from yjp.figures import OWN_PAST, ROLLING_STEP
from yjp.indicators.groupings import OUTCOME, OUTCOME_OF
from yjp.ledger import Ledger
from yjp.model.codes import OUTCOME_TYPES

PUBLIC = profile("public")
YEAR = "2018-12.12m"
MARK = 3.0625
"""Stands wherever a number would give the hidden count away; it is in no other place."""


@pytest.fixture
def whole() -> Ledger:
    """A ledger of all kinds of rows with small numbers among them."""
    window = "2017-06.12m"
    rows = [
        *quarters("fte_count", "2019-03.3m", [9, 8, 7, 6, 12, 2, 9, 8], "fte_rate"),
        *quarters("custody_count", "2019-03.3m", [3, 2, 0, 3, 1, 0, 1, 1], "custody_rate"),
        *groups("fte_count", YEAR, "sex", {"male": 27, "female": 2}, 29),
        *groups("fte_count", "2018-09.12m", "sex", {"male": 22, "female": 5}, 27),
        row("binary_reoffending", window, 30, 91),
        row("reoffences_per_reoffender", window, 104, 30),
        row("reoffences_per_child", window, 104, 91),
        published("custody_rate", "2019-03.12m", 0.31),
        published("fte_rate", YEAR, 238.0),
    ]
    return ledger(rows, compared=True)


def test_rows_order_and_schemas_stay(whole: Ledger) -> None:
    safe = protect(whole, PUBLIC)
    assert safe.figures.schema == figures.SCHEMA
    assert safe.comparisons.schema == figures.COMPARISONS
    kept = ["figure_id", "indicator", "area", "window", "group", "group_value", "unit", "decimals", "state"]
    assert safe.figures.select(kept).equals(whole.figures.select(kept))
    hit = safe.figures["suppressed"]
    assert 0 < hit.sum() < hit.len()
    assert safe.figures.filter(~hit).equals(whole.figures.filter(~hit))
    gone = safe.figures.filter(hit)
    numbers = ["numerator", "denominator", "value", "lower", "upper", "interval_method", "quality"]
    assert all(gone[name].null_count() == gone.height for name in numbers)
    assert gone["reason"].null_count() == 0


def test_what_qualifies_a_figure_stays_with_it_as_long_as_the_figure_is_on_show() -> None:
    """A quarter of 2 is hidden and loses it; one of 9 keeps it."""
    rows = [
        row("fte_count", "2018-12.3m", 9, quality="counted late"),
        row("fte_count", "2019-03.3m", 2, quality="2 of 2 children"),
    ]
    safe = protect(ledger(rows), PUBLIC).figures.sort("window")
    assert safe["suppressed"].to_list() == [False, True]
    assert safe["quality"].to_list() == ["counted late", None]


def test_notes_that_count_go_and_the_others_stay() -> None:
    """A year is no count; a number with a comma or a full stop is."""
    said = (
        "3 children left out.",
        "In 2019 the police changed forms.",
        "Left out: 1,204.",
        "No counts here.",
    )
    whole = ledger([row("fte_count", "2018-12.3m", 2), row("fte_count", "2019-03.3m", 9)])
    whole = replace(whole, about=replace(whole.about, notes=said))
    assert protect(whole, PUBLIC).about.notes == (said[1], said[3])
    plain = replace(ledger([row("fte_count", "2019-03.3m", 9)]), about=whole.about)
    assert protect(plain, PUBLIC).about.notes == said


def test_reasons_do_not_tell_small_counts_from_others(whole: Ledger) -> None:
    safe = protect(whole, PUBLIC)
    beside = safe.figures.filter(pl.col("suppressed"), pl.col("window") == YEAR, pl.col("group") == "sex")
    assert beside["reason"].to_list() == [PUBLIC.reason] * 2, "2 and its partner 27 say the same"


def test_nothing_is_left_in_any_column(whole: Ledger) -> None:
    """Numbers that stand for a hidden count are marked in every frame before; none of the marks is left after."""
    small = protect(whole, PUBLIC).figures.filter("suppressed")["figure_id"].to_list()
    hit = pl.col("figure_id").is_in(small)
    marked = whole.figures.with_columns(
        *(
            pl.when(hit).then(pl.lit(MARK)).otherwise(n).alias(n)
            for n in ("lower", "upper")  # the numbers that decide what is hidden must stay
        ),
        *(pl.when(hit).then(pl.lit(f"{MARK} children")).otherwise(n).alias(n) for n in ("quality",)),
    )
    numbers = [n for n, kind in figures.COMPARISONS.items() if kind == pl.Float64]
    either = hit | pl.col("comparator_id").is_in(small) | pl.col("change_id").is_in(small)
    compared = whole.comparisons.with_columns(
        *(pl.when(either).then(pl.lit(MARK)).otherwise(n).alias(n) for n in numbers),
        rating_reason=pl.when(either).then(pl.lit(f"{MARK} fewer")).otherwise("rating_reason"),
    )
    quarter = whole.figures.filter(pl.col("window").str.ends_with(".3m"))
    control = quarter.select(
        "figure_id",
        "indicator",
        "area",
        "period_end",
        value=pl.when(hit).then(pl.lit(MARK)).otherwise("value"),
        centre=pl.lit(MARK),
        lower=pl.lit(MARK),
        upper=pl.lit(MARK),
        baseline_start=pl.col("period_start").min(),
        baseline_end=pl.col("period_end").max(),
        signal=pl.lit("above"),
        method=pl.lit(f"{MARK} a quarter"),
    )
    ratings = pl.DataFrame(
        {
            "figure_id": small,
            "rating": "red",
            "comparator_id": None,
            "kind": OWN_PAST,
            "reason": f"{MARK} children more",
        },
        schema=figures.RATINGS,
    )
    funnel = pl.DataFrame(
        [
            dict.fromkeys(figures.FUNNEL, MARK)
            | {"indicator": "custody_rate", "window": "2019-03.12m", "area": "rotherham"}
            | {"area_name": "", "local": True, "family": False, "position": "above_95", "source_ref": ""}
        ],
        schema=figures.FUNNEL,
    )
    planted = replace(
        whole,
        figures=marked,
        comparisons=compared,
        control=control,
        ratings=ratings,
        funnel=funnel,
        about=replace(whole.about, notes=("3 outcomes are recorded under an interim code.", "A setting.")),
    )
    safe = protect(planted, PUBLIC)
    for frame in (safe.figures, safe.comparisons, safe.ratings, safe.control, safe.funnel):
        text = frame.select(pl.all().cast(pl.String).fill_null(""))
        found = text.select(pl.any_horizontal(pl.all().str.contains(str(MARK), literal=True)).any()).item()
        assert not found, frame.filter(
            text.select(pl.any_horizontal(pl.all().str.contains(str(MARK), literal=True))).to_series()
        )
    assert safe.ratings["rating"].unique().to_list() == ["no_call"]
    assert safe.ratings.height == len(small)
    assert safe.about.notes == ("A setting.",)


def test_a_rating_goes_with_the_figure_or_with_what_it_was_rated_against_and_the_others_stay() -> None:
    counts = {"2018-06.3m": 9, "2018-09.3m": 2, "2018-12.3m": 8}
    small, first, last = (
        f"fte_count.{window}.rotherham" for window in ("2018-09.3m", "2018-06.3m", "2018-12.3m")
    )
    ratings = pl.DataFrame(
        {
            "figure_id": [first, small, last],
            "rating": "green",
            "comparator_id": [last, first, small],
            "kind": OWN_PAST,
            "reason": "fewer",
        },
        schema=figures.RATINGS,
    )
    whole = replace(ledger([row("fte_count", window, n) for window, n in counts.items()]), ratings=ratings)
    assert protect(whole, PUBLIC).ratings.rows() == [
        (first, "green", last, OWN_PAST, "fewer"),
        (small, "no_call", None, None, NOT_RATED),
        (last, "no_call", None, None, NOT_RATED),
    ]


def test_a_step_between_rolling_years_is_tested_on_two_quarters() -> None:
    """Both years are on show, but the test of the step speaks of a quarter that is not."""
    counts = [9, 8, 7, 6, 12, 2, 9, 8]
    whole = ledger(quarters("fte_count", "2019-03.3m", counts))
    ids = [f"fte_count.{w}.12m.rotherham" for w in ("2018-06", "2018-12", "2019-03")]
    safe = protect(whole, PUBLIC)
    shown = [i for i in ids if not safe.get(i).suppressed]
    step = dict.fromkeys(figures.COMPARISONS) | {
        "comparator_id": "fte_count.2018-03.12m.rotherham",
        "kind": ROLLING_STEP,
        "p_value": 0.04,
        "verdict": "similar",
        "change_unit": "rate_change",
        "decimals": 0,
    }
    steps = pl.DataFrame(
        [step | {"figure_id": i, "comparator_id": None} for i in shown], schema=figures.COMPARISONS
    )
    kept = protect(replace(whole, comparisons=steps), PUBLIC).comparisons["figure_id"].to_list()
    hidden = set(safe.figures.filter("suppressed")["window"])
    assert "2018-09.3m" in hidden
    for identifier in shown:
        window = identifier.split(".")[1]
        needed = {f"{window}.3m", f"{int(window[:4]) - 1}{window[4:]}.3m"}
        assert (identifier in kept) == (not needed & hidden)


def test_breakdowns_come_once_a_year(whole: Ledger) -> None:
    """Years that overlap differ by quarters of a child or two: by group only the calendar year is released."""
    safe = protect(whole, PUBLIC)
    other = safe.figures.filter(pl.col("window") == "2018-09.12m", pl.col("group") == "sex")
    assert other["suppressed"].all()
    assert other["reason"].str.contains("overlap").all()


def test_twice_is_once(whole: Ledger) -> None:
    for name in ("public", "board"):
        once = protect(whole, profile(name))
        again = protect(once, profile(name))
        for frame in ("figures", "comparisons", "ratings", "control", "funnel"):
            assert getattr(again, frame).equals(getattr(once, frame))


def test_the_statutory_return_is_unchanged(whole: Ledger) -> None:
    assert protect(whole, profile("statutory")) is whole


def test_noughts_are_shown_or_hidden_as_the_profile_says() -> None:
    whole = ledger(quarters("custody_count", "2019-03.3m", [0, 6, 7, 8]))
    assert not protect(whole, PUBLIC).figures["suppressed"].any()
    without = protect(whole, replace(PUBLIC, zeros=False))
    assert without.get("custody_count.2018-06.3m.rotherham").suppressed


def test_a_higher_threshold_hides_more(whole: Ledger) -> None:
    hidden = [protect(whole, profile("public", threshold=t)).figures["suppressed"].sum() for t in (3, 5, 10)]
    assert hidden == sorted(hidden)
    assert hidden[0] < hidden[2]


def test_published_figures_are_public() -> None:
    rows = [row("custody_rate", YEAR, 3, POPULATION), published("custody_rate", YEAR, 0.11)]
    safe = protect(ledger(rows), PUBLIC)
    assert safe.figures.filter(pl.col("source") == "published")["suppressed"].to_list() == [False]


def test_tiers_are_those_of_the_outcomes() -> None:
    """The list of which outcomes make up a tier is written down in disclosure: it must be that of the model."""
    tiers = {
        of: parts
        for coarse, fine, inside in NESTED
        if (coarse, fine) == ("tier", "outcome")
        for of, parts in inside.items()
    }
    of_outcome = {OUTCOME_OF[o.code]: o.tier.value for o in OUTCOME_TYPES} | {"no_outcome": "no_outcome"}
    assert {part: tier for tier, parts in tiers.items() for part in parts} == of_outcome
    assert set(of_outcome) == {code.code for code in OUTCOME.values}
