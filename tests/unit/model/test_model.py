"""The model: complete registries, column names and code lists."""

import re

from yjp.model import codes, columns, tables
from yjp.model.registry import NAMES, TABLES


def test_every_model_is_in_the_registry() -> None:
    declared = {m for m in vars(tables).values() if isinstance(m, type) and m.__module__ == tables.__name__}
    assert list(tables.MODELS) == list(NAMES)
    assert set(tables.MODELS.values()) == declared


def test_tables_come_after_those_they_refer_to() -> None:
    for place, table in enumerate(TABLES):
        assert all(NAMES.index(r.table) < place for r in table.references)


def test_column_names_are_exactly_the_models() -> None:
    named = {v for k, v in vars(columns).items() if k.isupper()}
    assert named == {c for t in TABLES for c in t.dtypes}
    assert all(getattr(columns, name.upper()) == name for name in named)


def test_every_column_is_described() -> None:
    missing = [(t.name, n) for t in TABLES for n, c in t.schema.columns.items() if not c.description]
    assert missing == []


def test_required_columns_are_those_of_the_plain_extract() -> None:
    assert {t.name: t.required_columns for t in TABLES} == {
        "children": ("child_id", "date_of_birth"),
        "offences": ("offence_id", "child_id", "offence_date"),
        "outcomes": ("outcome_id", "offence_id", "child_id", "outcome_date", "outcome_type"),
        "programmes": ("programme_id", "child_id", "start_date"),
        "programme_offences": ("programme_id", "offence_id"),
        "care_status": ("child_id", "start_date"),
        "send": ("child_id", "start_date"),
        "accommodation": ("child_id", "start_date"),
        "education": ("child_id", "start_date"),
        "health": ("child_id",),
        "remands": ("child_id", "start_date"),
        "victims": ("victim_id", "child_id"),
        "reparation": ("child_id", "date"),
        "board_meetings": ("meeting_date", "sector"),
        "budget": ("year", "agency"),
        "staffing": ("year", "role"),
        "actions": ("action",),
        "population": ("area", "year", "population_10_17"),
        "population_groups": ("area", "year", "grouping", "group_value", "population"),
        "police_contacts": ("year", "contact", "grouping", "group_value", "contacts"),
    }
    assert [t.name for t in TABLES if t.required] == ["children", "offences", "outcomes"]


def test_the_key_is_what_the_model_holds_unique() -> None:
    """A victim of two children has a row with each: neither id stands alone."""
    for table in TABLES:
        alone = [name for name, column in table.schema.columns.items() if column.unique]
        together = tuple(table.schema.unique or ())
        assert (tuple(alone) or together) == table.key, table.name
    assert {t.name: t.key for t in TABLES if t.key} == {
        "children": ("child_id",),
        "offences": ("offence_id",),
        "outcomes": ("outcome_id",),
        "programmes": ("programme_id",),
        "victims": ("victim_id", "child_id"),
    }


def test_codes_are_unique_snake_case_and_graded() -> None:
    lists = [v for v in vars(codes).values() if isinstance(v, tuple) and v and hasattr(v[0], "code")]
    assert len(lists) >= 25
    # Ethnicities are the 18+1 codes as they are; groups of a population hold them too.
    of_ethnicity = (codes.ETHNICITIES, codes.POPULATION_GROUPS)
    for entries in (each for each in lists if all(each is not other for other in of_ethnicity)):
        found = [e.code for e in entries]
        assert len(set(found)) == len(found)
        assert all(re.fullmatch(r"[a-z0-9_]+", c) for c in found)
        assert all(e.grade in "QIM" for e in entries)


def test_domain_lists_have_their_published_length() -> None:
    assert len([c for c in codes.OFFENCE_CATEGORIES if c.grade == "Q"]) == 19  # 18 categories and not_known
    assert len([e for e in codes.ETHNICITIES if e.grade == "Q"]) == 19  # 18 and not stated
    assert {e.group for e in codes.ETHNICITIES} == {g.code for g in codes.ETHNIC_GROUPS}
    assert next(e.group for e in codes.ETHNICITIES if e.code == "A4") == "asian"


def test_diversion_is_the_only_tier_that_is_not_substantive() -> None:
    assert set(codes.Tier) - set(codes.SUBSTANTIVE) == {codes.Tier.DIVERSION}
    assert codes.TIER_RANK["custody"] > codes.TIER_RANK["community"] > codes.TIER_RANK["first_tier"]
    assert codes.TIER_RANK["first_tier"] > codes.TIER_RANK["pre_court"] > codes.TIER_RANK["diversion"]
    assert codes.TIER_OF["detention_and_training_order"] == "custody"


def test_every_outcome_type_has_a_caseload_category() -> None:
    assert set(codes.OUTCOME_CODES) <= set(codes.DISPOSAL_CATEGORY)
    assert codes.DISPOSAL_CATEGORY["community_resolution"] == "pre_court"
    assert codes.DISPOSAL_CATEGORY["youth_caution"] == "yc_ycc"
    assert codes.DISPOSAL_CATEGORY["referral_order"] == "statutory"
