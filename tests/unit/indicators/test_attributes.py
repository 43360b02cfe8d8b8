"""The value of each grouping at the edges of its bands and for each code, from columns written by hand."""

from datetime import date

import polars as pl
import pytest

from tests.caseloads import typed
from tests.spec.reading import EXTRACT_DATE
from yjp.indicators.attributes import EXPRESSIONS, of_outcomes, of_programmes

WRITTEN = {
    "_age": pl.Int32,
    "sex": pl.String,
    "ethnicity": pl.String,
    "care": pl.String,
    "send": pl.String,
    "linked": pl.Boolean,
    "offence_category": pl.String,
    "gravity": pl.Int32,
    "kind": pl.String,
    "category": pl.String,
}


def value(grouping: str, **columns: object) -> object:
    """The value of a grouping for one row, of which only these columns are filled."""
    row = {**dict.fromkeys(WRITTEN), "linked": True, **columns}
    return pl.DataFrame([row], schema=WRITTEN).select(EXPRESSIONS[grouping]).item()


@pytest.mark.parametrize(
    ("years", "band"),
    [
        (0, "under_10"),
        (9, "under_10"),
        (10, "10_14"),
        (14, "10_14"),
        (15, "15_17"),
        (17, "15_17"),
        (18, "18_plus"),
        (19, "18_plus"),
        (None, None),
    ],
)
def test_age_bands(years: int | None, band: str | None) -> None:
    assert value("age", _age=years) == band


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (1, "g1_2"),
        (2, "g1_2"),
        (3, "g3_4"),
        (4, "g3_4"),
        (5, "g5_8"),
        (8, "g5_8"),
        (0, "not_known"),
        (None, "not_known"),
    ],
)
def test_gravity_bands(score: int | None, band: str) -> None:
    assert value("gravity", gravity=score) == band
    assert value("gravity", gravity=score, linked=False) == "no_offence"


def test_an_offence_without_its_category_is_not_known_and_without_an_offence_there_is_none() -> None:
    assert value("offence", offence_category="drugs") == "drugs"
    assert value("offence") == "not_known"
    assert value("offence", offence_category="drugs", linked=False) == "no_offence"


def test_sex_unknown_or_empty_is_not_known() -> None:
    assert [value("sex", sex=each) for each in ("female", "male", "unknown", None)] == [
        "female",
        "male",
        "not_known",
        "not_known",
    ]


def test_ethnicity_in_five_groups() -> None:
    """Self-defined ethnicity, 18+1: Chinese with Asian; not stated, odd and empty are not known."""
    assert value("ethnic", ethnicity="W2") == "white"
    assert value("ethnic", ethnicity="A4") == "asian"
    assert value("ethnic", ethnicity="no such code") == "not_known"
    assert value("ethnic") == "not_known"


def test_care_and_support_without_a_record_are_not_recorded() -> None:
    assert (value("care", care="lac"), value("care")) == ("lac", "not_recorded")
    assert (value("send", send="ehcp"), value("send")) == ("ehcp", "not_recorded")


@pytest.mark.parametrize(
    ("code", "outcome", "tier"),
    [
        ("youth_caution", "yc", "pre_court"),
        ("youth_conditional_caution", "ycc", "pre_court"),
        ("referral_order", "ro", "first_tier"),
        ("youth_rehabilitation_order", "yro", "community"),
        ("detention_and_training_order", "dto", "custody"),
        ("section_250", "long_det", "custody"),
        ("prevention", "no_outcome", "no_outcome"),
        (None, "no_outcome", "no_outcome"),
    ],
)
def test_a_type_of_outcome_has_its_row_and_its_tier(code: str | None, outcome: str, tier: str) -> None:
    assert (value("outcome", kind=code), value("tier", kind=code)) == (outcome, tier)


def test_of_several_linked_offences_the_gravest_counts_then_the_lowest_id() -> None:
    """P1 has two offences, of gravity 3 and 6; P2 two of gravity 4; P3 one by its outcome alone; P4 none."""
    offences = [("F1", "drugs", 3), ("F2", "robbery", 6), ("F3", "theft_and_handling", 4), ("F4", "drugs", 4)]
    caseload = typed(
        {
            "children": [{"child_id": "A", "date_of_birth": "2009-01-01", "sex": "male"}],
            "offences": [
                {
                    "offence_id": name,
                    "child_id": "A",
                    "offence_date": "2024-01-01",
                    "offence_category": category,
                    "gravity": str(gravity),
                }
                for name, category, gravity in offences
            ],
            "outcomes": [
                {
                    "outcome_id": "O1",
                    "offence_id": "F2",
                    "child_id": "A",
                    "outcome_date": "2024-02-01",
                    "outcome_type": "referral_order",
                }
            ],
            "programmes": [
                {
                    "programme_id": name,
                    "child_id": "A",
                    "start_date": "2024-02-01",
                    "end_date": "",
                    "outcome_id": "O1" if name == "P3" else "",
                    "disposal_type": "referral_order",
                }
                for name in ("P1", "P2", "P3", "P4")
            ],
            "programme_offences": [
                {"programme_id": programme, "offence_id": offence}
                for programme, offence in (("P1", "F1"), ("P1", "F2"), ("P2", "F4"), ("P2", "F3"))
            ],
        },
        EXTRACT_DATE,
    )
    children = pl.LazyFrame(
        {
            "child_id": ["A"] * 4,
            "day": [EXTRACT_DATE] * 4,
            "category": ["statutory"] * 4,
            "programme_id": ["P1", "P2", "P3", "P4"],
            "kind": ["referral_order"] * 4,
        }
    )
    found = of_programmes(caseload, children, "day").sort("programme_id").collect()
    assert found.select("programme_id", "offence", "gravity").rows() == [
        ("P1", "robbery", "g5_8"),
        ("P2", "theft_and_handling", "g3_4"),
        ("P3", "robbery", "g5_8"),
        ("P4", "no_offence", "no_offence"),
    ]


def test_an_outcome_of_a_child_without_a_record_is_kept_and_nothing_is_known_of_the_child() -> None:
    caseload = typed(
        {
            "children": [{"child_id": "A", "date_of_birth": "2009-01-01", "sex": "male"}],
            "offences": [{"offence_id": "F1", "child_id": "B", "offence_date": "2024-01-01"}],
            "outcomes": [
                {
                    "outcome_id": "O1",
                    "offence_id": "F1",
                    "child_id": "B",
                    "outcome_date": "2024-02-01",
                    "outcome_type": "referral_order",
                }
            ],
        },
        EXTRACT_DATE,
    )
    events = pl.DataFrame({"child_id": ["B"], "date": [date(2024, 2, 1)], "outcome_id": ["O1"]})
    [found] = of_outcomes(caseload, events)
    assert found.select("sex", "ethnic", "age", "outcome").rows() == [("not_known", "not_known", None, "ro")]
