"""Each known leak: a release that hides the small count alone is broken by the attack, the protected one is not."""

from dataclasses import replace

import polars as pl
import pytest

from tests.unit.disclosure.made import POPULATION, groups, hidden, ledger, published, quarters, row
from yjp import figures
from yjp.disclosure import Knowledge, attack, profile, protect, protection
from yjp.figures import figure_id
from yjp.ledger import Ledger

PUBLIC = profile("public")
BOARD = profile("board")
YEAR = "2018-12.12m"


def crossed(value: str) -> str:
    """The id of a cell of the caseload by category and support: too long, so it ends in a digest."""
    return figure_id("caseload", "2019-06-18", "rotherham", "cat_send", value)


def found(release: Ledger, count: str, knowledge: Knowledge | None = None) -> tuple[float, float, bool]:
    """What the attack finds of one count: least, most, and whether that is too narrow."""
    (line,) = (
        attack(release, knowledge=knowledge)
        .filter(pl.col("count") == count)
        .select("low", "high", "unsafe")
        .rows()
    )
    return line


def assert_safe(
    whole: Ledger, count: str, true: int, *, knowledge: Knowledge | None = None, threshold: int = 5
) -> Ledger:
    """Protected, every small value stays possible for the count, and nothing else is found either."""
    given = knowledge or Knowledge()
    done = protection(whole, PUBLIC, released=given.released, pools=given.pools)
    assert done.unproven == ()
    low, high, _ = found(done.ledger, count, knowledge)
    assert low <= 1 <= true <= threshold - 1 <= high
    assert not attack(done.ledger, knowledge=knowledge)["unsafe"].any()
    assert not attack(done.ledger, knowledge=knowledge, original=whole)["unsafe"].any()
    return done.ledger


def test_the_other_group_of_two() -> None:
    whole = ledger([row("fte_count", YEAR, 15), *groups("fte_count", YEAR, "sex", {"male": 12, "female": 3})])
    naive = hidden(whole, "fte_count.2018-12.12m.rotherham.sex=female")
    count = "entrants, rotherham, sex=female, 2018-12-31 (12 months)"
    assert found(naive, count) == (3, 3, True)
    safe = assert_safe(whole, count, 3)
    assert safe.local("fte_count", YEAR).value == 15, "the total is kept"


def test_a_total_less_all_other_groups() -> None:
    counts = {"white": 11, "black": 7, "asian": 6, "mixed": 2}
    whole = ledger([row("fte_count", YEAR, 26), *groups("fte_count", YEAR, "ethnic", counts)])
    naive = hidden(whole, "fte_count.2018-12.12m.rotherham.ethnic=mixed")
    count = "entrants, rotherham, ethnic=mixed, 2018-12-31 (12 months)"
    assert found(naive, count) == (2, 2, True)
    safe = assert_safe(whole, count, 2)
    shown = safe.figures.filter(~pl.col("suppressed"))["group_value"].to_list()
    assert shown.count("white") == shown.count("black") == 1, "one more group is hidden, the smallest"


def test_two_way_margins() -> None:
    cells = {
        "statutory-ehcp": 4,
        "statutory-sen_support": 9,
        "prevention-ehcp": 8,
        "prevention-sen_support": 7,
        "other-ehcp": 6,
        "other-sen_support": 10,
    }
    day = "2019-06-18"
    whole = ledger(
        [
            row("caseload", day, 44),
            *groups("caseload", day, "category", {"statutory": 13, "prevention": 15, "other": 16}, 44),
            *groups("caseload", day, "send", {"ehcp": 18, "sen_support": 26}, 44),
            *groups("caseload", day, "cat_send", cells, 44),
        ]
    )
    count = "caseload, rotherham, cat_send=statutory-ehcp, 2019-06-18"
    # Even hidden with the other one in its row: its column gives it.
    naive = hidden(whole, crossed("statutory-ehcp"), crossed("statutory-sen_support"))
    assert found(naive, count) == (4, 4, True)
    safe = assert_safe(whole, count, 4)
    margins = safe.figures.filter(pl.col("group").is_null() | pl.col("group").is_in(["category", "send"]))
    assert not margins["suppressed"].any(), "only inner cells are hidden"


def test_what_only_several_sums_together_give() -> None:
    """Rows one and two less column one and two leave a single cell, though each sum has two unknowns or more."""
    day = "2019-06-18"
    cells = {
        "statutory-ehcp": 9,
        "statutory-sen_support": 8,
        "statutory-not_recorded": 3,
        "prevention-ehcp": 7,
        "prevention-sen_support": 6,
        "prevention-not_recorded": 12,
        "other-ehcp": 14,
        "other-sen_support": 13,
        "other-not_recorded": 11,
    }

    def total(part: str) -> int:
        return sum(n for cell, n in cells.items() if part in cell.split("-"))

    by_category = {c: total(c) for c in ("statutory", "prevention", "other")}
    by_send = {s: total(s) for s in ("ehcp", "sen_support", "not_recorded")}
    whole = ledger(
        [
            row("caseload", day, 83),
            *groups("caseload", day, "category", by_category, 83),
            *groups("caseload", day, "send", by_send, 83),
            *groups("caseload", day, "cat_send", cells, 83),
        ]
    )
    naive = hidden(
        whole,
        *(
            crossed(cell)
            for cell in (
                "statutory-ehcp",
                "statutory-sen_support",
                "statutory-not_recorded",
                "prevention-ehcp",
                "prevention-sen_support",
            )
        ),
    )
    naive = hidden_too(naive, crossed("other-not_recorded"))
    count = "caseload, rotherham, cat_send=statutory-not_recorded, 2019-06-18"
    assert found(naive, count) == (3, 3, True)
    assert_safe(whole, count, 3)


def hidden_too(whole: Ledger, identifier: str) -> Ledger:
    """One figure more hidden in a release that hides some already."""
    hit = pl.col("figure_id") == identifier
    blank = [pl.when(~hit).then(pl.col(n)).alias(n) for n in ("numerator", "denominator", "value")]
    return replace(whole, figures=whole.figures.with_columns(*blank, suppressed=pl.col("suppressed") | hit))


def test_a_tier_and_its_outcomes() -> None:
    outcomes = {"yc": 9, "ycc": 8, "ro": 7, "yro": 6, "dto": 2}
    tiers = {"pre_court": 17, "first_tier": 7, "community": 6, "custody": 2}
    whole = ledger(
        [
            row("fte_count", YEAR, 32),
            *groups("fte_count", YEAR, "outcome", outcomes),
            *groups("fte_count", YEAR, "tier", tiers),
        ]
    )
    # The small outcome is hidden with another one; its tier, with the same child, is not.
    naive = hidden(
        whole,
        "fte_count.2018-12.12m.rotherham.outcome=dto",
        "fte_count.2018-12.12m.rotherham.outcome=yro",
    )
    count = "entrants, rotherham, outcome=dto, 2018-12-31 (12 months)"
    assert found(naive, count) == (2, 2, True)
    assert_safe(whole, count, 2)


def test_the_difference_of_rolling_years() -> None:
    whole = ledger(quarters("fte_count", "2019-03.3m", [9, 8, 7, 6, 12, 2, 9, 8]))
    naive = hidden(whole, "fte_count.2018-09.3m.rotherham")
    count = "entrants, rotherham, 2018-09-30 (3 months)"
    assert found(naive, count) == (2, 2, True)
    safe = assert_safe(whole, count, 2)
    assert not safe.local("fte_count", YEAR).suppressed, "the calendar year is kept"


def test_rolling_years_without_any_quarter() -> None:
    """Years that overlap give quarters to whoever has enough of them: the quiet quarters bound all others."""
    whole = ledger(quarters("custody_count", "2019-03.3m", [0, 1, 0, 2, 3, 0, 4, 0, 0, 2, 0, 1]))
    every = whole.figures.filter(pl.col("window").str.ends_with(".3m"))["figure_id"].to_list()
    naive = hidden(whole, *every)
    exact = attack(naive).filter(pl.col("low") == pl.col("high"))
    assert exact.height > 4
    assert exact["unsafe"].any()
    done = protection(whole, PUBLIC)
    assert done.unproven == ()
    assert not attack(done.ledger, original=whole)["unsafe"].any()


def test_a_rate_turned_back_into_its_count() -> None:
    """11.4 per 100,000 of 26,431 children is 3."""
    rows = [row("fte_count", YEAR, 3), row("fte_rate", YEAR, 3, POPULATION)]
    whole = ledger([*rows, row("custody_rate", YEAR, 7, POPULATION)])
    assert whole.local("fte_rate", YEAR).value == pytest.approx(11.35, abs=0.005)
    naive = hidden(whole, "fte_count.2018-12.12m.rotherham")
    naive = replace(
        naive,
        figures=naive.figures.with_columns(
            numerator=pl.when(pl.col("indicator") != "fte_rate").then("numerator")
        ),
    )
    count = "entrants, rotherham, 2018-12-31 (12 months)"
    assert found(naive, count) == (3, 3, True)
    safe = assert_safe(whole, count, 3)
    rate = safe.local("fte_rate", YEAR)
    assert rate.suppressed
    assert (rate.value, rate.numerator, rate.denominator, rate.lower) == (None, None, None, None)
    assert rate.reason == PUBLIC.reason


def test_a_percentage_of_a_known_cohort() -> None:
    """14.3% of 21 children are 3, and 14.3% of an unknown number under 14 is 1 of 7."""
    window = "2017-06.12m"
    for n, d, base in ((3, 21, True), (1, 7, False)):
        whole = ledger([row("binary_reoffending", window, n, d), row("reoffences_per_child", window, 9, d)])
        identifier = f"binary_reoffending.{window}.rotherham"
        naive = hidden(whole, identifier, only=("numerator",) if base else ("numerator", "denominator"))
        if not base:
            naive = hidden_numbers(naive, "reoffences_per_child")
        low, _, _ = found(naive, "reoffenders, rotherham, 2017-06-30 (12 months)")
        assert low == n
        if base:
            assert found(naive, "reoffenders, rotherham, 2017-06-30 (12 months)") == (3, 3, True)
        assert_safe(whole, "reoffenders, rotherham, 2017-06-30 (12 months)", n)


def hidden_numbers(whole: Ledger, indicator: str) -> Ledger:
    """A whole indicator without its numbers."""
    hit = pl.col("indicator") == indicator
    blank = [pl.when(~hit).then(pl.col(n)).alias(n) for n in ("numerator", "denominator", "value")]
    return replace(whole, figures=whole.figures.with_columns(*blank, suppressed=pl.col("suppressed") | hit))


def test_children_who_did_not_reoffend() -> None:
    window = "2017-06.12m"
    whole = ledger([row("binary_reoffending", window, 18, 20), row("reoffences_per_child", window, 60, 20)])
    done = protection(whole, PUBLIC)
    share = done.ledger.local("binary_reoffending", window)
    assert share.suppressed, "18 of 20 says that 2 did not"
    low, high, unsafe = found(done.ledger, "not_reoffended, rotherham, 2017-06-30 (12 months)")
    assert low <= 1
    assert high >= 4
    assert not unsafe


def test_the_change_from_a_known_year() -> None:
    rows = [row("fte_rate", YEAR, 3, POPULATION), row("fte_rate", "2017-12.12m", 10, POPULATION)]
    rows.append(row("custody_rate", YEAR, 8, POPULATION))
    whole = ledger(rows, compared=True)
    assert whole.local("fte_rate_change", YEAR).value == pytest.approx(-70)
    naive = replace(
        hidden(whole, f"fte_rate.{YEAR}.rotherham"), comparisons=figures.empty(figures.COMPARISONS)
    )
    count = "entrants, rotherham, 2018-12-31 (12 months)"
    assert found(naive, count) == (3, 3, True)
    safe = assert_safe(whole, count, 3)
    change = safe.local("fte_rate_change", YEAR)
    assert change.suppressed
    assert change.value is None
    assert change.lower is None
    assert safe.comparisons.is_empty()


@pytest.mark.parametrize("left", ["percent", "difference", "change", "events_over"])
def test_a_comparison_with_a_published_rate(left: str) -> None:
    rows = [row("fte_rate", YEAR, 3, POPULATION), published("fte_rate", YEAR, 238.0)]
    rows.append(row("custody_rate", YEAR, 8, POPULATION))
    whole = ledger(rows, compared=True)
    naive = hidden(whole, f"fte_rate.{YEAR}.rotherham")
    numbers = {"percent", "difference", "change", "events_over"} - {left}
    naive = replace(
        naive,
        comparisons=naive.comparisons.with_columns(
            *(pl.lit(None, dtype=pl.Float64).alias(name) for name in numbers)
        ),
    )
    count = "entrants, rotherham, 2018-12-31 (12 months)"
    assert found(naive, count) == (3, 3, True)
    safe = assert_safe(whole, count, 3)
    assert safe.comparisons.is_empty()


def test_too_few_is_a_number_too() -> None:
    rows = [row("fte_rate", YEAR, 3, POPULATION), published("fte_rate", YEAR, 12.0)]
    whole = ledger([*rows, row("custody_rate", YEAR, 8, POPULATION)], compared=True)
    assert whole.comparisons.filter(pl.col("figure_id").str.starts_with("fte"))["verdict"].to_list() == [
        "too_few"
    ]
    naive = hidden(whole, f"fte_rate.{YEAR}.rotherham")
    none = [pl.lit(None, dtype=pl.Float64).alias(n) for n in ("percent", "difference", "change")]
    naive = replace(
        naive,
        comparisons=naive.comparisons.with_columns(*none, events_over=pl.lit(None, dtype=pl.Float64)),
    )
    low, high, _ = found(naive, "entrants, rotherham, 2018-12-31 (12 months)")
    assert (low, high) == (0, 3), "too few, and lower than England's 12 per 100,000"
    assert_safe(whole, "entrants, rotherham, 2018-12-31 (12 months)", 3)


def test_the_mean_of_a_control_chart() -> None:
    counts = [9, 8, 7, 6, 12, 2, 9, 8]
    whole = ledger(quarters("fte_count", "2019-03.3m", counts)[: len(counts)])
    own = whole.figures.sort("period_end")
    control = own.select(
        "figure_id",
        "indicator",
        "area",
        "period_end",
        "value",
        centre=pl.col("value").mean(),
        lower=pl.lit(0.0),
        upper=pl.lit(20.0),
        baseline_start=pl.col("period_start").min(),
        baseline_end=pl.col("period_end").max(),
        signal=pl.lit("none"),
        method=pl.lit("XmR"),
    )
    whole = replace(whole, control=control)
    small = "fte_count.2018-09.3m.rotherham"
    naive = hidden(whole, small)
    naive = replace(
        naive,
        control=control.with_columns(value=pl.when(pl.col("figure_id") != small).then("value")),
    )
    count = "entrants, rotherham, 2018-09-30 (3 months)"
    assert found(naive, count) == (2, 2, True)
    safe = assert_safe(whole, count, 2)
    assert safe.control.schema == whole.control.schema
    assert safe.control["centre"].is_null().all()
    assert safe.control["signal"].is_null().all()
    assert safe.control["value"].null_count() == 1


def test_the_service_in_a_funnel() -> None:
    whole = ledger(
        [
            row("custody_rate", YEAR, 4, POPULATION),
            row("fte_rate", YEAR, 40, POPULATION),
        ]
    )
    point = {
        "indicator": "custody_rate",
        "window": YEAR,
        "area_name": "",
        "family": False,
        "target": 0.2,
        "lower_95": 0.0,
        "upper_95": 0.5,
        "lower_998": 0.0,
        "upper_998": 0.7,
        "position": "inside",
        "source_ref": "",
    }
    funnel = pl.DataFrame(
        [
            point
            | {
                "area": "rotherham",
                "local": True,
                "numerator": None,
                "denominator": None,
                "value": 4 / POPULATION * 1000,
            },
            point
            | {
                "area": "derby",
                "local": False,
                "numerator": 6.0,
                "denominator": 24e3,
                "value": 0.25,
            },
        ],
        schema=figures.FUNNEL,
    )
    whole = replace(whole, funnel=funnel)
    naive = hidden(whole, f"custody_rate.{YEAR}.rotherham")
    count = "custodial_sentences, rotherham, 2018-12-31 (12 months)"
    assert found(naive, count) == (4, 4, True)
    safe = assert_safe(whole, count, 4)
    own, other = safe.funnel.rows(named=True)
    assert [own[k] for k in ("numerator", "value", "target", "upper_95", "position")] == [None] * 5
    assert other["value"] == 0.25
    assert other["target"] is None, "the target may be pooled from all of them"


def test_a_family_less_its_other_members() -> None:
    pools = {"family": ("rotherham", "derby", "wigan")}
    counts = {"rotherham": 3, "derby": 14, "wigan": 20, "family": 37}
    whole = ledger([row("fte_count", YEAR, n, area=area) for area, n in counts.items()])
    known = Knowledge(pools=pools)
    naive = hidden(whole, f"fte_count.{YEAR}.rotherham")
    count = "entrants, rotherham, 2018-12-31 (12 months)"
    assert found(naive, count, known) == (3, 3, True)
    assert_safe(whole, count, 3, knowledge=known)


def test_the_release_before() -> None:
    """What was on show then stays known: hiding it now protects nothing."""
    before = ledger(
        [row("fte_count", YEAR, 26), *groups("fte_count", YEAR, "sex", {"male": 19, "female": 7})]
    )
    first = protect(before, PUBLIC)
    assert not first.figures["suppressed"].any()
    counts = {"10_14": 9, "15_17": 14, "18_plus": 3}
    now = ledger(
        [
            *before.figures.iter_rows(named=True),
            *groups("fte_count", YEAR, "age", counts),
        ]
    )
    # Somebody releases two of the three ages, and then takes one back.
    slip = hidden(now, f"fte_count.{YEAR}.rotherham.age=18_plus")
    taken_back = hidden(
        now, f"fte_count.{YEAR}.rotherham.age=18_plus", f"fte_count.{YEAR}.rotherham.age=10_14"
    )
    count = "entrants, rotherham, age=18_plus, 2018-12-31 (12 months)"
    assert found(taken_back, count)[2] is False
    # It was given away then, and so is no leak of this release; but it is found.
    assert found(taken_back, count, Knowledge(released=[slip])) == (3, 3, False)
    assert_safe(now, count, 3, knowledge=Knowledge(released=[first]))


def test_another_partner_than_in_the_release_before() -> None:
    """Two releases that are each safe, and together are not: the second must hide what the first one hid."""
    counts = {"white": 11, "black": 7, "asian": 6, "mixed": 2}
    whole = ledger([row("fte_count", YEAR, 26), *groups("fte_count", YEAR, "ethnic", counts)])
    one = f"fte_count.{YEAR}.rotherham.ethnic="
    first = hidden(whole, f"{one}mixed", f"{one}black")
    second = protect(whole, PUBLIC)
    count = "entrants, rotherham, ethnic=mixed, 2018-12-31 (12 months)"
    assert found(first, count)[2] is found(second, count)[2] is False
    assert found(second, count, Knowledge(released=[first])) == (2, 2, True)
    safe = assert_safe(whole, count, 2, knowledge=Knowledge(released=[first]))
    assert safe.get(f"{one}black").suppressed
    assert not safe.get(f"{one}asian").suppressed


def test_a_breakdown_that_moved_by_one_child() -> None:
    """The child added late must not be told from the groups; that the total moved is shown."""
    first = ledger([row("fte_count", YEAR, 26), *groups("fte_count", YEAR, "sex", {"male": 19, "female": 7})])
    now = ledger([row("fte_count", YEAR, 27), *groups("fte_count", YEAR, "sex", {"male": 20, "female": 7})])
    safe = protect(now, PUBLIC, released=[protect(first, PUBLIC)])
    assert safe.local("fte_count", YEAR).value == 27
    assert safe.figures.filter(pl.col("group") == "sex")["suppressed"].all()


def test_what_is_published_already_is_no_leak_of_ours() -> None:
    """A published 0.12 per 1,000 of 24,400 children is 3: ours stays hidden, and hides what 3 would give away."""
    year = "2019-03.12m"
    rows = [
        *quarters("custody_count", "2019-03.3m", [1, 0, 1, 1]),
        row("custody_rate", year, 3, 24_400),
        row("fte_rate", year, 38, 24_400),
        published(
            "custody_rate", year, 0.12, area="rotherham_published", area_role="published_local", decimals=2
        ),
    ]
    whole = ledger(rows)
    safe = protect(whole, PUBLIC)
    assert safe.local("custody_rate", year).suppressed
    assert found(safe, "custodial_sentences, rotherham, 2019-03-31 (12 months)") == (3, 3, False)
    # The quarter with nought is hidden as well: else the other three would be one each.
    assert safe.get("custody_count.2018-09.3m.rotherham").suppressed
    for quarter in ("2018-06-30", "2018-09-30", "2018-12-31", "2019-03-31"):
        assert found(safe, f"custodial_sentences, rotherham, {quarter} (3 months)") == (0, 3, False)


def test_a_board_sees_few_sentences_but_not_whose() -> None:
    whole = ledger(
        [
            row("custody_count", "2019-03.12m", 3),
            *groups("custody_count", "2019-03.12m", "sex", {"male": 3, "female": 0}),
        ]
    )
    safe = protect(whole, BOARD)
    assert safe.local("custody_count", "2019-03.12m").value == 3
    assert safe.figures.filter(pl.col("group") == "sex")["suppressed"].all()
    table = attack(safe, profile=BOARD, original=whole)
    assert table.select("low", "high", "unsafe").rows() == [(0, 3, False), (0, 3, False)]
    naive = hidden(whole, "custody_count.2019-03.12m.rotherham.sex=male")
    assert attack(naive, profile=BOARD, original=whole)["unsafe"].to_list() == [True]
