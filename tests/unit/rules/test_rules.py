"""Every rule fails on exactly the rows that its example names, passes elsewhere, and says when it could not run."""

from dataclasses import FrozenInstanceError

import polars as pl
import pytest

from tests.caseloads import typed
from tests.unit.rules.examples.registry import EXAMPLES, MODULES
from tests.unit.rules.reading import EXTRACT_DATE, read
from yjp.errors import UnknownName
from yjp.model.caseload import Caseload, from_rows
from yjp.model.registry import NAMES, table
from yjp.rules.definition import Rule, RuleState, Severity
from yjp.rules.registry import RULES, rule
from yjp.rules.run import run
from yjp.synthetic import EXAMPLES as SERVICES
from yjp.synthetic import tables

CODES = [r.code for r in RULES]
EMPTY_MEANS_SOMETHING = {
    "outcomes.residence",
    "outcomes.appeal_status",
    "accommodation.end_date",
    "education.end_date",
}
"""Empty is local, none, and open: where it is not filled anywhere, that is an answer."""


def _of(rule_: Rule, caseload: Caseload) -> tuple[RuleState, list[int]]:
    (result,) = run(caseload, [rule_])
    assert result.failures == len(result.rows)
    return result.state, result.rows.to_list()


# The registry -----------------------------------------------------------------------------------------------


def test_there_are_many_rules_and_codes_are_unique() -> None:
    assert len(CODES) >= 75
    assert len(set(CODES)) == len(CODES)


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert set(EXAMPLES) == set(CODES)
    assert sum(len(module.EXAMPLES) for module in MODULES) == len(EXAMPLES), "a code stands in two modules"


def test_rules_are_found_by_code() -> None:
    assert rule("OUT01").title == "The outcome came before the offence"
    with pytest.raises(UnknownName, match="There is no rule called 'OUT99'"):
        rule("OUT99")


def test_a_rule_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        RULES[0].title = "other"  # type: ignore[misc]


@pytest.mark.parametrize("code", CODES)
def test_declarations_are_whole(code: str) -> None:
    one = rule(code)
    assert one.grade in ("Q", "I", "M")
    assert set(one.tables) <= set(NAMES)
    assert len(set(one.tables)) == len(one.tables)
    assert one.columns
    assert set(one.columns) <= set(table(one.tables[0]).dtypes)
    for need in one.needs:
        name, column = need.split(".")
        assert name in one.tables
        assert table(name).schema.columns[column].nullable, "a column that is never empty"
    assert one.title == one.title.strip()
    assert not one.title.endswith(".")
    assert one.action.endswith(".")
    assert one.source
    # From memory is never an error by itself.
    assert not (one.grade == "M" and one.severity is Severity.ERROR)


# Failing and passing rows -----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_fails_on_exactly_the_rows_named(code: str) -> None:
    example = EXAMPLES[code]
    assert example.rows
    assert _of(rule(code), read(example.fails)) == (RuleState.FAILED, list(example.rows))


@pytest.mark.parametrize("code", CODES)
def test_passes_where_nothing_is_wrong(code: str) -> None:
    found = run(read(EXAMPLES[code].passes), [rule(code)])[0]
    # A rule can only say "passed" of values that are there; that it could not run is allowed nowhere here.
    assert (found.state, found.rows.to_list(), found.why) == (RuleState.PASSED, [], None)


@pytest.mark.parametrize("code", CODES)
def test_examples_hold_only_the_tables_that_the_rule_declares(code: str) -> None:
    """So a rule that looks into a table it does not declare would not run on its example."""
    for text in (EXAMPLES[code].fails, EXAMPLES[code].passes):
        assert set(read(text).tables) == set(rule(code).tables)


# Could not run ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_a_missing_table_is_never_a_pass(code: str) -> None:
    caseload = read(EXAMPLES[code].fails)
    for name in rule(code).tables:
        left = {n: frame for n, frame in caseload.tables.items() if n != name}
        (result,) = run(Caseload(left, EXTRACT_DATE), [rule(code)])
        assert result.state is RuleState.COULD_NOT_RUN
        assert result.rows.to_list() == []
        assert result.why == f"no '{name}' table in the extract"


@pytest.mark.parametrize("code", CODES)
def test_a_column_without_any_value_is_never_a_pass(code: str) -> None:
    """Each optional column in turn is emptied where the rule fails: it still fails, or says that it could not run."""
    caseload = read(EXAMPLES[code].fails)
    passed = set()
    for name in rule(code).tables:
        for column, declared in table(name).schema.columns.items():
            if not declared.nullable:
                continue
            blank = caseload.tables[name].with_columns(
                pl.lit(None, dtype=table(name).dtypes[column]).alias(column)
            )
            state, _ = _of(rule(code), Caseload({**caseload.tables, name: blank}, EXTRACT_DATE))
            if state is RuleState.PASSED:
                passed.add(f"{name}.{column}")
    assert passed <= EMPTY_MEANS_SOMETHING


def test_the_reason_names_the_columns_without_a_value() -> None:
    caseload = read("outcomes: outcome_id | outcome_date\nO1 | 2024-05-01")
    (result,) = run(caseload, [rule("CUS02")])
    assert result.why == "no row has a value in outcomes.release_date or in outcomes.end_date"


def test_two_missing_tables_are_both_named() -> None:
    (result,) = run(read("accommodation: child_id\nA"), [rule("ACC07")])
    assert result.why == "no 'outcomes' and no 'remands' table in the extract"


# Empty tables, empty cells ----------------------------------------------------------------------------------


def test_tables_without_rows_pass() -> None:
    results = run(from_rows(EXTRACT_DATE, **{name: [] for name in NAMES}), RULES)
    assert {r.state for r in results} == {RuleState.PASSED}


def test_a_row_of_empty_cells_crashes_no_rule_and_fails_only_rules_about_missing_answers() -> None:
    empty: dict[str, list[dict[str, object]]] = {name: [dict.fromkeys(table(name).dtypes)] for name in NAMES}
    results = run(from_rows(EXTRACT_DATE, **empty), RULES)
    assert {r.rule.code for r in results if r.state is RuleState.FAILED} == {
        *("CHI01", "CHI02", "CHI12"),
        *("OFF06", "OFF07", "OFF08"),
        "PRG11",
        "CAR03",
        *("ACC05", "ACC06", "EDU11", "EDU12"),
        *("HEA08", "HEA09"),
        *("REM08", "REM09"),
        *("VIC08", "VIC09"),
        *("REP03", "REP04"),
        *("BRD02", "BRD03", "BUD02", "BUD03"),
        *("STA03", "STA06", "ACT02", "POP03"),
        *("PGR05", "POL03"),
    }


def test_required_cells_alone_fail_only_rules_about_missing_answers() -> None:
    """The least that an extract can hold: one child, one offence, one caution, and a row of every other table."""
    caseload = read("""
children: child_id | date_of_birth
A | 2010-01-15

offences: offence_id | child_id | offence_date
F1 | A | 2026-01-10

outcomes: outcome_id | offence_id | child_id | outcome_date | outcome_type
O1 | F1 | A | 2026-02-10 | youth_caution

programmes: programme_id | child_id | start_date
P1 | A | 2026-02-12

programme_offences: programme_id | offence_id
P1 | F1

care_status: child_id | start_date
A | 2025-01-01

send: child_id | start_date
A | 2025-01-01

accommodation: child_id | start_date
A | 2025-01-01

education: child_id | start_date
A | 2025-01-01

health: child_id
A

remands: child_id | start_date
A | 2026-01-11

victims: victim_id | child_id
V1 | A

reparation: child_id | date
A | 2026-03-01

board_meetings: meeting_date | sector
2026-04-10 | childrens_social_care
2026-04-10 | education
2026-04-10 | police
2026-04-10 | probation
2026-04-10 | health

budget: year | agency
2025 | youth_justice_grant

staffing: year | role
2025 | practitioner

actions: action
Train the panel

population: area | year | population_10_17
rotherham | 2025 | 26000

population_groups: area | year | grouping | group_value | population
rotherham | 2025 | sex | male | 26000

police_contacts: year | contact | grouping | group_value | contacts
2025 | arrest | sex | male | 100
""")
    results = run(caseload, RULES)
    assert {r.rule.code for r in results if r.state is RuleState.FAILED} == {
        *("CHI01", "CHI02"),
        *("OFF06", "OFF07", "OFF08"),
        "PRG11",
        "CAR03",
        *("ACC05", "ACC06", "EDU11", "EDU12"),
        *("HEA08", "HEA09"),
        "REM09",
        *("VIC08", "VIC09"),
        "REP04",
        *("BRD03", "BUD02", "STA03", "STA06", "ACT02", "POP03"),
        *("PGR05", "POL03"),
    }


# The packaged example ---------------------------------------------------------------------------------------


def test_the_packaged_example_has_no_error() -> None:
    service = SERVICES["rotherham_2019"]
    results = run(typed(tables("rotherham_2019"), service.extract_date), RULES)
    failed = {r.rule.code: r.failures for r in results if r.state is RuleState.FAILED}
    assert [code for code in failed if rule(code).severity is Severity.ERROR] == []
    # Only tables that the example has can be looked at.
    ran = {r.rule.tables[0] for r in results if r.state is not RuleState.COULD_NOT_RUN}
    assert ran == set(tables("rotherham_2019"))
