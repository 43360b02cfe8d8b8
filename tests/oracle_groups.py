"""Which group a child is in, found the slow and obvious way, to hold the breakdowns against.

Standard library only, on rows of strings; written from the text of docs/reference/counting.md. A cell is (window's end,
group).
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from tests import oracle
from tests.oracle import Row, Tables
from yjp.model.codes import DISPOSAL_CATEGORY, ETHNICITIES, OUTCOME_ORDER, TIER_OF, TIER_RANK

Cells = dict[tuple[date, str], tuple[int, int]]
"""Numerator and denominator of each window's end and group."""

SINGLE = ("age", "sex", "ethnic", "care", "send", "offence", "gravity", "outcome", "tier")
CROSSED = {"outcome_care": ("outcome", "care"), "cat_send": ("category", "send")}


def _only(rows: Iterable[Row], key: str, value: str) -> Row | None:
    return next((row for row in rows if row[key] == value), None)


def of_child(tables: Tables, by: str, child: str, on: date) -> str:
    """The group by age, sex, ethnic group, care status or special educational needs."""
    person = _only(tables["children"], "child_id", child)
    assert person
    if by == "age":
        years = oracle.age(date.fromisoformat(person["date_of_birth"]), on)
        return "under_10" if years < 10 else "10_14" if years < 15 else "15_17" if years < 18 else "18_plus"
    if by == "sex":
        return person["sex"] if person["sex"] in ("male", "female") else "not_known"
    if by == "ethnic":
        return {e.code: e.group for e in ETHNICITIES}.get(person["ethnicity"], "not_known")
    if by == "care":
        if oracle.looked_after(tables, child, on):
            return "lac"
        open_now = [r for r in tables["care_status"] if r["child_id"] == child and oracle.is_open(r, on)]
        return "not_lac" if any(r["status"] for r in open_now) else "not_recorded"
    return oracle.send(tables, child, on)


def of_offence(by: str, offence: Row | None) -> str:
    """The group by offence category or by gravity."""
    if offence is None:
        return "no_offence"
    if by == "offence":
        return offence["offence_category"] or "not_known"
    if not offence["gravity"]:
        return "not_known"
    return "g1_2" if int(offence["gravity"]) < 3 else "g3_4" if int(offence["gravity"]) < 5 else "g5_8"


def of_kind(by: str, kind: str) -> str:
    """The group by outcome or by tier of an outcome code, or of a disposal that is none."""
    tier = str(TIER_OF.get(kind, "no_outcome"))
    if by == "tier":
        return tier
    rows = {
        "youth_caution": "yc",
        "youth_conditional_caution": "ycc",
        "referral_order": "ro",
        "youth_rehabilitation_order": "yro",
        "detention_and_training_order": "dto",
    }
    rest = {"pre_court": "rep_fw", "first_tier": "other_ft", "community": "other_com", "custody": "long_det"}
    return rows.get(kind) or rest.get(tier, tier)


def of_outcome(tables: Tables, by: str, outcome: Row, on: date) -> str:
    """The group of an event whose outcome is known."""
    if by in CROSSED:
        return "-".join(of_outcome(tables, part, outcome, on) for part in CROSSED[by])
    if by in ("offence", "gravity"):
        return of_offence(by, _only(tables["offences"], "offence_id", outcome["offence_id"]))
    if by in ("outcome", "tier"):
        return of_kind(by, outcome["outcome_type"])
    return of_child(tables, by, outcome["child_id"], on)


def years(tables: Tables, by: str, outcomes: list[Row], ends: list[date]) -> Cells:
    """Outcomes of each rolling year by group, and the year's total."""
    dated = [
        (oracle.quarter_end(on), of_outcome(tables, by, o, on))
        for o in outcomes
        for on in [date.fromisoformat(o["outcome_date"])]
    ]
    counts = Counter(found for found in dated if found[0] in ends)
    values = _occurring({value for _, value in counts}, by)
    cells = {}
    for end in ends[3:]:
        n = {v: oracle.year_to({q: c for (q, w), c in counts.items() if w == v}, end) for v in values}
        cells |= {(end, value): (n[value], sum(n.values())) for value in values}
    return cells


def _occurring(values: set[str], by: str) -> set[str]:
    """Groups that occur; of a crossed grouping every pair of those that occur in its parts."""
    if by not in CROSSED:
        return values
    pairs = [value.split("-") for value in values]
    return {f"{first}-{second}" for first, _ in pairs for _, second in pairs}


def cohorts(tables: Tables, by: str, ends: list[date], extract_date: date) -> dict[str, Cells]:
    """Of each rolling year by group: reoffenders and children, reoffences and reoffenders, reoffences and children."""
    events = oracle.index_events(tables, extract_date)
    entries = []
    for end in ends:
        for child in oracle.cohort(tables, end, extract_date):
            that_day = [o for c, on, o in events if (c, on) == (child.child_id, child.index_date)]
            index = min(that_day, key=oracle.by_seriousness)
            entries.append((end, of_outcome(tables, by, index, child.index_date), child.reoffences))
    values = {value for _, value, _ in entries}
    found: dict[str, Cells] = {k: {} for k in ("binary", "per_reoffender", "per_child")}
    for place, end in enumerate(ends[3:], start=3):
        year = ends[place - 3 : place + 1]
        for value in values:
            numbers = [n for quarter, v, n in entries if quarter in year and v == value]
            children, again, reoffences = len(numbers), sum(n > 0 for n in numbers), sum(numbers)
            found["binary"][end, value] = (again, children)
            found["per_reoffender"][end, value] = (reoffences, again)
            found["per_child"][end, value] = (reoffences, children)
    return found


def caseload(tables: Tables, by: str, days: list[date]) -> Cells:
    """Children on the caseload by group, and all of them, on each day."""
    counts: Counter[tuple[date, str]] = Counter()
    totals: Counter[date] = Counter()
    for on in days:
        for child in oracle.caseload(tables, on):
            counts[on, of_programme(tables, by, child.child_id, on)] += 1
            totals[on] += 1
    values = _occurring({value for _, value in counts}, by)
    return {(on, value): (counts[on, value], totals[on]) for on in days for value in values}


def of_programme(tables: Tables, by: str, child: str, on: date) -> str:
    """The group of a child on the caseload, under the programme that it is counted under."""
    if by in CROSSED:
        return "-".join(of_programme(tables, part, child, on) for part in CROSSED[by])
    running = [p for p in tables["programmes"] if p["child_id"] == child and oracle.is_open(p, on)]
    chosen = min(running, key=_programme_order)
    kind = chosen["disposal_type"] or "other"
    if by == "category":
        return str(DISPOSAL_CATEGORY[kind])
    if by in ("outcome", "tier"):
        return of_kind(by, kind)
    if by in ("offence", "gravity"):
        return of_offence(by, _most_serious_offence(tables, chosen))
    return of_child(tables, by, child, on)


def _programme_order(programme: Row) -> tuple[int, int, int, str]:
    """The most serious category, then the more serious tier, then the order of the code list, then the lowest id."""
    kind = programme["disposal_type"] or "other"
    category = oracle.CASELOAD_ORDER.index(str(DISPOSAL_CATEGORY[kind]))
    tier = TIER_RANK[TIER_OF[kind]] if kind in TIER_OF else -1
    return (category, -tier, OUTCOME_ORDER.get(kind, -1), programme["programme_id"])


def _most_serious_offence(tables: Tables, programme: Row) -> Row | None:
    """By gravity, blanks last, then the lowest id, of the offences that the programme is linked with."""
    outcome = _only(tables["outcomes"], "outcome_id", programme["outcome_id"])
    ids = {outcome["offence_id"]} if outcome else set()
    ids |= {
        link["offence_id"]
        for link in tables["programme_offences"]
        if link["programme_id"] == programme["programme_id"]
    }
    linked = [o for o in tables["offences"] if o["offence_id"] in ids]
    return min(linked, key=lambda o: (-int(o["gravity"] or 0), o["offence_id"]), default=None)
