"""The registry of groupings is complete, readable without a caseload, and covers every code."""

import subprocess
import sys

import pytest

from tests.group_sums import EqualSum, equal_sums
from yjp.errors import UnknownName
from yjp.indicators import attributes, groupings
from yjp.indicators.groupings import (
    APPLIES,
    GROUPINGS,
    breakdown_title,
    group_label,
    grouping,
    groupings_of,
)
from yjp.indicators.registry import REGISTRY
from yjp.model import codes


def test_every_grouping_is_declared_whole_and_used() -> None:
    assert len({g.id for g in GROUPINGS}) == len(GROUPINGS)
    for each in GROUPINGS:
        values = codes.values(each.values)
        assert len(set(values)) == len(values)
        assert all((each.title, each.read_from, each.on, values))
        assert all(code.label for code in each.values)
    used = {each.id for applied in APPLIES.values() for each in applied}
    assert used == {each.id for each in GROUPINGS}
    assert set(APPLIES) <= {indicator.id for indicator in REGISTRY}


def test_the_ids_that_figures_carry() -> None:
    """They are in the ids of figures, and so in plans and releases that are already out."""
    named = {each.id: " ".join(codes.values(each.values)) for each in groupings.ALL if not each.parts}
    assert named == {
        "age": "under_10 10_14 15_17 18_plus",
        "sex": "male female not_known",
        "ethnic": "white mixed asian black other not_known",
        "care": "lac not_lac not_recorded",
        "send": "ehcp statement sen_support not_recorded",
        "offence": " ".join([*codes.values(codes.OFFENCE_CATEGORIES), "no_offence"]),
        "gravity": "g1_2 g3_4 g5_8 not_known no_offence",
        "outcome": "diversion yc ycc rep_fw ro other_ft yro other_com dto long_det no_outcome",
        "tier": "diversion pre_court first_tier community custody no_outcome",
        "category": " ".join(str(each) for each in codes.CaseloadCategory),
        "ethnic_two": "white others not_known",
        "ethnic_code": " ".join(
            [*(e.code for e in codes.ETHNICITIES if e.group != "not_known"), "not_known"]
        ),
        "send_held": "ehcp sen_support no_send not_recorded",
    }


def test_every_single_grouping_is_read_and_nothing_else_is() -> None:
    assert set(attributes.EXPRESSIONS) == {each.id for each in GROUPINGS if not each.parts}


def test_crossed_groupings_are_of_declared_ones_and_can_be_taken_apart() -> None:
    crossed = [each for each in GROUPINGS if each.parts]
    assert [each.id for each in crossed] == ["outcome_care", "cat_send"]
    for each in crossed:
        first, second = (grouping(part) for part in each.parts)
        assert len(each.values) == len(first.values) * len(second.values)
        for code in codes.values(each.values):
            one, two = code.split(groupings.BETWEEN)
            assert one in codes.values(first.values)
            assert two in codes.values(second.values)


def test_every_code_of_the_model_has_a_group() -> None:
    assert set(groupings.OUTCOME_OF) == set(codes.OUTCOME_CODES)
    assert set(groupings.OUTCOME_OF.values()) | {"no_outcome"} == set(codes.values(groupings.OUTCOME.values))
    assert {str(t) for t in codes.Tier} | {"no_outcome"} == set(codes.values(groupings.TIER.values))
    assert {e.group for e in codes.ETHNICITIES} == set(codes.values(groupings.ETHNIC.values))
    assert set(codes.values(codes.OFFENCE_CATEGORIES)) <= set(codes.values(groupings.OFFENCE.values))
    assert {str(c) for c in codes.CaseloadCategory} == set(codes.values(groupings.CATEGORY.values))


def test_every_grouping_of_a_child_or_offence_has_a_value_for_what_is_unknown() -> None:
    unknown = {"sex": "not_known", "ethnic": "not_known", "offence": "not_known", "gravity": "not_known"}
    unknown |= {"care": "not_recorded", "send": "not_recorded"}
    for group, value in unknown.items():
        assert value in codes.values(grouping(group).values)


@pytest.mark.parametrize(
    ("group", "value", "label"),
    [
        ("outcome_care", "yc-lac", "Youth caution, looked after"),
        (
            "outcome_care",
            "other_ft-not_recorded",
            "Discharge, fine or other first-tier outcome, no care status recorded",
        ),
        ("cat_send", "statutory-sen_support", "Statutory, SEN support"),
        ("ethnic", "asian", "Asian or Asian British"),
        ("age", "10_14", "10 to 14"),
        ("gravity", "g5_8", "5 to 8"),
        ("ethnic_two", "others", "All other ethnic groups together"),
        ("send_held", "not_recorded", "Not recorded"),
        ("ethnic_code", "not_known", "Not known"),
        ("ethnic_code", "W4", "Roma"),
        ("send_held", "no_send", "No special educational needs"),
        ("send", "not_recorded", "No support recorded"),
        ("care", "lac", "Looked after"),
        ("tier", "pre_court", "Pre-court"),
        ("outcome", "long_det", "Other detention (sections 90 to 92, 226 to 228, 250 to 259)"),
    ],
)
def test_labels_are_words_for_readers(group: str, value: str, label: str) -> None:
    assert group_label(group, value) == label


def test_a_breakdown_has_a_title() -> None:
    assert breakdown_title("fte_count", "care") == "First time entrants by care status"


def test_tables_that_tell_of_one_another_are_declared() -> None:
    assert EqualSum(
        group="tier", values=("community",), other="outcome", other_values=("yro", "other_com")
    ) in (equal_sums("binary_reoffending"))
    lac = next(e for e in equal_sums("fte_count") if (e.group, e.values) == ("care", ("lac",)))
    assert lac.other == "outcome_care"
    assert "yc-lac" in lac.other_values
    assert "yc-not_lac" not in lac.other_values
    # Custody is not given by tier, so nothing is said of it.
    assert {(e.group, e.other) for e in equal_sums("custody_count")} == {("offence", "gravity")}


def test_a_name_that_is_not_there_is_said_with_those_that_are() -> None:
    with pytest.raises(UnknownName, match="There is no grouping called 'colour'"):
        group_label("colour", "blue")
    with pytest.raises(
        UnknownName, match=r"There is no value of 'sex' called 'blue'\. Known: female, male, not_known"
    ):
        group_label("sex", "blue")
    assert groupings_of("fte_rate") == ()


def test_reading_labels_reads_no_model_of_children() -> None:
    code = (
        "import sys, yjp.indicators.groupings; print([m for m in sys.modules if m.startswith('yjp.model')])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "yjp.model.codes" in said
    assert "caseload" not in said
    assert "tables" not in said
