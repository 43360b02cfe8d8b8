"""Needs, over-representation and the wider measures under each profile: blocks go whole, and nothing small is left."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random

import polars as pl
import pytest

from tests.caseloads import typed
from tests.unit.disclosure.made import ABOUT, ledger, row
from yjp.compute import compute
from yjp.disclosure import profile, protect
from yjp.disclosure.family_counts import (
    AT_OUTCOMES,
    BLOCK_OF,
    FAMILIES,
    OF_PERIODS,
    STAGE_BLOCK,
    STAGE_OF,
    TOTALS,
    UNPLACED,
)
from yjp.indicators.needs.indicators import NEED_INDICATORS
from yjp.indicators.representation.indicators import REPRESENTATION
from yjp.indicators.wider.indicators import WIDER
from yjp.ledger import Ledger
from yjp.settings import Settings

LAST_DAY = date(2025, 6, 18)
FIRST_DAY = date(2021, 4, 1)
ETHNICITIES = ("W1", "W1", "W1", "W1", "B1", "A1", "M1", "NS")
OUTCOMES = ("community_resolution", "youth_caution", "referral_order", "detention_and_training_order")
SEND = ("ehcp", "sen_support", "none", "")
CARE = ("looked_after", "child_in_need", "")


@cache
def service(children: int) -> Ledger:
    """A made-up service: over four years, with everybody's care and support at random."""
    chance = Random(children)

    def day() -> date:
        return FIRST_DAY + timedelta(chance.randrange((LAST_DAY - FIRST_DAY).days))

    tables: dict[str, list[dict[str, str]]] = {
        name: []
        for name in (
            "children",
            "offences",
            "outcomes",
            "programmes",
            "send",
            "care_status",
            "remands",
            "reparation",
        )
    }
    for number in range(children):
        child, on, kind = f"C{number}", day(), chance.choice(OUTCOMES)
        key = {"child_id": child}
        tables["children"].append(
            key
            | {
                "date_of_birth": f"{on.year - 15}-01-01",
                "sex": chance.choice(("male", "male", "female")),
                "ethnicity": chance.choice(ETHNICITIES),
            }
        )
        ids = {"offence_id": f"F{number}", "outcome_id": f"O{number}", "programme_id": f"P{number}"}
        knife = chance.choice(("yes", "no", "no", ""))
        tables["offences"].append(key | ids | {"offence_date": f"{on}", "knife": knife})
        tables["outcomes"].append(key | ids | {"outcome_date": f"{on}", "outcome_type": kind})
        end = on + timedelta(200)
        spell = key | {"start_date": f"{on}", "end_date": f"{end}"}
        tables["programmes"].append(spell | ids | {"disposal_type": kind})
        if support := chance.choice(SEND):
            tables["send"].append(spell | {"category": support})
        if care := chance.choice(CARE):
            tables["care_status"].append(spell | {"status": care})
        if kind == OUTCOMES[3]:
            tables["remands"].append(spell | {"remand_type": "remand_in_custody"})
        tables["reparation"].append(
            key | {"date": f"{min(end, LAST_DAY)}", "hours_offered": "2", "hours_attended": "1"}
        )
    about = replace(ABOUT, extract_date=LAST_DAY)
    whole = compute(typed(tables, LAST_DAY), Settings(service="Rotherham", made_up=True), about)
    # Only what these blocks lean on: the search for the rest takes its time and has tests of its own.
    kept = whole.figures.filter(
        pl.col("indicator").is_in([*FAMILIES, "caseload"]), pl.col("source") == "caseload"
    )
    return replace(
        whole,
        figures=kept,
        comparisons=whole.comparisons.clear(),
        ratings=whole.ratings.clear(),
        control=whole.control.clear(),
        funnel=whole.funnel.clear(),
    )


@cache
def safe(children: int, name: str) -> Ledger:
    return protect(service(children), profile(name))


def shown(release: Ledger) -> pl.DataFrame:
    return release.figures.filter(pl.col("indicator").is_in(list(FAMILIES)), ~pl.col("suppressed"))


def small(numbers: Iterable[float | None]) -> list[float]:
    return [n for n in numbers if n is not None and 1 <= n <= 4]


def test_every_measure_has_its_block_and_every_block_known_measures() -> None:
    every = {each.id for each in (*NEED_INDICATORS, *REPRESENTATION, *WIDER)}
    assert every == FAMILIES
    assert every - BLOCK_OF.keys() - STAGE_OF.keys() - AT_OUTCOMES == UNPLACED
    for name, block in OF_PERIODS.items():
        assert {*block.people, *block.bases} <= set(block.members)
        assert set(block.after) <= OF_PERIODS.keys() - {name}
    assert all(STAGE_OF[each.id] in STAGE_BLOCK for each in REPRESENTATION)
    assert STAGE_OF["rep_decision_share"] == "decision"
    assert STAGE_OF["rep_court_step"] == "court"


@pytest.mark.parametrize("name", ["public", "board"])
def test_a_measure_of_which_nobody_said_what_it_gives_away_is_hidden(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    measure = shown(safe(3000, name)).filter(pl.col("indicator").is_in([i.id for i in WIDER]))["indicator"][0]
    monkeypatch.setattr("yjp.disclosure.family_blocks.UNPLACED", frozenset({measure}))
    assert shown(protect(service(3000), profile(name))).filter(pl.col("indicator") == measure).is_empty()


@pytest.mark.parametrize("name", ["public", "board"])
@pytest.mark.parametrize("children", [30, 300, 3000])
def test_nothing_small_is_shown_or_left_over(children: int, name: str) -> None:
    found = shown(safe(children, name))
    if name == "board":
        found = found.filter(~pl.col("indicator").is_in(list(TOTALS)))
    hours = found["indicator"].str.starts_with("reparation_") & (found["indicator"] != "reparation_children")
    people = found.filter(~hours, found["indicator"] != "remand_nights")
    assert small(people["numerator"]) == []
    based = people.filter(pl.col("unit") != "per_1k", pl.col("unit") != "per_10k", pl.col("unit") != "times")
    assert small(based["denominator"]) == []
    share = based.filter(~pl.col("indicator").str.ends_with("_share"))
    assert small(share["denominator"] - share["numerator"]) == []
    # Groups of a step are of their stage before.
    steps = people.filter(pl.col("indicator").str.ends_with("_step"))
    assert small(steps["denominator"] - steps["numerator"]) == []
    if children == 3000:
        assert people.filter(pl.col("group").is_not_null()).height > 100
        assert people.filter(pl.col("indicator").str.starts_with("needs_")).height > 5


@pytest.mark.parametrize("name", ["public", "board"])
def test_only_periods_that_never_overlap_are_released(name: str) -> None:
    found = shown(safe(3000, name))
    if name == "board":
        found = found.filter(~pl.col("indicator").is_in(list(TOTALS)))
    assert set(found.filter(pl.col("group").is_not_null())["window"]) == {"2025-03.36m"}
    years = found.filter(pl.col("window").str.ends_with("12m"))
    assert years["window"].str.contains("-03.").all()
    assert not found["indicator"].is_in(list(AT_OUTCOMES)).any()


def test_a_table_of_groups_goes_whole_and_takes_what_rests_on_it() -> None:
    release = safe(300, "public")
    pooled = release.figures.filter(pl.col("window") == "2025-03.36m", pl.col("group").is_not_null())
    for (_, stage), rows in (
        pooled.with_columns(
            _block=pl.col("indicator").replace_strict(
                {i: STAGE_BLOCK[s] for i, s in STAGE_OF.items()}, default=None
            )
        )
        .partition_by("group", "_block", as_dict=True)
        .items()
    ):
        assert rows["suppressed"].n_unique() == 1, stage
    hidden = {
        (group, STAGE_BLOCK[STAGE_OF[indicator]])
        for indicator, group in pooled.filter("suppressed").select("indicator", "group").iter_rows()
    }
    for group in {group for group, block in hidden if block == "decisions"}:
        assert {(group, "custody"), (group, "remand")} <= hidden


def _needs(send: int = 40, ehcp: int = 10, known: int = 80) -> list[dict[str, object]]:
    day = "2019-06-18"
    return [
        row("needs_send", day, send, known),
        row("needs_send_unknown", day, 100 - known, 100),
        row("needs_ehcp", day, ehcp, known),
        row("needs_ehcp_unknown", day, 100 - known, 100),
    ]


def _left(rows: list[dict[str, object]], name: str = "public", **released: list[Ledger]) -> set[str]:
    found = protect(ledger(rows), profile(name), **released)
    return set(shown(found)["indicator"])


def test_a_need_goes_with_its_part_and_with_what_lies_between() -> None:
    both = {"needs_send", "needs_send_unknown", "needs_ehcp", "needs_ehcp_unknown"}
    assert _left(_needs()) == both
    for few in (_needs(ehcp=3), _needs(send=40, ehcp=37), _needs(send=77), _needs(known=97)):
        assert _left(few) == set()
    assert _left(_needs(ehcp=0)) == both


def test_a_need_goes_with_the_caseload_by_the_same_support() -> None:
    day = "2019-06-18"
    caseload = [
        row("caseload", day, 100),
        row("caseload", day, 13, 100, "send", "ehcp"),
        row("caseload", day, 2, 100, "send", "statement"),
        row("caseload", day, 25, 100, "send", "sen_support"),
        row("caseload", day, 60, 100, "send", "not_recorded"),
    ]
    # 40 with a need, of which 13 and 25 are shown, would say that two have a statement.
    assert _left([*caseload, *_needs()]) == set()


def test_needs_together_go_with_any_need() -> None:
    day = "2019-06-18"
    bands = [
        row("needs_none", day, 30, 90),
        row("needs_one", day, 40, 90),
        row("needs_two", day, 20, 90),
        row("needs_three", day, 0, 90),
        row("needs_nothing", day, 10, 100),
    ]
    assert len(_left([*_needs(), *bands])) == 9
    assert _left([*_needs(ehcp=3), *bands]) == set()


def test_a_board_sees_how_many_children_were_remanded_and_not_what_came_after() -> None:
    year = "2019-03.12m"
    rows = [
        row("remand_children", year, 3),
        row("remand_nights", year, 41),
        row("remand_no_custody", year, 1, 3),
        row("remand_no_outcome", year, 0, 3),
        row("remand_waiting", year, 0),
    ]
    assert _left(rows, "board") == {"remand_children"}
    assert _left(rows) == set()
    assert len(_left(rows, "statutory")) == 5


def test_a_year_of_serious_violence_goes_with_a_hidden_quarter_of_kpi_9() -> None:
    year = [
        row("violence_count", "2025-03.12m", 23),
        row("violence_rate", "2025-03.12m", 23, 26_431),
        row("violence_children", "2025-03.12m", 20),
    ]
    quarters = [
        row("kpi9_rate", f"{end}.3m", n, 26_431)
        for end, n in zip(("2024-06", "2024-09", "2024-12", "2025-03"), (7, 6, 8, 2), strict=True)
    ]
    assert len(_left(year)) == 3
    assert _left([*year, *quarters]) == set()
    # The hidden quarter may be the first of the year, and is not one of another year.
    assert _left([*year, row("kpi9_rate", "2024-06.3m", 2, 26_431)]) == set()
    assert len(_left([*year, row("kpi9_rate", "2024-03.3m", 2, 26_431)])) == 3
    assert len(_left([*year, row("kpi9_rate", "2025-06.3m", 2, 26_431)])) == 3


def test_what_is_left_of_the_stage_before_is_a_number_of_children_too() -> None:
    """Of 40 Black children with an outcome 38 were cautioned: two were not. Of 60, 22 were not."""

    def stages(base: int) -> list[dict[str, object]]:
        window, group = "2025-03.36m", ("ethnic", "black")
        return [
            row("rep_decision_share", window, base, 400, *group),
            row("rep_caution_share", window, 38, 300, *group),
            row("rep_caution_step", window, 38, base, *group),
        ]

    assert _left(stages(60)) == {"rep_decision_share", "rep_caution_share", "rep_caution_step"}
    assert not {"rep_caution_share", "rep_caution_step"} & _left(stages(40))


def test_what_moved_by_a_few_since_it_was_released_is_hidden() -> None:
    year = "2019-03.12m"

    def victims(contacted: int) -> list[dict[str, object]]:
        return [row("victims_contacted", year, contacted), row("victims_engaged", year, 100, contacted)]

    before = protect(ledger(victims(192)), profile("public"))
    assert len(_left(victims(192), released=[before])) == 2
    assert _left(victims(194), released=[before]) == set()
    assert len(_left(victims(230), released=[before])) == 2
