"""The KPIs counted the slow and obvious way, to hold the engine against: who a child is in a quarter.

Standard library only, on rows of strings as in the CSV files; written from the rules' text and from nothing else.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from tests.oracle import Row, Tables, age

FIRST_DAY = date(2023, 4, 1)
NON_SUBSTANTIVE = (
    "no_further_action_outcome_22_deferred_prosecution_caution_with_yjs_involvement",
    "no_further_action_outcome_22_with_yjs_involvement",
    "no_further_action_outcome_20_21_with_yjs_involvement",
    "community_resolution_with_yjs_involvement",
    "community_resolution_with_yot_intervention",
)
CUSTODY = (
    "section_259",
    "section_226_life",
    "section_226_public_protection",
    "section_254",
    "section_226_b",
    "section_228",
    "section_250",
    "section_90_91_detention",
    "section_90_92_detention",
    "detention_and_training_order",
)
SERIOUSNESS = [
    *CUSTODY,
    "youth_rehabilitation_order",
    "referral_order",
    "youth_conditional_caution",
    "youth_caution",
    *NON_SUBSTANTIVE,
]
"""Most serious first: the outcomes that count, and no other."""
ORDERS = ("out_court_no_yjs", "yc_with_yjs", "ycc", "ro", "yro", "cust")


def column_of(outcome: str) -> str:
    """The order column of an outcome."""
    if outcome in CUSTODY:
        return "cust"
    if outcome in NON_SUBSTANTIVE:
        return "out_court_no_yjs"
    return {
        "youth_caution": "yc_with_yjs",
        "youth_conditional_caution": "ycc",
        "referral_order": "ro",
        "youth_rehabilitation_order": "yro",
    }[outcome]


class Ending(NamedTuple):
    """A programme, one of its offences and one of that offence's outcomes."""

    child: str
    birth: date
    programme: Row
    offence: Row
    outcome: Row
    order: str
    began: date
    start_day: date
    end_day: date
    release_day: date | None


def day(text: str | None) -> date | None:
    """A date; 1900-01-01 means open."""
    return date.fromisoformat(text) if text and text != "1900-01-01" else None


def label(on: date) -> str:
    """The quarter: the year is the one in which the financial year started."""
    return {
        1: f"{on.year - 1}Q4",
        2: f"{on.year}Q1",
        3: f"{on.year}Q2",
        4: f"{on.year}Q3",
    }[(on.month + 2) // 3]


def last_day(quarter: str) -> date:
    year, number = int(quarter[:4]), int(quarter[5])
    year, month = {1: (year, 6), 2: (year, 9), 3: (year, 12), 4: (year + 1, 3)}[number]
    return date(year, month, monthrange(year, month)[1])


def linked(tables: Tables) -> Iterator[tuple[Row, Row, Row, date]]:
    """Programme, offence, outcome and birth of everything that counts but for age and dates."""
    births = {c["child_id"]: date.fromisoformat(c["date_of_birth"]) for c in tables["children"]}
    offence_of = {o["outcome_id"]: o["offence_id"] for o in tables["outcomes"]}
    for programme in tables.get("programmes", []):
        if programme.get("disposal_type") not in SERIOUSNESS:
            continue
        ids = {
            k["offence_id"]
            for k in tables.get("programme_offences", [])
            if k["programme_id"] == programme["programme_id"]
        }
        if programme.get("outcome_id") in offence_of:
            ids.add(offence_of[programme["outcome_id"]])
        for offence in tables["offences"]:
            if offence["offence_id"] not in ids or offence["child_id"] != programme["child_id"]:
                continue
            for outcome in tables["outcomes"]:
                if outcome["offence_id"] != offence["offence_id"]:
                    continue
                if outcome["outcome_type"] not in SERIOUSNESS:
                    continue
                if (outcome.get("appeal_status") or "none") in ("changed", "successful"):
                    continue
                if (outcome.get("residence") or "local") == "other":
                    continue
                yield programme, offence, outcome, births[programme["child_id"]]


def endings(tables: Tables, extract: date) -> list[Ending]:
    """Every ending that counts: the child 10 to 17 when the order began, the end since April 2023 and by now."""
    found = []
    for programme, offence, outcome, birth in linked(tables):
        ended = day(programme.get("end_date"))
        if ended is None or not FIRST_DAY <= ended <= extract:
            continue
        given = date.fromisoformat(outcome["outcome_date"])
        dto = programme["disposal_type"] == "detention_and_training_order"
        began = given if dto else date.fromisoformat(programme["start_date"])
        if not 10 <= age(birth, began) <= 17:
            continue
        order = column_of(outcome["outcome_type"])
        in_custody = order == "cust" or dto
        release = day(outcome.get("release_date"))
        found.append(
            Ending(
                child=programme["child_id"],
                birth=birth,
                programme=programme,
                offence=offence,
                outcome=outcome,
                order=order,
                began=began,
                start_day=began - timedelta(1) if in_custody else began,
                end_day=ended,
                release_day=release if order == "cust" and release and release <= ended else None,
            )
        )
    return found


def more_serious(one: Ending, other: Ending) -> bool:
    """Most serious, then most recent outcome, then the programme that ended last, then the ids."""
    for mine, theirs, larger_wins in (
        (SERIOUSNESS.index(one.outcome["outcome_type"]), SERIOUSNESS.index(other.outcome["outcome_type"]), 0),
        (one.outcome["outcome_date"], other.outcome["outcome_date"], 1),
        (one.end_day, other.end_day, 1),
        (one.programme["programme_id"], other.programme["programme_id"], 0),
        (one.offence["offence_id"], other.offence["offence_id"], 0),
        (one.outcome["outcome_id"], other.outcome["outcome_id"], 0),
    ):
        if mine != theirs:
            return (mine > theirs) == bool(larger_wins)  # type: ignore[operator]
    return False


def cohort(tables: Tables, quarter: str, extract: date) -> list[Ending]:
    """One ending a child in the quarter."""
    chosen: dict[str, Ending] = {}
    for ending in endings(tables, extract):
        if label(ending.end_day) != quarter:
            continue
        if ending.child not in chosen or more_serious(ending, chosen[ending.child]):
            chosen[ending.child] = ending
    return list(chosen.values())


def of_school_age(birth: date, on: date) -> bool:
    """To the last Friday in June of the school year (from September) in which the child turns 16, that day included."""
    june = birth.year + 16
    if birth.month >= 9:
        june += 1
    friday = date(june, 6, 30)
    while friday.weekday() != 4:
        friday -= timedelta(1)
    return on <= friday


def running(table: list[Row], child: str, on: date) -> list[Row]:
    """The child's spells that hold on a day."""
    found = []
    for row in table:
        last = day(row.get("end_date"))
        started = date.fromisoformat(row["start_date"]) <= on
        if row["child_id"] == child and started and (last is None or last >= on):
            found.append(row)
    return found
