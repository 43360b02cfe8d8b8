"""The counting rules of the plain extract, counted the slow and obvious way, to hold the engine against.

Standard library only, on rows of strings as in the CSV files; written from the rules' text and from nothing else.
Code lists (which tier, which order) are the package's own, because the rules refer to them.
"""

import calendar
import csv
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random
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
    """First time entrants, step by step in the rule's order."""
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
    return sorted(
        FirstTimeEntrant(child, date.fromisoformat(outcome["outcome_date"]), outcome["outcome_type"])
        for child, outcome in first.items()
        if _is_local(outcome)
    )


def _fte_order(outcome: Row) -> tuple[date, int, int]:
    seriousness = SUBSTANTIVE.index(_tier(outcome))
    return (date.fromisoformat(outcome["outcome_date"]), -seriousness, OUTCOME_ORDER[outcome["outcome_type"]])


def fte_by_quarter(tables: Tables) -> dict[date, int]:
    """First time entrants by the end of the quarter."""
    return dict(Counter(quarter_end(entrant.outcome_date) for entrant in fte_events(tables)))


def custody_by_quarter(tables: Tables) -> dict[date, int]:
    """Custodial sentences: one per (child, outcome date, outcome type), by the end of the quarter."""
    births = _births(tables)
    sentences = set()
    for outcome in tables["outcomes"]:
        if _tier(outcome) != "custody" or _appeal_removes(outcome) or not _is_local(outcome):
            continue
        hearing = date.fromisoformat(outcome.get("first_hearing_date") or outcome["outcome_date"])
        if 10 <= age(births[outcome["child_id"]], hearing) <= 17:
            sentences.add((outcome["child_id"], outcome["outcome_date"], outcome["outcome_type"]))
    return dict(Counter(quarter_end(date.fromisoformat(on)) for _, on, _ in sentences))


def cohort(tables: Tables, quarter: date, extract_date: date) -> list[CohortChild]:
    """The three-month cohort of the quarter ending on ``quarter``, as known on the extract date."""
    births = _births(tables)
    index_dates: dict[str, date] = {}
    for outcome in tables["outcomes"]:
        child = outcome["child_id"]
        if _tier(outcome) not in SUBSTANTIVE or _appeal_removes(outcome) or not _is_local(outcome):
            continue
        on = day(outcome.get("release_date") if _tier(outcome) == "custody" else outcome["outcome_date"])
        if on is None or on > extract_date or not quarter_start(quarter) <= on <= quarter:
            continue
        if 10 <= age(births[child], on) <= 17:
            index_dates[child] = min(on, index_dates.get(child, on))
    return sorted(
        CohortChild(child, index, _reoffences(tables, child, index, extract_date))
        for child, index in index_dates.items()
    )


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
        CaseloadChild(child, category, _send(tables, child, on)) for child, category in found.items()
    )


def _send(tables: Tables, child: str, on: date) -> str:
    """``ehcp`` (or a statement) before ``sen_support``; no record, or ``none``, is not recorded."""
    held = {row["category"] for row in tables["send"] if row["child_id"] == child and is_open(row, on)}
    for category in ("ehcp", "statement", "sen_support"):
        if category in held:
            return category
    return "not_recorded"


# Small nasty caseloads -------------------------------------------------------------------------------------

ANCHORS = (
    date(2015, 12, 31),
    date(2016, 1, 1),
    date(2016, 2, 29),
    date(2016, 3, 31),
    date(2016, 4, 1),
    date(2016, 8, 31),
    date(2017, 2, 28),
    date(2017, 6, 30),
)
STEPS = (
    -1,
    0,
    0,
    1,
    2,
    14,
    29,
    31,
    59,
    60,
    90,
    91,
    92,
    181,
    183,
    364,
    365,
    366,
    367,
    400,
    546,
    547,
    548,
    549,
)
TYPES = (
    "youth_caution",
    "youth_conditional_caution",
    "reprimand",
    "referral_order",
    "conditional_discharge",
    "fine",
    "youth_rehabilitation_order",
    "detention_and_training_order",
    "detention_and_training_order",
    "section_90_91_detention",
    "community_resolution",
    "no_further_action_outcome_22_with_yjs_involvement",
)
APPEALS = ("", "", "", "", "none", "unchanged", "changed", "successful")
CATEGORIES = ("violence_against_the_person", "theft_and_handling_stolen_goods", "", *BREACH)
LAST_DAY = date(2019, 6, 18)
"""The extract date of the random caseloads; nothing in them is later."""


def random_tables(rng: Random, n_children: int) -> Tables:
    """A small caseload full of edges: birthdays, ties, appeals, month ends, releases, late proof.

    One thing is kept tidy because the rules leave it open: a child lives in one place on one day, so two outcomes of
    a child on a day never differ in residence. Extract date: ``LAST_DAY``.
    """
    tables: Tables = {
        name: []
        for name in ("children", "offences", "outcomes", "programmes", "care_status", "send", "population")
    }
    for number in range(n_children):
        _random_child(rng, f"C{number:03d}", tables)
    rng.shuffle(tables["outcomes"])
    rng.shuffle(tables["offences"])
    return tables


def _random_child(rng: Random, child: str, tables: Tables) -> None:
    anchor = rng.choice(ANCHORS)
    birth = _random_birth(rng, anchor)
    tables["children"].append({"child_id": child, "date_of_birth": birth.isoformat(), "sex": "male"})
    homes: dict[date, str] = {}
    known = [anchor]
    for _ in range(rng.choice((0, 1, 1, 1, 2, 3, 4, 6))):
        _random_offence(rng, child, known, homes, tables)
    for _ in range(rng.choice((0, 1, 2))):
        start = _clip(rng.choice(known) + timedelta(rng.choice(STEPS)))
        tables["programmes"].append(
            {
                "programme_id": f"P{len(tables['programmes']):05d}",
                "child_id": child,
                "start_date": start.isoformat(),
                "end_date": rng.choice(("", _iso(start), _iso(start + timedelta(40)), LAST_DAY.isoformat())),
                "disposal_type": rng.choice((*TYPES, "prevention", "bail_support", "voluntary", "other")),
            }
        )
        tables["send"].append(
            {
                "child_id": child,
                "start_date": rng.choice(known).isoformat(),
                "end_date": rng.choice(("", "", LAST_DAY.isoformat(), _iso(LAST_DAY - timedelta(1)))),
                "identified": "yes",
                "category": rng.choice(("ehcp", "sen_support", "none")),
                "formal_plan": "",
            }
        )


def _random_birth(rng: Random, anchor: date) -> date:
    if rng.random() < 0.15:
        return date(rng.choice((2000, 2004)), 2, 29)
    turning = rng.choice((10, 10, 14, 16, 17, 18, 18, 18))
    near = anchor + timedelta(rng.choice(STEPS))
    birthday = date(near.year - turning, near.month, min(near.day, 28))
    return birthday + timedelta(rng.choice((-2, -1, 0, 0, 1, 2, 40, 364)))


def _random_offence(
    rng: Random, child: str, known: list[date], homes: dict[date, str], tables: Tables
) -> None:
    base = rng.choice(known)
    committed = _clip(
        months_after(base, 12) if rng.random() < 0.2 else base + timedelta(rng.choice(STEPS)),
    )
    offence = f"F{len(tables['offences']):05d}"
    tables["offences"].append(
        {
            "offence_id": offence,
            "child_id": child,
            "offence_date": committed.isoformat(),
            "arrest_date": rng.choice(("", _iso(committed), _iso(committed + timedelta(rng.choice(STEPS))))),
            "offence_category": rng.choice(CATEGORIES),
            "gravity": str(rng.randint(1, 8)),
            "knife": rng.choice(("yes", "no", "")),
        }
    )
    for _ in range(rng.choice((0, 1, 1, 1, 2, 3))):
        later = months_after(base, 18) if rng.random() < 0.15 else committed + timedelta(rng.choice(STEPS))
        on = max(committed, _clip(rng.choice(known) if rng.random() < 0.2 else later))
        known.append(on)
        home = homes.setdefault(on, rng.choice(("", "local", "local", "local", "other")))
        kind = rng.choice(TYPES)
        twice = 2 if rng.random() < 0.15 else 1
        for _ in range(twice):
            release = ""
            if TIER_OF[kind] == "custody" and rng.random() < 0.7:
                release = _iso(on + timedelta(rng.choice((0, 1, 30, 61, 91, 122, 365))))
                known.append(date.fromisoformat(release))
            tables["outcomes"].append(
                {
                    "outcome_id": f"O{len(tables['outcomes']):05d}",
                    "offence_id": offence,
                    "child_id": child,
                    "outcome_date": on.isoformat(),
                    "outcome_type": kind,
                    "first_hearing_date": rng.choice(
                        ("", _iso(on), _iso(on - timedelta(rng.choice((1, 2, 14, 60, 180)))))
                    ),
                    "residence": home,
                    "appeal_status": rng.choice(APPEALS),
                    "end_date": "",
                    "release_date": release,
                    "sentencing_occasion_id": "",
                }
            )


def _clip(on: date) -> date:
    return min(max(on, date(2014, 1, 1)), LAST_DAY)


def _iso(on: date) -> str:
    return _clip(on).isoformat()
