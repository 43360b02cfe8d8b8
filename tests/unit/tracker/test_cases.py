"""The tracker: who is followed on a day, how far, and what is known of them. The rules are those of reoffending."""

from datetime import date

import polars as pl
import pytest

from tests.spec.reading import read
from yjp.indicators.reoffending import cohorts
from yjp.tracker.cases import tracker
from yjp.tracker.followed import Cohort
from yjp.tracker.known import NotYetKnown
from yjp.tracker.priorities import Thresholds


def tracked(
    table: str, on: str, *columns: str, extract: str = "2026-06-30", **options: object
) -> list[tuple[object, ...]]:
    """The columns asked for of every row on the day."""
    caseload = read(table, date.fromisoformat(extract))
    found = tracker(caseload, date.fromisoformat(on), **options)  # type: ignore[arg-type]
    return [
        tuple(str(v) if isinstance(v, date) else v for v in row) for row in found.select(columns).iter_rows()
    ]


ONE = """
    child | born       | offence    | outcome    | type           | gravity
    A     | 2010-03-01 | 2024-12-01 | 2025-01-10 | referral_order | 3
"""


def test_the_window_is_open_on_its_last_day_then_waits_six_months_and_is_final() -> None:
    state = ("child_id", "days_since", "days_left", "state")
    assert tracked(ONE, "2025-01-10", *state) == [("A", 0, 365, "open")]
    assert tracked(ONE, "2025-12-31", *state) == [("A", 355, 10, "open")]
    assert tracked(ONE, "2026-01-10", *state) == [("A", 365, 0, "open")]
    assert tracked(ONE, "2026-01-11", *state) == [("A", 366, 0, "waiting")]
    assert tracked(ONE, "2026-07-10", *state, extract="2026-12-31") == [("A", 546, 0, "waiting")]
    assert tracked(ONE, "2026-07-11", *state, extract="2026-12-31") == []
    assert tracked(ONE, "2026-07-11", *state, extract="2026-12-31", finished=True) == [("A", 547, 0, "final")]


def test_nobody_is_followed_before_the_outcome_and_no_day_after_the_extract_is_known() -> None:
    assert tracked(ONE, "2025-01-09", "child_id") == []
    with pytest.raises(NotYetKnown, match=r"extract is of 2026-06-30 and says nothing of 2026-07-01"):
        tracked(ONE, "2026-07-01", "child_id")


def test_what_the_index_event_was_and_who_the_child_is() -> None:
    table = """
        child | born       | offence    | outcome    | type                         | gravity | release    | sex
        A     | 2010-03-01 | 2024-12-01 | 2025-01-10 | detention_and_training_order | 6       | 2025-02-20 | female
        B     | 2009-07-01 | 2024-12-01 | 2025-01-10 | youth_caution                |         |            |
    """
    event = ("child_id", "index_date", "event", "outcome_type", "gravity", "sex", "ethnic", "age")
    assert tracked(table, "2025-06-30", *event) == [
        ("A", "2025-02-20", "release", "detention_and_training_order", 6, "female", "not_known", 15),
        ("B", "2025-01-10", "outcome", "youth_caution", None, "not_known", "not_known", 15),
    ]
    # B's birthday is on 1 July. Without the tables of care and special needs nothing is said of either.
    assert tracked(table, "2025-07-01", "age", "care", "send") == [(15, None, None), (16, None, None)]


def test_care_and_special_needs_are_those_of_the_day() -> None:
    table = """
        child | born       | offence    | outcome    | type | ethnicity | care                    | send
        A     | 2010-03-01 | 2024-12-01 | 2025-01-10 | fine | B1        | looked_after 2025-06-01 | ehcp 2020-09-01
    """
    assert tracked(table, "2025-05-31", "ethnic", "care", "send") == [("black", "not_recorded", "ehcp")]
    assert tracked(table, "2025-06-01", "care") == [("lac",)]


REOFFENDING = """
    child | born       | offence    | outcome    | type                 | gravity | category                  | appeal
    A     | 2010-03-01 | 2024-12-01 | 2025-01-10 | referral_order       | 3       |                           |
    A     |            | 2025-02-01 | 2025-03-20 | referral_order       | 2       |                           |
    A     |            | 2025-02-02 | 2025-06-20 | youth_caution        | 4       |                           |
    A     |            | 2025-02-03 | 2025-03-20 | community_resolution | 1       |                           |
    A     |            | 2025-02-04 | 2025-03-20 | referral_order       | 2       | breach_of_statutory_order |
    A     |            | 2025-02-05 | 2025-03-20 | referral_order       | 2       |                           | changed
    A     |            | 2025-03-30 | 2026-05-01 | referral_order       | 6       |                           |
"""


def test_an_offence_is_pending_until_its_outcome_of_whatever_kind() -> None:
    counted = ("index_date", "reoffences", "pending", "pending_gravity")
    assert tracked(REOFFENDING, "2025-02-28", *counted) == [("2025-01-10", 0, 4, 4)]
    # On 20 March one is proven; the diverted one and the one lost on appeal are settled too, and a breach is none.
    assert tracked(REOFFENDING, "2025-03-20", *counted) == [("2025-01-10", 1, 1, 4)]
    # The second quarter's index event of A is of 20 June: the offence that waits lies before it.
    assert tracked(REOFFENDING, "2025-06-30", *counted) == [
        ("2025-01-10", 2, 1, 6),
        ("2025-06-20", 0, 0, None),
    ]
    assert tracked(REOFFENDING, "2026-05-01", *counted)[0] == ("2025-01-10", 3, 0, None)


def test_breaches_count_where_the_setting_says_so() -> None:
    counted = ("reoffences", "pending")
    assert tracked(REOFFENDING, "2025-02-28", *counted, breaches_count=True) == [(0, 5)]
    assert tracked(REOFFENDING, "2025-03-20", *counted, breaches_count=True) == [(2, 1)]


def test_an_offence_on_the_index_day_or_after_the_window_is_not_pending() -> None:
    table = """
        child | born       | offence    | outcome    | type
        A     | 2010-03-01 | 2024-12-01 | 2025-01-10 | youth_caution
        A     |            | 2025-01-10 | 2026-06-01 | referral_order
        A     |            | 2026-01-10 | 2026-06-01 | referral_order
        A     |            | 2026-01-11 | 2026-06-01 | referral_order
    """
    assert tracked(table, "2026-02-01", "state", "pending") == [("waiting", 1)]


def test_diversion_has_a_cohort_of_its_own() -> None:
    table = """
        child | born       | offence    | outcome    | type
        A     | 2010-03-01 | 2024-12-01 | 2025-01-10 | community_resolution
        A     |            | 2025-02-01 | 2025-03-20 | youth_caution
        A     |            | 2025-03-25 | 2025-05-20 | community_resolution
        B     | 2010-03-01 | 2024-12-01 | 2025-02-10 | youth_caution
    """
    counted = ("child_id", "cohort", "index_date", "reoffences")
    assert tracked(table, "2025-06-30", *counted) == [
        ("A", "substantive", "2025-03-20", 0),
        ("B", "substantive", "2025-02-10", 0),
    ]
    assert tracked(table, "2025-06-30", *counted, cohort=Cohort.DIVERSION) == [
        ("A", "diversion", "2025-01-10", 1),
        ("A", "diversion", "2025-05-20", 0),
    ]


def test_priority_groups() -> None:
    table = """
        child | born       | offence    | outcome    | type           | gravity | care
        A     | 2010-03-01 | 2024-06-01 | 2024-07-10 | youth_caution  | 1       |
        A     |            | 2024-08-01 | 2024-09-01 | referral_order | 1       |
        A     |            | 2024-08-02 | 2024-09-01 | referral_order | 1       |
        A     |            | 2024-08-03 | 2024-09-01 | referral_order | 1       |
        A     |            | 2024-08-04 | 2024-09-01 | referral_order | 1       |
        A     |            | 2024-08-05 | 2024-09-01 | referral_order | 1       |
        B     | 2010-03-01 | 2024-06-01 | 2024-07-10 | youth_caution  | 1       |
        B     |            | 2024-10-03 | 2024-11-01 | referral_order | 1       |
        B     |            | 2024-12-30 | 2026-01-01 | referral_order | 4       |
        C     | 2010-03-01 | 2024-06-01 | 2024-07-10 | youth_caution  | 1       | child_in_need 2020-01-01
        C     |            | 2024-09-30 | 2026-01-01 | referral_order | 5       |
        D     | 2010-03-01 | 2024-06-01 | 2024-07-10 | youth_caution  | 1       | looked_after 2020-01-01 to 2024-12-31
        E     | 2010-03-01 | 2023-06-01 | 2023-09-30 | youth_caution  | 1       | looked_after 2020-01-01
    """
    groups = ("child_id", "priority")
    # 31 December less 90 days is 2 October: B's offence of 3 October is one of the last 90 days, of the first 88.
    assert tracked(table, "2024-12-31", *groups) == [
        ("A", ["many_reoffences"]),
        ("B", ["recent_offences"]),
        ("B", []),
        ("C", ["serious_pending"]),
        ("D", ["looked_after"]),
        ("E", []),
    ]
    own = Thresholds(many_reoffences=6, recent_days=60, serious_gravity=6)
    assert tracked(table, "2024-12-31", *groups, thresholds=own) == [
        ("A", []),
        ("B", []),
        ("B", []),
        ("C", []),
        ("D", ["looked_after"]),
        ("E", []),
    ]


def test_a_finished_tracker_has_the_indicator_s_own_counts() -> None:
    caseload = read(REOFFENDING, date(2027, 12, 31))
    indicator = cohorts(caseload).collect().sort("child_id", "index_date")
    found = tracker(caseload, date(2027, 12, 31), finished=True)
    assert found["state"].to_list() == ["final"] * found.height
    keys = ("child_id", "quarter_start", "index_date", "reoffences")
    assert found.select(keys).rows() == indicator.select(keys).rows()
    assert found["pending"].sum() == 0
    assert found.schema["priority"] == pl.List(pl.String)
