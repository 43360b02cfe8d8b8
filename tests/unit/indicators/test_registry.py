"""What every indicator declares: the ids and units that are in ledgers already out, and no word missing."""

import pytest

from yjp.figures import Unit
from yjp.indicators.definition import Kind
from yjp.indicators.registry import PARTS, REGISTRY, change_of, indicator

WIDER = "Serious violence, remands, victims and reparation"
SHORT_TITLES = {
    "violence_count": "Serious violence",
    "violence_rate": "Serious violence",
    "violence_children": "Children with serious violence",
    "knife_count": "Knife offences",
    "knife_children": "Children with a knife offence",
    "knife_unknown": "Knife not recorded",
    "remand_children": "Children remanded",
    "remand_nights": "Nights on remand",
    "remand_no_custody": "Remanded, no custody after",
    "remand_no_outcome": "Remanded, no outcome after",
    "remand_waiting": "Remanded, outcome awaited",
    "victims_identified": "Victims identified",
    "victims_consented": "Victims who consent",
    "victims_contacted": "Victims contacted",
    "victims_offered": "Victims offered restorative justice",
    "victims_engaged": "Victims taking part",
    "victims_direct": "Direct restorative justice",
    "reparation_children": "Children with reparation",
    "reparation_offered": "Hours of reparation",
    "reparation_attended": "Hours attended",
    "reparation_attendance": "Attendance at reparation",
}
NATIONAL = {
    "fte_rate": (Kind.RATE, Unit.PER_100K, 100_000, Unit.PERCENT_CHANGE),
    "fte_count": (Kind.COUNT, Unit.COUNT, 1, Unit.PERCENT_CHANGE),
    "binary_reoffending": (Kind.SHARE, Unit.PERCENT, 100, Unit.POINTS),
    "reoffences_per_reoffender": (Kind.RATIO, Unit.REOFFENCES, 1, Unit.PERCENT_CHANGE),
    "reoffences_per_child": (Kind.RATIO, Unit.REOFFENCES, 1, Unit.PERCENT_CHANGE),
    "custody_rate": (Kind.RATE, Unit.PER_1K, 1_000, Unit.RATE_CHANGE),
    "custody_count": (Kind.COUNT, Unit.COUNT, 1, Unit.RATE_CHANGE),
    "caseload": (Kind.COUNT, Unit.COUNT, 1, Unit.PERCENT_CHANGE),
    "interim_outcomes": (Kind.COUNT, Unit.COUNT, 1, Unit.PERCENT_CHANGE),
    "fte_interim_effect": (Kind.COUNT, Unit.COUNT, 1, Unit.PERCENT_CHANGE),
    "fte_rate_change": (Kind.RATIO, Unit.PERCENT_CHANGE, 1, Unit.PERCENT_CHANGE),
    "binary_reoffending_change": (Kind.RATIO, Unit.POINTS, 1, Unit.POINTS),
    "reoffences_per_reoffender_change": (Kind.RATIO, Unit.PERCENT_CHANGE, 1, Unit.PERCENT_CHANGE),
    "custody_rate_change": (Kind.RATIO, Unit.RATE_CHANGE, 1, Unit.RATE_CHANGE),
}
MOMENTS = ("needs_", "needs_out_")
NEEDS = ("send", "ehcp", "care", "education", "mental", "substance")
STAGES = ("stop_search", "arrest", "decision", "diversion", "caution", "court", "remand", "custody")


def test_units_of_the_national_indicators_and_of_their_changes() -> None:
    found = {i.id: (i.kind, i.unit, i.per, i.change_unit) for i in PARTS["National indicators and caseload"]}
    assert found == NATIONAL
    for identifier in ("fte_rate", "binary_reoffending", "reoffences_per_reoffender", "custody_rate"):
        assert change_of(identifier).unit == indicator(identifier).change_unit


def test_the_wider_measures_by_id_and_heading() -> None:
    assert {i.id: i.short_title for i in PARTS[WIDER]} == SHORT_TITLES
    assert {i.id for i in PARTS[WIDER] if i.unit is Unit.PERCENT} == {
        "knife_unknown",
        "remand_no_custody",
        "remand_no_outcome",
        "victims_consented",
        "victims_offered",
        "victims_engaged",
        "victims_direct",
        "reparation_attendance",
    }
    assert {i.id for i in PARTS[WIDER] if i.kind is Kind.RATE} == {"violence_rate"}


def test_what_counts_and_ratios_are_of() -> None:
    found = {i.id: i.denominator for i in PARTS["National indicators and caseload"]}
    assert found["fte_count"] == "None: a count of children"
    assert found["custody_count"] == "None: a count of sentences"
    assert found["reoffences_per_reoffender"] == "Children of the cohort who reoffended"
    assert found["binary_reoffending"] == found["reoffences_per_child"] == "Children in the cohort"
    assert indicator("reoffences_per_child_nowcast").title == (
        "Reoffences there will have been per child in the cohort (estimate)"
    )
    assert len({i.title for i in REGISTRY}) == len(REGISTRY)


def test_needs_are_asked_on_the_caseload_and_at_outcome() -> None:
    wanted = {
        f"{moment}{need}{kind}" for moment in MOMENTS for need in NEEDS for kind in ("", "_unknown")
    } | {f"{moment}{need}_gap" for moment in MOMENTS for need in ("send", "ehcp", "care")}
    wanted |= {f"{moment}{band}" for moment in MOMENTS for band in ("none", "one", "two", "three", "nothing")}
    assert {i.id for i in PARTS["Needs"]} == wanted
    assert indicator("needs_two").short_title == "Two recorded needs (caseload)"
    assert indicator("needs_out_three").title == (
        "Three or more recorded needs: children with an outcome in the year"
    )


def test_every_stage_has_shares_rates_and_indexes_and_a_step_where_a_stage_comes_before() -> None:
    wanted = {f"rep_{stage}_{kind}" for stage in STAGES for kind in ("share", "gap", "rate", "rri")}
    wanted |= {f"rep_{stage}_step" for stage in STAGES[3:]}
    assert {i.id for i in PARTS["Over-representation"]} == wanted


@pytest.mark.parametrize("part", PARTS)
def test_no_indicator_leaves_a_word_out(part: str) -> None:
    for each in PARTS[part]:
        words = (each.title, each.short_title, each.question, each.numerator, each.denominator, each.source)
        assert all(isinstance(word, str) and word.strip() for word in words), each.id
        assert not any("None" in word and not word.startswith("None") for word in words), each.id
        assert each.unit in Unit
        assert each.change_unit in Unit
        assert each.kind in Kind
        assert each.per >= 1
        assert each.decimals >= 0
        assert all(isinstance(line, str) and line for line in (*each.counts_in, *each.counts_out)), each.id


def test_percentages_are_per_hundred_and_counts_per_one() -> None:
    per = {Unit.PERCENT: {100, 1}, Unit.PER_100K: {100_000}, Unit.PER_10K: {10_000}, Unit.PER_1K: {1_000}}
    for each in REGISTRY:
        of_the_board = each.id in ("kpi8_senior", "kpi8_delegated")  # of the five statutory sectors
        assert each.per in ({5} if of_the_board else per.get(each.unit, {1})), each.id
        if each.kind is Kind.SHARE:
            assert each.per == 100, each.id
