"""What each reason could do to a local count, in the fewest children that show it: lowest and highest change."""

from datetime import date

import polars as pl

from tests.spec.reading import read
from yjp.indicators.interim import as_meant
from yjp.ingest.extract import QUARANTINE
from yjp.periods import parse_window
from yjp.quality.families import ENTRANTS, ENTRIES, FOLLOWING, REOFFENDING, SENTENCES
from yjp.reconcile.bridge import build
from yjp.reconcile.definition import Question
from yjp.reconcile.families import COHORT, CUSTODY, FTE, OF_NAME
from yjp.reconcile.published import of_count
from yjp.reconcile.readings import contributions
from yjp.reconcile.registry import reason
from yjp.reconcile.tolerance import Tolerance

FAMILY_OF = {ENTRANTS: FTE, SENTENCES: CUSTODY, ENTRIES: COHORT, REOFFENDING: COHORT, FOLLOWING: COHORT}


def could_move(
    table: str,
    by: str,
    measure: str = ENTRANTS,
    window: str = "2024-12.12m",
    extract: str = "2026-06-30",
    as_recorded: bool = False,
    sex: str | None = None,
) -> tuple[int, int]:
    """What the reason could take from the count and add to it; a certain difference is both."""
    caseload = read(table, date.fromisoformat(extract))
    children = caseload.tables["children"].with_columns(pl.lit(sex, dtype=pl.String).alias("sex"))
    caseload = type(caseload)({**caseload.tables, "children": children}, caseload.extract_date)
    question = Question(
        recorded=caseload,
        counted=caseload if as_recorded else as_meant(caseload),
        quarantine=pl.DataFrame(schema=QUARANTINE),
        family=OF_NAME[FAMILY_OF[measure]],
        window=parse_window(window),
        begins=date(2015, 4, 1),
        interim_as_recorded=as_recorded,
    )
    asked = reason(by)
    now = contributions(question)
    bridge = build(
        now,
        now,
        question.window,
        measure,
        {by: asked.find(question)},
        [asked],
        of_count("published", 0),
        Tolerance(),
    )
    (found,) = bridge.adjustments
    return (found.certain, found.certain) if found.certain else (found.lowest, found.highest)


def test_a_child_left_out_for_living_elsewhere_could_count() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type          | residence
        A     | 2010-01-01 | 2024-01-10 | 2024-02-01 | youth_caution | other
        B     | 2010-01-01 | 2024-01-10 | 2024-02-01 | youth_caution | local
        """,
        by="residence",
    ) == (0, 1)


def test_a_child_with_a_record_elsewhere_or_none_at_all_could_be_counted_there() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type           | residence
        A     | 2010-01-01 | 2024-01-10 | 2024-02-01 | youth_caution  | local
        A     |            | 2025-01-10 | 2025-02-01 | referral_order | other
        B     | 2010-01-01 | 2024-01-10 | 2024-02-01 | youth_caution  |
        C     | 2010-01-01 | 2024-01-10 | 2024-02-01 | youth_caution  | local
        """,
        by="residence",
    ) == (-2, 0)


def test_a_birthday_between_offence_hearing_and_outcome_could_count_either_way() -> None:
    assert could_move(
        """
        child | born       | offence    | hearing    | outcome    | type
        A     | 2006-05-01 | 2024-01-10 | 2024-04-01 | 2024-08-01 | referral_order
        B     | 2006-05-01 | 2024-01-10 | 2024-06-01 | 2024-08-01 | referral_order
        C     | 2010-05-01 | 2024-01-10 | 2024-06-01 | 2024-08-01 | referral_order
        """,
        by="age",
    ) == (-1, 1)


def test_a_birthday_within_a_fortnight_could_lie_on_the_other_side() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type
        A     | 2006-02-10 | 2024-01-10 | 2024-02-01 | youth_caution
        B     | 2006-01-20 | 2024-01-10 | 2024-02-01 | youth_caution
        C     | 2005-12-01 | 2024-01-10 | 2024-02-01 | youth_caution
        """,
        by="age",
    ) == (-1, 1)


def test_a_date_of_birth_that_cannot_be_right_could_be_a_childs() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type
        A     | 1900-01-01 | 2024-01-10 | 2024-02-01 | youth_caution
        B     | 2023-01-01 | 2024-01-10 | 2024-02-01 | youth_caution
        """,
        by="age",
    ) == (0, 2)


def test_outcomes_within_a_fortnight_of_the_edges_could_lie_across_them() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type
        A     | 2010-01-01 | 2023-11-10 | 2024-01-14 | youth_caution
        B     | 2010-01-01 | 2023-11-10 | 2024-01-15 | youth_caution
        C     | 2010-01-01 | 2023-11-10 | 2023-12-18 | youth_caution
        D     | 2010-01-01 | 2023-11-10 | 2023-12-17 | youth_caution
        E     | 2010-01-01 | 2024-11-10 | 2024-12-18 | youth_caution
        F     | 2010-01-01 | 2024-11-10 | 2024-12-17 | youth_caution
        G     | 2010-01-01 | 2024-11-10 | 2025-01-14 | youth_caution
        H     | 2010-01-01 | 2024-11-10 | 2025-01-15 | youth_caution
        """,
        by="edges",
    ) == (-2, 2)


def test_an_earlier_caution_keeps_a_child_out_wherever_the_edge_lies() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type
        A     | 2010-01-01 | 2022-11-10 | 2022-12-10 | youth_caution
        A     |            | 2024-11-10 | 2025-01-05 | referral_order
        """,
        by="edges",
    ) == (0, 0)


def test_a_conviction_can_come_before_the_sentence_and_a_caution_cannot() -> None:
    assert could_move(
        """
        child | born       | offence    | hearing    | outcome    | type
        A     | 2010-01-01 | 2023-10-10 | 2023-12-01 | 2024-02-01 | referral_order
        B     | 2010-01-01 | 2024-10-10 | 2024-12-01 | 2025-02-01 | referral_order
        C     | 2010-01-01 | 2023-10-10 | 2023-12-01 | 2024-02-01 | youth_caution
        """,
        by="conviction",
    ) == (-1, 1)


def test_an_interim_code_counted_as_diversion_could_be_what_it_is_recorded_as() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type
        A     | 2010-01-01 | 2024-01-10 | 2024-02-01 | reprimand
        """,
        by="interim",
    ) == (0, 1)


def test_an_interim_code_counted_as_recorded_is_a_certain_difference() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type
        A     | 2010-01-01 | 2024-01-10 | 2024-02-01 | reprimand
        B     | 2010-01-01 | 2024-01-10 | 2024-02-01 | youth_caution
        C     | 2010-01-01 | 2022-01-10 | 2022-02-01 | reprimand
        C     |            | 2024-01-10 | 2024-02-01 | reprimand
        """,
        by="interim",
        as_recorded=True,
    ) == (-1, -1)


def test_an_outcome_lost_on_appeal_may_stand_elsewhere_yet() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type           | appeal
        A     | 2010-01-01 | 2024-01-10 | 2024-02-01 | referral_order | successful
        B     | 2010-01-01 | 2022-01-10 | 2022-02-01 | referral_order | changed
        B     |            | 2024-01-10 | 2024-02-01 | referral_order |
        """,
        by="appeals",
    ) == (-1, 1)


def test_one_child_under_two_ids_is_counted_twice() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type           | category
        A     | 2010-01-01 | 2024-01-10 | 2024-02-01 | youth_caution  | robbery
        B     | 2010-01-01 | 2024-01-10 | 2024-02-01 | youth_caution  | robbery
        C     | 2011-01-01 | 2024-01-10 | 2024-02-01 | youth_caution  | robbery
        """,
        by="duplicates",
        sex="male",
    ) == (-1, 0)


def test_two_ids_of_which_one_entered_before_make_no_entrant() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type           | category
        A     | 2010-01-01 | 2022-01-10 | 2022-02-01 | youth_caution  | robbery
        A     |            | 2024-01-10 | 2024-03-01 | referral_order | robbery
        B     | 2010-01-01 | 2024-01-10 | 2024-02-01 | youth_caution  | robbery
        """,
        by="duplicates",
        sex="male",
    ) == (-1, 0)


def test_sentences_of_one_day_could_count_each_or_once() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type
        A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | detention_and_training_order
        A     |            | 2024-01-11 | 2024-02-01 | detention_and_training_order
        B     | 2008-01-01 | 2024-01-10 | 2024-02-01 | detention_and_training_order
        B     |            | 2024-01-11 | 2024-02-01 | section_250
        """,
        by="same_day",
        measure="sentences",
    ) == (-1, 1)


def test_a_report_may_count_children_where_the_indicator_counts_sentences() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type
        A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | detention_and_training_order
        A     |            | 2024-03-11 | 2024-05-01 | detention_and_training_order
        A     |            | 2024-06-11 | 2024-08-01 | section_250
        B     | 2008-01-01 | 2024-01-10 | 2024-02-01 | detention_and_training_order
        """,
        by="children",
        measure="sentences",
    ) == (-2, 0)


def test_a_sentence_to_custody_without_a_day_of_release_could_lead_into_the_cohort() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type                         | release
        A     | 2008-01-01 | 2023-10-10 | 2023-12-01 | detention_and_training_order |
        B     | 2008-01-01 | 2023-10-10 | 2023-12-01 | detention_and_training_order | 2024-04-01
        """,
        by="releases",
        measure="entries",
    ) == (0, 1)


def test_breaches_could_make_reoffenders() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type           | category
        A     | 2010-01-01 | 2023-12-01 | 2024-01-10 | youth_caution  | public_order
        A     |            | 2024-02-20 | 2024-03-10 | referral_order | breach_of_statutory_order
        """,
        by="breaches",
        measure="reoffending",
    ) == (0, 1)


def test_until_october_2015_a_child_was_in_a_years_cohort_once() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type
        A     | 2001-01-01 | 2014-12-01 | 2015-01-10 | youth_caution
        A     |            | 2015-04-20 | 2015-05-10 | referral_order
        """,
        by="cohort_rule",
        measure="entries",
        window="2015-12.12m",
    ) == (-1, 0)


def test_since_october_2015_both_counts_have_cohorts_of_three_months() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type
        A     | 2010-01-01 | 2023-12-01 | 2024-01-10 | youth_caution
        A     |            | 2024-04-20 | 2024-05-10 | referral_order
        """,
        by="cohort_rule",
        measure="entries",
    ) == (0, 0)


def test_a_child_still_followed_could_yet_be_proven_to_have_reoffended() -> None:
    assert could_move(
        """
        child | born       | offence    | outcome    | type
        A     | 2010-01-01 | 2023-12-01 | 2024-01-10 | youth_caution
        B     | 2010-01-01 | 2023-12-01 | 2024-03-01 | youth_caution
        """,
        by="provisional",
        measure="reoffending",
        extract="2025-08-01",
    ) == (0, 1)
