"""The counting rules of the plain extract, counted the slow and obvious way, to hold the engine against.

Standard library only, on rows of strings as in the CSV files; written from the rules' text and from nothing else.
Code lists (which tier, which order) are the package's own, because the rules refer to them.
"""

import calendar
import csv
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

from yjp.model.codes import DISPOSAL_CATEGORY, OUTCOME_ORDER, TIER_OF

Row = dict[str, str]
Tables = dict[str, list[Row]]

SUBSTANTIVE = ("pre_court", "first_tier", "community", "custody")
"""Least serious first, as the rules list them; ``diversion`` is not substantive."""
BREACH = ("breach_of_bail", "breach_of_conditional_discharge", "breach_of_statutory_order")
CASELOAD_ORDER = ("statutory", "yc_ycc", "pre_court", "prevention", "other")


class FirstTimeEntrant(NamedTuple):
    """One child, counted on the day of the first outcome."""

    child_id: str
    outcome_date: date
    outcome_type: str


class CohortChild(NamedTuple):
    """One child of a three-month cohort."""

    child_id: str
    index_date: date
    reoffences: int


class CaseloadChild(NamedTuple):
    """One child with an open programme, under the most serious category."""

    child_id: str
    category: str
    send: str


def read(folder: Path) -> Tables:
    """Every CSV file of a folder."""
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return tables


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def age(birth: date, on: date) -> int:
    """Age = completed years on the day."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def months_after(start: date, months: int) -> date:
    """Calendar months (29 February + 12 months = 28 February)."""
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def quarter_end(of: date) -> date:
    month = {1: 3, 2: 3, 3: 3, 4: 6, 5: 6, 6: 6, 7: 9, 8: 9, 9: 9, 10: 12, 11: 12, 12: 12}[of.month]
    return date(of.year, month, calendar.monthrange(of.year, month)[1])


def quarter_start(end: date) -> date:
    return date(end.year, end.month - 2, 1)


def year_to(by_quarter: dict[date, int], end: date) -> int:
    """The twelve months ending with a quarter's end."""
    return sum(
        n
        for quarter, n in by_quarter.items()
        if 0 <= (end.year - quarter.year) * 12 + end.month - quarter.month < 12
    )


def _tier(row: Row) -> str:
    return str(TIER_OF[row["outcome_type"]])


def _appeal_removes(row: Row) -> bool:
    return (row.get("appeal_status") or "none") in ("changed", "successful")


def _is_local(row: Row) -> bool:
    return (row.get("residence") or "local") == "local"


def _births(tables: Tables) -> dict[str, date]:
    return {c["child_id"]: date.fromisoformat(c["date_of_birth"]) for c in tables["children"]}


def fte_events(tables: Tables) -> list[FirstTimeEntrant]:
    """First time entrants."""
    return sorted(
        FirstTimeEntrant(o["child_id"], date.fromisoformat(o["outcome_date"]), o["outcome_type"])
        for o in fte_outcomes(tables)
    )


def fte_outcomes(tables: Tables) -> list[Row]:
    """The first outcome of each first time entrant, step by step in the rule's order."""
    births = _births(tables)
    offences = {o["offence_id"]: o for o in tables["offences"]}
    # join outcomes to offences and children
    rows = [
        (outcome, offences[outcome["offence_id"]], births[outcome["child_id"]])
        for outcome in tables["outcomes"]
        if outcome["offence_id"] in offences and outcome["child_id"] in births
    ]
    # age at arrest (else offence) date 10 to 17
    rows = [
        (outcome, offence, birth)
        for outcome, offence, birth in rows
        if 10 <= age(birth, date.fromisoformat(offence.get("arrest_date") or offence["offence_date"])) <= 17
    ]
    # age at first hearing (else outcome) date at most 17
    rows = [
        (outcome, offence, birth)
        for outcome, offence, birth in rows
        if age(birth, date.fromisoformat(outcome.get("first_hearing_date") or outcome["outcome_date"])) <= 17
    ]
    # substantive tiers, then appeals
    kept = [outcome for outcome, _, _ in rows if _tier(outcome) in SUBSTANTIVE]
    kept = [outcome for outcome in kept if not _appeal_removes(outcome)]
    # each child's first by date; on a tie the more serious tier, then the order of the outcome code list
    first: dict[str, Row] = {}
    for outcome in kept:
        child = outcome["child_id"]
        if child not in first or _fte_order(outcome) < _fte_order(first[child]):
            first[child] = outcome
    # only now residence
    return [outcome for outcome in first.values() if _is_local(outcome)]


def _fte_order(outcome: Row) -> tuple[date, int, int, str]:
    return (date.fromisoformat(outcome["outcome_date"]), *by_seriousness(outcome))


def by_seriousness(outcome: Row) -> tuple[int, int, str]:
    """The more serious tier first, then the order of the outcome code list, then the lowest id."""
    seriousness = SUBSTANTIVE.index(_tier(outcome))
    return (-seriousness, OUTCOME_ORDER[outcome["outcome_type"]], outcome["outcome_id"])


def fte_by_quarter(tables: Tables) -> dict[date, int]:
    """First time entrants by the end of the quarter."""
    return dict(Counter(quarter_end(entrant.outcome_date) for entrant in fte_events(tables)))


def custody_by_quarter(tables: Tables) -> dict[date, int]:
    """Custodial sentences by the end of the quarter."""
    return dict(Counter(quarter_end(date.fromisoformat(o["outcome_date"])) for o in custody_outcomes(tables)))


def custody_outcomes(tables: Tables) -> list[Row]:
    """Custodial sentences: one per (child, outcome date, outcome type), that of the lowest id."""
    births = _births(tables)
    sentences: dict[tuple[str, str, str], Row] = {}
    for outcome in tables["outcomes"]:
        if _tier(outcome) != "custody" or _appeal_removes(outcome) or not _is_local(outcome):
            continue
        hearing = date.fromisoformat(outcome.get("first_hearing_date") or outcome["outcome_date"])
        if 10 <= age(births[outcome["child_id"]], hearing) <= 17:
            one = (outcome["child_id"], outcome["outcome_date"], outcome["outcome_type"])
            if one not in sentences or outcome["outcome_id"] < sentences[one]["outcome_id"]:
                sentences[one] = outcome
    return list(sentences.values())


def cohort(tables: Tables, quarter: date, extract_date: date) -> list[CohortChild]:
    """The three-month cohort of the quarter ending on ``quarter``, as known on the extract date."""
    index_dates: dict[str, date] = {}
    for child, on, _ in index_events(tables, extract_date):
        if quarter_start(quarter) <= on <= quarter:
            index_dates[child] = min(on, index_dates.get(child, on))
    return sorted(
        CohortChild(child, index, _reoffences(tables, child, index, extract_date))
        for child, index in index_dates.items()
    )


def index_events(tables: Tables, extract_date: date) -> list[tuple[str, date, Row]]:
    """Every event that can put a child into a cohort: child, day, outcome."""
    births = _births(tables)
    found = []
    for outcome in tables["outcomes"]:
        child = outcome["child_id"]
        if _tier(outcome) not in SUBSTANTIVE or _appeal_removes(outcome) or not _is_local(outcome):
            continue
        on = day(outcome.get("release_date") if _tier(outcome) == "custody" else outcome["outcome_date"])
        if on is not None and on <= extract_date and 10 <= age(births[child], on) <= 17:
            found.append((child, on, outcome))
    return found


def _reoffences(tables: Tables, child: str, index: date, extract_date: date) -> int:
    number = 0
    for offence in tables["offences"]:
        if offence["child_id"] != child or offence.get("offence_category") in BREACH:
            continue
        if not index < date.fromisoformat(offence["offence_date"]) <= months_after(index, 12):
            continue
        proofs = [
            outcome
            for outcome in tables["outcomes"]
            if outcome["offence_id"] == offence["offence_id"]
            and _tier(outcome) in SUBSTANTIVE
            and not _appeal_removes(outcome)
            and date.fromisoformat(outcome["outcome_date"]) <= months_after(index, 18)
            and date.fromisoformat(outcome["outcome_date"]) <= extract_date
        ]
        number += 1 if proofs else 0
    return number


def provisional(quarter: date, extract_date: date) -> bool:
    """A cohort is provisional until 18 months after its last day."""
    return extract_date < months_after(quarter, 18)


def is_open(row: Row, on: date) -> bool:
    """A spell holds on both its first and its last day; an empty last day is open."""
    end = day(row.get("end_date"))
    return date.fromisoformat(row["start_date"]) <= on and (end is None or end >= on)


def looked_after(tables: Tables, child: str, on: date) -> bool:
    """Whether a looked-after spell of the child holds on the day."""
    return any(
        row["child_id"] == child and row["status"] == "looked_after" and is_open(row, on)
        for row in tables["care_status"]
    )


def caseload(tables: Tables, on: date) -> list[CaseloadChild]:
    """Children with an open programme, once each under the most serious category, with SEND on the day."""
    found: dict[str, str] = {}
    for programme in tables["programmes"]:
        if not is_open(programme, on):
            continue
        category = str(DISPOSAL_CATEGORY.get(programme.get("disposal_type") or "other", "other"))
        child = programme["child_id"]
        if child not in found or CASELOAD_ORDER.index(category) < CASELOAD_ORDER.index(found[child]):
            found[child] = category
    return sorted(
        CaseloadChild(child, category, send(tables, child, on)) for child, category in found.items()
    )


def send(tables: Tables, child: str, on: date) -> str:
    """``ehcp`` (or a statement) before ``sen_support``; no record, or ``none``, is not recorded."""
    held = {row["category"] for row in tables["send"] if row["child_id"] == child and is_open(row, on)}
    for category in ("ehcp", "statement", "sen_support"):
        if category in held:
            return category
    return "not_recorded"
