"""Every cell of the ten KPI tables, counted the slow and obvious way: sets of members, filled child by child."""

from datetime import date

from tests.oracle import Row, Tables, age
from tests.oracle_kpi import (
    FIRST_DAY,
    SERIOUSNESS,
    Ending,
    cohort,
    column_of,
    day,
    endings,
    label,
    last_day,
    linked,
    of_school_age,
    running,
)

Cell = tuple[int, str, str]
"""Table, row, column."""
MENTAL_HEALTH = ("getting_advice", "getting_help", "getting_additional_help", "getting_risk_support")
SUBSTANCES = ("targeted_intervention", "specialist_substance_misuse_treatment", "complex_care")
STATUSES = ("looked_after", "child_protection_plan", "child_in_need", "early_help")
SERIOUS = ("drugs", "robbery", "violence_against_the_person")
ROOMS = {
    "stc": ("secure_training_centre",),
    "sch": ("secure_childrens_home",),
    "yoi": ("young_offender_institution",),
    "parents": ("living_with_parent_s", "at_home"),
    "family": ("living_with_family_not_parents",),
    "friends": ("living_with_friends",),
    "foster": ("foster_care_la", "foster_care_private"),
    "supported": ("supported_accommodation_supported_lodgings",),
    "temporary": ("temporary_accommodation", "bail_hostel"),
    "residential": ("residential_unit_secure", "residential_unit_private", "residential_unit_la"),
    "independent": ("independent_living",),
    "other": ("other", "hospital", "traveller_site"),
    "bed_and_breakfast": ("bed_and_breakfast",),
    "no_fixed_abode": ("no_fixed_abode",),
    "unknown": ("unknown", ""),
}
PROVISION = {
    "school_full_time": ("school_full_time",),
    "school_part_time": ("school_part_time",),
    "home_educated": ("electively_home_educated",),
    "other_part_time": ("alternative_provision_part_time", "alternative_provision_other_part_time"),
    "other_full_time": ("alternative_provision_full_time", "alternative_provision_other_full_time"),
    "pru_part_time": ("alternative_provision_pru_part_time",),
    "pru_full_time": ("alternative_provision_pru_full_time",),
    "college": ("college",),
    "alternative_provision": ("alternative_provision_above_school_age",),
    "re_engagement": ("education_re_engagement_programme",),
    "traineeship": ("traineeship",),
    "apprenticeship": ("training_course_apprenticeship",),
    "internship": ("supported_internship",),
    "mentoring": ("mentoring_circle",),
    "employment_full_time": ("full_time_employment",),
    "employment_part_time": ("part_time_employment",),
    "self_employment": ("self_employment",),
    "voluntary": ("voluntary_work",),
    "university": ("university",),
    "other": ("other",),
}
DISPOSALS = {
    "community_resolution": (
        "community_resolution_with_yjs_involvement",
        "community_resolution_with_yot_intervention",
    ),
    "nfa_o22_yjs": ("no_further_action_outcome_22_with_yjs_involvement",),
    "nfa_o22_deferred_yjs": (
        "no_further_action_outcome_22_deferred_prosecution_caution_with_yjs_involvement",
    ),
    "nfa_o20_21_yjs": ("no_further_action_outcome_20_21_with_yjs_involvement",),
    "yc_yjs": ("youth_caution",),
    "ycc": ("youth_conditional_caution",),
}
SECTORS = {
    "a": "childrens_social_care",
    "b": "education",
    "c": "police",
    "d": "probation",
    "e": "health",
    "other": "other",
}


class Book:
    """Who stands in each cell."""

    def __init__(self) -> None:
        self.cells: dict[Cell, set[str]] = {}

    def add(self, table: int, row: str, column: str, member: str) -> None:
        self.cells.setdefault((table, row, column), set()).add(member)


def counts(tables: Tables, quarter: str, extract: date) -> dict[Cell, int]:
    """The number of members of every cell that has any."""
    book = Book()
    for child in cohort(tables, quarter, extract):
        _accommodation(tables, child, book)
        _education(tables, child, book)
        _send(tables, child, book)
        _health(tables, child, book, 4, "mental_health", MENTAL_HEALTH)
        _health(tables, child, book, 5, "substance_misuse", SUBSTANCES)
        _wider_services(tables, child, book)
    _disposals(tables, quarter, extract, book)
    _board(tables, quarter, extract, book)
    _violence(tables, quarter, extract, book)
    _victims(tables, quarter, extract, book)
    return {cell: len(members) for cell, members in book.cells.items()}


def unknown(tables: Tables, quarter: str, extract: date) -> set[Cell] | None:
    """Cells that must be empty, not nought; none at all where the quarter itself cannot be counted."""
    if last_day(quarter) > extract or last_day(quarter) < FIRST_DAY:
        return None
    empty: set[Cell] = set()
    for name, table in (
        ("accommodation", 1),
        ("education", 2),
        ("send", 3),
        ("health", 4),
        ("health", 5),
        ("care_status", 7),
        ("victims", 10),
    ):
        if name not in tables:
            empty.add((table, "*", "*"))
    if "education" not in tables:
        empty |= {(3, "suitable", "*"), (3, "unsuitable", "*")}
    return empty


def _points(child: Ending) -> list[tuple[str, date]]:
    found = [("start", child.start_day), ("end", child.end_day)]
    if child.release_day:
        found.append(("release", child.release_day))
    return found


def _accommodation(tables: Tables, child: Ending, book: Book) -> None:
    total = "unknown"
    for point, on in _points(child):
        deciding = None
        for record in running(tables.get("accommodation", []), child.child, on):
            kind = record.get("accommodation_type") or "unknown"
            never = kind in ("bed_and_breakfast", "no_fixed_abode", "unknown")
            if not record.get("suitability") and not never:
                continue
            suits = record.get("suitability") == "suitable" and not never
            place = next(n for n, kinds in enumerate(ROOMS.values()) if kind in kinds)
            # unsuitable first, then the latest to begin, then the first row
            order = (suits, -date.fromisoformat(record["start_date"]).toordinal(), place)
            if deciding is None or order < deciding:
                deciding = order
        if deciding is None:
            continue
        row = list(ROOMS)[deciding[2]]
        verdict = "yes" if deciding[0] else "no"
        for each in (row, "ending"):
            book.add(1, each, f"{child.order}_{point}_{verdict}", child.child)
        if point == "end":
            total = row
    for each in (total, "ending"):
        book.add(1, each, f"{child.order}_total", child.child)


def _considered(tables: Tables, child: Ending, on: date) -> list[Row]:
    return [
        r
        for r in running(tables.get("education", []), child.child, on)
        if r.get("suitability") or r.get("ete_type") == "none"
    ]


def _education(tables: Tables, child: Ending, book: Book) -> None:
    for point, on in _points(child):
        school = of_school_age(child.birth, on)
        column = f"{child.order}_{'school' if school else 'above'}_{point}"
        full = 25 if school else 16
        book.add(2, "ending", column, child.child)
        if point == "end":
            book.add(2, "ending", column.replace("_end", "_total"), child.child)
        records = _considered(tables, child, on)
        if not records:
            continue
        ete = [r for r in records if r.get("ete_type") != "none"]
        if ete and len(ete) == len(records) and all(r["suitability"] == "suitable" for r in records):
            book.add(2, "suitable", column, child.child)
        book.add(2, "in_ete" if ete else "not_in_ete", column, child.child)
        for word in ("offered", "attended"):
            hours = sum(float(r.get(f"hours_{word}") or 0) for r in ete)
            if 1 <= hours < 16:
                book.add(2, f"{word}_1_15", column, child.child)
            if 16 <= hours < 25:
                book.add(2, f"{word}_16_24", column, child.child)
            if hours >= 25:
                book.add(2, f"{word}_25", column, child.child)
            if word == "offered" and hours >= 1:
                book.add(2, "full_time" if hours >= full else "part_time", column, child.child)
        for record in ete:
            kind, hours = record.get("ete_type") or "", float(record.get("hours_attended") or 0)
            for row, kinds in PROVISION.items():
                if kind in kinds:
                    book.add(2, row, column, child.child)
            if kind in ("mainstream_school", "pupil_referral_unit") and hours >= 1:
                stem = "school" if kind == "mainstream_school" else "pru"
                book.add(2, f"{stem}_{'full' if hours >= full else 'part'}_time", column, child.child)


def _send(tables: Tables, child: Ending, book: Book) -> None:
    column = f"{child.order}_total"
    book.add(3, "ending", column, child.child)
    needs = [
        r for r in running(tables.get("send", []), child.child, child.end_day) if r.get("identified") == "yes"
    ]
    if not needs:
        return
    book.add(3, "identified", column, child.child)
    if any(r.get("formal_plan") == "yes" for r in needs):
        book.add(3, "plan", column, child.child)
    records = _considered(tables, child, child.end_day)
    if records:
        good = all(r.get("ete_type") != "none" and r["suitability"] == "suitable" for r in records)
        book.add(3, "suitable" if good else "unsuitable", column, child.child)


def _health(
    tables: Tables, child: Ending, book: Book, table: int, strand: str, kinds: tuple[str, ...]
) -> None:
    book.add(table, "ending", f"{child.order}_total", child.child)
    everything = tables.get("health", [])
    column = "identified_date" if any(r.get("identified_date") for r in everything) else "screened_date"
    treated = need = none = missed = False
    offered, attended = set(), set()
    for record in everything:
        if record["child_id"] != child.child or record.get("strand") != strand:
            continue
        needed = day(record.get(column))
        if needed and needed > child.end_day:
            continue
        began, ended = day(record.get("attended_start")), day(record.get("attended_end"))
        kind, offer = record.get("intervention_type") or "", day(record.get("offered_date"))
        before = bool(began and began < child.began and (ended is None or ended >= child.start_day))
        treated |= before
        need |= needed is not None
        none |= kind == "no_intervention" and offer is None
        in_time = bool(offer and child.began <= offer <= child.end_day)
        missed |= in_time and began is None
        if before or in_time:
            offered.add(kind)
        if before or (began and child.began <= began <= child.end_day):
            attended.add(kind)
    end = f"{child.order}_end"
    if treated:
        book.add(table, "treated_before", f"{child.order}_start", child.child)
    elif need:
        book.add(table, "need", end, child.child)
    for kind in kinds:
        if kind in offered:
            book.add(table, f"offered_{kind}", end, child.child)
        if kind in attended:
            book.add(table, f"attended_{kind}", end, child.child)
    if (treated or need) and (treated or any(kind in offered for kind in kinds)):
        book.add(table, "offered_any", end, child.child)
    if (treated or need) and none:
        book.add(table, "no_intervention", end, child.child)
    if missed:
        book.add(table, "not_attended", end, child.child)


def _wider_services(tables: Tables, child: Ending, book: Book) -> None:
    book.add(7, "ending", f"{child.order}_total", child.child)
    for spell in tables.get("care_status", []):
        status = spell.get("status")
        if spell["child_id"] != child.child or status not in STATUSES:
            continue
        first, last = date.fromisoformat(spell["start_date"]), day(spell.get("end_date"))
        if first > child.end_day or (last and last < child.start_day):
            continue
        book.add(7, str(status), f"{child.order}_end", child.child)
        book.add(7, "supported", f"{child.order}_end", child.child)
        if first <= child.start_day:
            book.add(7, str(status), f"{child.order}_start", child.child)


def _disposals(tables: Tables, quarter: str, extract: date, book: Book) -> None:
    known = {outcome: column for column, outcomes in DISPOSALS.items() for outcome in outcomes}
    best: dict[str, Ending] = {}
    for ending in endings(tables, extract):
        ours = ending.programme["disposal_type"] in known and ending.outcome["outcome_type"] in known
        if not ours or label(ending.end_day) != quarter:
            continue
        programme = ending.programme["programme_id"]
        rank = SERIOUSNESS.index(ending.outcome["outcome_type"])
        held = best.get(programme)
        if held is None or rank < SERIOUSNESS.index(held.outcome["outcome_type"]):
            best[programme] = ending
    for programme, ending in best.items():
        column = known[ending.outcome["outcome_type"]]
        book.add(6, "ending", column, ending.child)
        book.add(6, "programmes", column, programme)
        if ending.programme.get("kpi6_completed") == "yes":
            book.add(6, "completed", column, ending.child)
            book.add(6, "programmes_completed", column, programme)
        if ending.programme.get("kpi6_completed") == "no":
            book.add(6, "not_completed", column, ending.child)


def board_answers(tables: Tables, quarter: str, extract: date, row: str, letter: str) -> list[str]:
    """Every answer to a question about a sector in the quarter."""
    column = {
        "senior": "senior_attended",
        "delegated": "delegate_attended",
        "new_partner": "new_partner",
        "shares_data": "shares_ethnicity_data",
    }[row]
    answers = []
    for meeting in tables.get("board_meetings", []):
        on = date.fromisoformat(meeting["meeting_date"])
        if label(on) != quarter or on > extract or meeting["sector"] != SECTORS[letter]:
            continue
        came = "yes" in (meeting.get("senior_attended"), meeting.get("delegate_attended"))
        answer = meeting.get(column) or ""
        if answer and (row != "new_partner" or came):
            answers.append(answer)
    return answers


def _board(tables: Tables, quarter: str, extract: date, book: Book) -> None:
    for row in ("senior", "delegated", "new_partner", "shares_data"):
        for letter, sector in SECTORS.items():
            if answers := board_answers(tables, quarter, extract, row, letter):
                point = "attended" if "yes" in answers else "not"
                book.add(8, row, f"senior_{letter}_{point}", sector)


def _violence(tables: Tables, quarter: str, extract: date, book: Book) -> None:
    best: dict[tuple[str, str], tuple[int, int, str]] = {}
    chosen: dict[tuple[str, str], tuple[Row, str, int]] = {}
    for programme, offence, outcome, birth in linked(tables):
        order = column_of(outcome["outcome_type"])
        on = date.fromisoformat(outcome["outcome_date"])
        if order == "out_court_no_yjs" or not FIRST_DAY <= on <= extract:
            continue
        if order in ("yc_with_yjs", "ycc"):
            aged = offence.get("arrest_date") or offence["offence_date"]
        else:
            aged = outcome.get("first_hearing_date") or outcome["outcome_date"]
        years = age(birth, date.fromisoformat(aged))
        if not 10 <= years <= 17:
            continue
        key = (programme["child_id"], offence["offence_id"])
        mine = (SERIOUSNESS.index(outcome["outcome_type"]), -on.toordinal(), outcome["outcome_id"])
        if key not in best or mine < best[key]:
            best[key] = mine
            chosen[key] = (offence, order, years)
    in_quarter = {k: v for k, v in chosen.items() if label(date.fromordinal(-best[k][1])) == quarter}
    youngest: dict[tuple[str, str], int] = {}
    for (child, offence_id), (offence, order, years) in in_quarter.items():
        band = "age10to15" if years <= 15 else "age16to17"
        score, category = int(offence.get("gravity") or 0), offence.get("offence_category")
        book.add(9, "all_offences", band, offence_id)
        youngest["children", child] = min(years, youngest.get(("children", child), 99))
        if score >= 5:
            book.add(9, "any", band, offence_id)
            if category in SERIOUS:
                book.add(9, str(category), band, offence_id)
                book.add(9, f"score_{score}", band, offence_id)
                book.add(9, f"order_{order}", band, offence_id)
                key = ("children_serious", child)
                youngest[key] = min(years, youngest.get(key, 99))
    for (row, child), years in youngest.items():
        book.add(9, row, "age10to15" if years <= 15 else "age16to17", child)


def _victims(tables: Tables, quarter: str, extract: date, book: Book) -> None:
    ended = {
        (e.child, e.programme["programme_id"])
        for e in endings(tables, extract)
        if label(e.end_day) == quarter
    }
    for record in tables.get("victims", []):
        if (record["child_id"], record.get("programme_id")) not in ended:
            continue
        victim = record["victim_id"]
        book.add(10, "children", "total", record["child_id"])
        rows = ["victims"]
        consents = record.get("consent_contact") == "yes"
        if consents:
            rows.append("consent")
        if consents and record.get("rj_engaged") == "yes":
            rows.append("engaged")
        if consents and record.get("view_sought") == "yes":
            rows.append("view")
        for word in ("progress", "support"):
            if record.get(f"{word}_requested") == "yes":
                rows.append(f"{word}_requested")
                if record.get(f"{word}_provided") == "yes":
                    rows.append(f"{word}_provided")
        if record.get("contacted_date"):
            rows.append("contacted")
        for row in rows:
            book.add(10, row, "total", victim)
