"""Hand-worked ranges: tiny tables, one row an outcome (``tests.spec.reading``), and rules that fail named records.

The extract is of 30 June 2026: the newest year is July 2025 to June 2026, and the newest settled cohorts are those of
January to December 2024.
"""

from datetime import date

import polars as pl
import pytest

from tests.spec.reading import read
from tests.unit.quality.toys import SETTINGS, cost, ledger_of, reported, rule, spans
from yjp.accepted import Acceptance
from yjp.model.caseload import Caseload, from_rows
from yjp.quality.effect import newest
from yjp.quality.options import EVERYTHING
from yjp.quality.records import content
from yjp.quality.wording import range_words
from yjp.rules.definition import Severity

ENTRANTS = """
    child | born       | offence    | outcome    | type           | residence
    A     | 2010-01-01 | 2025-07-10 | 2025-08-01 | youth_caution  |
    B     | 2010-01-01 | 2025-07-10 | 2025-09-01 | youth_caution  |
    C     | 2010-01-01 | 2024-01-10 | 2024-02-01 | youth_caution  |
    C     |            | 2025-10-10 | 2025-11-01 | referral_order |
    D     | 2010-01-01 | 2023-01-10 | 2023-02-01 | youth_caution  | other
    D     |            | 2025-10-10 | 2025-12-01 | referral_order |
    E     | 2010-01-01 | 2024-01-10 | 2024-03-01 | youth_caution  |
"""
"""A and B entered in the newest year; C entered the year before; D first came to notice elsewhere."""


def test_a_failing_first_outcome_may_be_no_outcome() -> None:
    report = reported(read(ENTRANTS), rule("X", "outcomes", "O1"))
    assert cost(report, "X")["fte_count"] == (2, 1, 2, 1)


def test_without_an_earlier_outcome_the_child_enters_in_the_newest_year() -> None:
    # C's caution of 2024 and D's caution elsewhere: without them each child's next outcome is the first.
    report = reported(read(ENTRANTS), rule("X", "outcomes", "O3", "O5"))
    assert cost(report, "X")["fte_count"] == (2, 2, 4, 2)


def test_a_record_that_cannot_move_the_year_costs_nothing() -> None:
    # E entered before the newest year, and has nothing else.
    report = reported(read(ENTRANTS), rule("X", "outcomes", "O7"))
    assert "fte_count" not in cost(report, "X")


def test_children_are_settled_independently_and_each_moves_by_one() -> None:
    report = reported(read(ENTRANTS), rule("X", "outcomes", "O1", "O2", "O3", "O4", "O5", "O6", "O7"))
    # A and B may go; without O3 C enters by O4 (both failing: none is left), without O5 D by O6: here all rows fail.
    assert cost(report, "X")["fte_count"] == (2, 0, 2, 2)


def test_an_offence_takes_its_outcomes_with_it_and_a_child_everything() -> None:
    offence = reported(read(ENTRANTS), rule("X", "offences", "F3", columns=("offence_date",)))
    assert cost(offence, "X")["fte_count"] == (2, 2, 3, 1)
    child = reported(read(ENTRANTS), rule("X", "children", "A", "C", columns=("date_of_birth",)))
    assert cost(child, "X")["fte_count"] == (2, 1, 2, 1)


def test_a_wrong_date_of_birth_may_hide_an_entrant() -> None:
    caseload = read(
        """
        child | born       | offence    | outcome    | type
        A     | 1910-01-01 | 2025-07-10 | 2025-08-01 | youth_caution
        """
    )
    report = reported(caseload, rule("X", "children", "A", columns=("date_of_birth",)))
    assert cost(report, "X")["fte_count"] == (0, 0, 1, 1)


def test_a_wrong_day_of_arrest_hearing_or_residence_may_hide_an_entrant() -> None:
    caseload = read(
        """
        child | born       | offence    | arrest     | hearing    | outcome    | type           | residence
        A     | 2010-01-01 | 2025-07-10 | 2001-01-01 |            | 2025-08-01 | youth_caution  |
        B     | 2008-06-01 | 2025-07-10 |            | 2026-06-29 | 2025-08-01 | referral_order |
        C     | 2010-01-01 | 2025-07-10 |            |            | 2025-08-01 | youth_caution  | other
        """
    )
    # Arrested before birth, 18 at a hearing after the outcome, lived elsewhere: nobody of them counts.
    report = reported(
        caseload,
        rule("ARREST", "offences", "F1", columns=("offence_date", "arrest_date")),
        rule("HEARING", "outcomes", "O2", columns=("first_hearing_date",)),
        rule("HOME", "outcomes", "O3", columns=("residence",)),
    )
    for code in ("ARREST", "HEARING", "HOME"):
        assert cost(report, code)["fte_count"] == (0, 0, 1, 1)
    assert spans(report.headlines)["fte_count"] == (0, 0, 3, 3)


def test_a_successful_appeal_that_was_none_and_a_breach_that_was_none() -> None:
    appealed = COHORT.replace("category", "category | appeal").replace("robbery", "robbery | successful")
    lines = [line if line.count("|") > 5 else f"{line} |" for line in appealed.strip().splitlines()]
    caseload = read("\n".join(lines))
    # A's and D's reoffences are of outcomes that fell on appeal: nobody of 4 entries reoffends. If A's appeal is a
    # mistake, A enters a second time by that outcome, and the first entry is followed by it: 1 of 5.
    report = reported(caseload, rule("X", "outcomes", "O2", columns=("appeal_status",)))
    assert cost(report, "X")["binary_reoffending"] == (0, 0, 20, 1)
    breach = read(COHORT.replace("robbery", "breach_of_bail"))
    report = reported(breach, rule("X", "offences", "F2", columns=("offence_category", "gravity")))
    assert cost(report, "X")["binary_reoffending"] == (0, 0, 20, 1)


def test_two_rules_together_move_what_neither_moves_alone() -> None:
    caseload = read(
        """
        child | born       | offence    | outcome    | type
        A     | 2010-01-01 | 2023-01-10 | 2023-02-01 | youth_caution
        A     |            | 2024-01-10 | 2024-02-01 | youth_caution
        A     |            | 2025-10-10 | 2025-11-01 | referral_order
        """
    )
    report = reported(caseload, rule("X", "outcomes", "O1"), rule("Y", "outcomes", "O2"))
    assert cost(report, "X").get("fte_count") is None
    assert cost(report, "Y").get("fte_count") is None
    assert spans(report.headlines)["fte_count"] == (0, 0, 1, 2)


def test_a_rule_that_looks_at_nothing_counted_moves_nothing() -> None:
    report = reported(
        read(ENTRANTS),
        rule("ETH", "children", "A", "B", columns=("ethnicity",)),
        rule("GRA", "offences", "F1", columns=("gravity",)),
        rule("CAT", "offences", "F1", columns=("offence_category",)),
    )
    assert cost(report, "ETH") == cost(report, "GRA") == cost(report, "CAT") == {}
    assert all(not effect.moves for effect in report.headlines)


def test_accepted_records_are_not_in_doubt() -> None:
    caseload = read(ENTRANTS)
    row = caseload.tables["outcomes"].filter(pl.col("outcome_id") == "O1").row(0, named=True)
    accepted = Acceptance(
        rule="X",
        record="O1",
        content=content(row),
        reason="The court file was checked.",
        who="A. N. Alyst",
        accepted_on=date(2026, 6, 30),
    )
    report = reported(caseload, rule("X", "outcomes", "O1", "O2"), accepted=(accepted,))
    assert cost(report, "X")["fte_count"] == (2, 1, 2, 1)


def test_sentences_are_counted_not_children() -> None:
    caseload = read(
        """
        child | born       | offence    | outcome    | type                         | release
        A     | 2010-01-01 | 2025-07-10 | 2025-08-01 | detention_and_training_order | 2025-10-01
        A     |            | 2025-07-11 | 2025-08-01 | detention_and_training_order | 2025-10-01
        A     |            | 2025-12-10 | 2026-02-01 | detention_and_training_order |
        B     | 2010-01-01 | 2025-07-10 | 2025-08-01 | detention_and_training_order |
        """
    )
    # A has two: the first day's two orders count once. One of that day's rows fails: the other still stands, but the
    # child may be wrong as a whole, and then both sentences go.
    report = reported(caseload, rule("X", "outcomes", "O1"), rule("Y", "outcomes", "O4"))
    assert cost(report, "X")["custody_count"] == (3, 1, 3, 1)
    assert cost(report, "Y")["custody_count"] == (3, 2, 3, 1)
    assert spans(report.headlines)["custody_count"] == (3, 0, 3, 2)


COHORT = """
    child | born       | offence    | outcome    | type           | category
    A     | 2010-01-01 | 2024-01-01 | 2024-02-01 | referral_order |
    A     |            | 2024-06-01 | 2024-12-31 | referral_order | robbery
    B     | 2010-01-01 | 2024-01-01 | 2024-02-01 | referral_order |
    C     | 2010-01-01 | 2024-04-01 | 2024-05-01 | referral_order |
    D     | 2010-01-01 | 2024-04-01 | 2024-05-01 | referral_order |
    D     |            | 2024-06-01 | 2025-01-10 | referral_order | robbery
    D     |            | 2024-07-01 | 2025-01-10 | referral_order | robbery
"""
"""In 2024: A enters in the first and the last quarter, B, C and D once. A's entry of February is followed by one
reoffence, D's by two, the rest by none: 2 of 5 entries (40%), 3 reoffences for 2 (1.5)."""


def test_the_settled_cohorts_are_as_worked_by_hand() -> None:
    assert {i: now for i, (now, *_) in spans(reported(read(COHORT)).headlines).items() if "reoff" in i} == {
        "binary_reoffending": 40,
        "reoffences_per_reoffender": 1.5,
    }


def test_reoffending_moves_both_ways() -> None:
    # A's second outcome: without it one of four entries reoffends (D: 25%, 2 reoffences for 1), without A 1 of 3.
    report = reported(read(COHORT), rule("X", "outcomes", "O2"))
    assert cost(report, "X")["binary_reoffending"] == (40, 25, 40, 1)
    assert cost(report, "X")["reoffences_per_reoffender"] == (1.5, 1.5, 2, 1)


def test_children_who_did_not_reoffend_may_have_no_place_in_the_cohort() -> None:
    # Without B 2 of 4, without C 2 of 4, without both 2 of 3.
    report = reported(read(COHORT), rule("X", "outcomes", "O3", "O4"))
    assert cost(report, "X")["binary_reoffending"] == (40, 40, 66.67, 2)


def test_breaches_are_counted_as_the_ledger_counts_them() -> None:
    caseload = read(COHORT.replace("robbery", "breach_of_bail"))
    settings = SETTINGS.__class__(
        **{**SETTINGS.as_plain(), "breaches_count": True, "published": (), "snapshot_dates": ()}
    )  # type: ignore[arg-type]
    out = reported(caseload, rule("X", "outcomes", "O2"))
    assert spans(out.headlines)["binary_reoffending"][0] == 0
    counted = reported(caseload, rule("X", "outcomes", "O2"), settings=settings)
    assert cost(counted, "X")["binary_reoffending"] == (40, 25, 40, 1)


def with_population(caseload: Caseload, *rows: tuple[int, int]) -> Caseload:
    own = from_rows(
        caseload.extract_date,
        population=[
            {"area": "rotherham", "year": y, "population_10_17": n, "source": "own"} for y, n in rows
        ],
    )
    return Caseload({**caseload.tables, **own.tables}, caseload.extract_date)


def test_a_rate_moves_with_its_count_and_with_its_population() -> None:
    # 2 entrants of 20,000 are 10 per 100,000. Without the failing estimate of 2025 that of 2024, 25,000, is used: 8.
    caseload = with_population(read(ENTRANTS), (2024, 25_000), (2025, 20_000))
    population = rule("POP", "population", "2025", columns=("population_10_17",), key="year")
    report = reported(caseload, population, rule("X", "outcomes", "O1"))
    assert cost(report, "X")["fte_rate"] == (10, 5, 10, 1)
    assert cost(report, "POP") == {"fte_rate": (10, 8, 10, 1)}
    # One entrant of 25,000 is 4.
    assert spans(report.headlines)["fte_rate"] == (10, 4, 10, 2)
    assert spans(report.headlines)["fte_count"] == (2, 1, 2, 1)


def test_the_widest_range_comes_first_then_severity_then_number() -> None:
    caseload = read(ENTRANTS)
    report = reported(
        caseload,
        rule("Q2", "children", "A", "B", "C", columns=("ethnicity",), severity=Severity.QUERY),
        rule("W1", "children", "A", columns=("ethnicity",), severity=Severity.WARNING),
        rule("Q1", "children", "A", columns=("ethnicity",), severity=Severity.QUERY),
        rule("PASS", "children", "none", columns=("ethnicity",)),
        rule("NOT", "education", "E1", columns=("ete_type",)),
        rule("ONE", "outcomes", "O1"),
        rule("TWO", "outcomes", "O1", "O2", severity=Severity.QUERY),
    )
    assert [line.code for line in report.rules] == ["TWO", "ONE", "W1", "Q2", "Q1", "NOT", "PASS"]


def test_everything_is_said_for_every_figure_even_where_nothing_is_in_doubt() -> None:
    report = reported(read(ENTRANTS))
    assert {e.source for e in report.headlines} == {EVERYTHING}
    said = {e.figure.indicator: range_words(e) for e in report.headlines}
    assert said["fte_count"] == "2; no open record can move it"
    # C and E are the cohort of 2024; nobody reoffended, so there are no reoffences per reoffender.
    assert set(said) == {"fte_count", "fte_rate", "custody_count", "custody_rate", "binary_reoffending"}


def test_the_words_say_the_range_and_how_many_records() -> None:
    report = reported(read(ENTRANTS), rule("X", "outcomes", "O1", "O3", "O5"))
    words = {e.figure.indicator: range_words(e) for e in report.headlines}
    assert words["fte_count"] == "2, between 1 and 4 until 3 records are settled"
    one = reported(read(ENTRANTS), rule("X", "outcomes", "O1"))
    assert range_words(one.headlines[0]) == "2, between 1 and 2 until 1 record is settled"


@pytest.mark.parametrize(
    ("indicator", "window"),
    [("fte_count", "2026-06.12m"), ("custody_rate", "2026-06.12m"), ("binary_reoffending", "2024-12.12m")],
)
def test_the_newest_settled_year_is_watched(indicator: str, window: str) -> None:
    figure = newest(ledger_of(read(COHORT)), indicator)
    assert figure is not None
    assert figure.window == window


def test_no_figure_no_effect() -> None:
    young = read(
        """
        child | born       | offence    | outcome    | type
        A     | 2010-01-01 | 2026-03-01 | 2026-03-20 | youth_caution
        """
    )
    settings = SETTINGS.__class__(service="Rotherham", made_up=True)
    # Two quarters of records make no year.
    report = reported(young, rule("X", "outcomes", "O1"), settings=settings)
    assert report.headlines == ()
    assert report.has_findings
