"""Small nasty caseloads for the KPIs: dates close together, records that coexist, gaps, ties, empties."""

from datetime import date, timedelta
from random import Random

from tests.oracle import Row, Tables
from yjp.model import codes

LAST_DAY = date(2024, 12, 20)
"""The extract date: the last quarter of 2024 is not over."""
BASES = (date(2023, 3, 31), date(2023, 6, 30), date(2024, 3, 31), date(2024, 6, 28), date(2024, 10, 1))
OUTCOMES = (
    *(code for code in codes.OUTCOME_CODES if "outcome_2" in code or "youth_c" in code),
    "community_resolution",
    "community_resolution_with_yjs_involvement",
    "community_resolution_with_yot_intervention",
    "referral_order",
    "referral_order",
    "youth_rehabilitation_order",
    "youth_rehabilitation_order",
    "detention_and_training_order",
    "detention_and_training_order",
    "section_250",
    "section_259",
    "fine",
)
NEARBY = (-400, -40, -1, 0, 0, 0, 1, 1, 30, 90)
OPTIONAL = ("accommodation", "education", "send", "health", "care_status", "victims")
YES_NO = ("yes", "yes", "no", "")


def random_tables(rng: Random, n_children: int) -> Tables:
    """Every table that the KPIs read; now and then one of them is missing, or has a column without an entry."""
    tables: Tables = {
        name: []
        for name in (
            "children",
            "offences",
            "outcomes",
            "programmes",
            "programme_offences",
            "board_meetings",
            *OPTIONAL,
        )
    }
    for number in range(n_children):
        _child(rng, f"C{number:02d}", tables)
    for _ in range(rng.choice((0, 3, 12))):
        tables["board_meetings"].append(_meeting(rng))
    if rng.random() < 0.15:
        del tables[rng.choice(OPTIONAL)]
    if rng.random() < 0.15:
        for record in tables.get("health", []):
            record["identified_date"] = ""
    for rows in tables.values():
        rng.shuffle(rows)
    return tables


def _meeting(rng: Random) -> Row:
    on = rng.choice(BASES) + timedelta(rng.choice((-1, 0, 1, 5)))
    meeting = {
        "meeting_date": min(on, LAST_DAY).isoformat(),
        "sector": rng.choice(codes.values(codes.BOARD_SECTORS)),
    }
    asked = ("senior_attended", "delegate_attended", "new_partner", "shares_ethnicity_data")
    return meeting | {name: rng.choice(YES_NO) for name in asked}


def _child(rng: Random, child: str, tables: Tables) -> None:
    base = rng.choice(BASES)
    turning = rng.choice((10, 14, 15, 16, 16, 17, 17, 18))
    birth = date(base.year - turning, rng.choice((base.month, 8, 9)), rng.choice((1, 15, 28)))
    tables["children"].append({"child_id": child, "date_of_birth": birth.isoformat()})
    days = [base]
    for _ in range(rng.choice((1, 1, 2, 3))):
        _offence(rng, child, base, days, tables)
    _spells(rng, child, days, tables)
    for _ in range(rng.choice((0, 1, 2, 3))):
        tables["health"].append(_health(rng, child, days))


def _near(rng: Random, days: list[date]) -> str:
    return min(rng.choice(days) + timedelta(rng.choice(NEARBY)), LAST_DAY).isoformat()


def _maybe(rng: Random, days: list[date]) -> str:
    return rng.choice(("", "1900-01-01" if rng.random() < 0.1 else "", *(_near(rng, days) for _ in range(4))))


def _offence(rng: Random, child: str, base: date, days: list[date], tables: Tables) -> None:
    offence = f"F{len(tables['offences']):03d}"
    committed = base + timedelta(rng.choice((-500, -200, -90)))
    tables["offences"].append(
        {
            "offence_id": offence,
            "child_id": child,
            "offence_date": committed.isoformat(),
            "arrest_date": rng.choice(("", (committed + timedelta(9)).isoformat())),
            "offence_category": rng.choice(("drugs", "robbery", "violence_against_the_person", "arson", "")),
            "gravity": rng.choice(("", "4", "5", "6", "7", "8")),
        }
    )
    kind = ""
    for _ in range(rng.choice((1, 1, 2, 3))):
        given = base + timedelta(rng.choice((-200, -91, -30, 0, 1)))
        # Often the same again: then the date decides, and not the rank.
        kind = kind if kind and rng.random() < 0.5 else rng.choice(OUTCOMES)
        outcome = f"O{len(tables['outcomes']):03d}"
        tables["outcomes"].append(
            {
                "outcome_id": outcome,
                "offence_id": offence,
                "child_id": child,
                "outcome_date": given.isoformat(),
                "outcome_type": kind,
                "first_hearing_date": rng.choice(("", (given - timedelta(30)).isoformat())),
                "residence": rng.choice(("", "local", "local", "local", "other")),
                "appeal_status": rng.choice(("", "", "none", "none", "unchanged", "changed", "successful")),
                "release_date": rng.choice(("", (given + timedelta(61)).isoformat())),
            }
        )
        days.append(given)
        _programmes(rng, child, base, given, kind, outcome, days, tables)


def _programmes(
    rng: Random,
    child: str,
    base: date,
    given: date,
    kind: str,
    outcome: str,
    days: list[date],
    tables: Tables,
) -> None:
    for _ in range(rng.choice((0, 1, 1, 1, 2))):
        programme = f"P{len(tables['programmes']):03d}"
        start = given + timedelta(rng.choice((0, 0, 1, 60)))
        end = max(start, base + timedelta(rng.choice((0, 0, 1, 91, 400))))
        days += [start, end]
        tables["programmes"].append(
            {
                "programme_id": programme,
                "child_id": child,
                "start_date": start.isoformat(),
                "end_date": rng.choice(("", *[end.isoformat()] * 6)),
                "disposal_type": rng.choice((*[kind] * 6, "prevention", "detention_and_training_order", "")),
                "outcome_id": rng.choice(("", "", outcome)),
                "kpi6_completed": rng.choice(YES_NO),
            }
        )
        for offence in tables["offences"]:
            if offence["child_id"] == child and rng.random() < 0.6:
                link = {"programme_id": programme, "offence_id": offence["offence_id"]}
                tables["programme_offences"].append(link)
        for _ in range(rng.choice((0, 0, 1, 2))):
            tables["victims"].append(_victim(rng, child, programme, days))


def _victim(rng: Random, child: str, programme: str, days: list[date]) -> Row:
    asked = (
        "consent_contact",
        "rj_engaged",
        "view_sought",
        "progress_requested",
        "progress_provided",
        "support_requested",
        "support_provided",
    )
    victim = {
        "victim_id": f"V{rng.randrange(30):02d}",
        "child_id": child,
        "programme_id": rng.choice(("", programme, programme, programme)),
        "contacted_date": rng.choice(("", _near(rng, days))),
    }
    return victim | {name: rng.choice(YES_NO) for name in asked}


def _spells(rng: Random, child: str, days: list[date], tables: Tables) -> None:
    suitabilities = ("suitable", "suitable", "suitable", "unsuitable", "unknown", "")
    hours = ("", "0", "0.5", "1", "12", "15", "15.5", "16", "24", "25")
    columns = {
        "accommodation": {
            "accommodation_type": ("", *codes.values(codes.ACCOMMODATION_TYPES)),
            "suitability": suitabilities,
        },
        "education": {
            "ete_type": ("", "none", "none", "mainstream_school", *codes.values(codes.ETE_TYPES)),
            "suitability": suitabilities,
            "hours_offered": hours,
            "hours_attended": hours,
        },
        "send": {"identified": YES_NO, "formal_plan": YES_NO},
        "care_status": {"status": ("", *codes.values(codes.CARE_STATUSES))},
    }
    for table, values in columns.items():
        for _ in range(rng.choice((0, 1, 2, 3))):
            spell = {"child_id": child, "start_date": _near(rng, days), "end_date": _maybe(rng, days)}
            tables[table].append(spell | {name: rng.choice(found) for name, found in values.items()})


def _health(rng: Random, child: str, days: list[date]) -> Row:
    dates = ("screened_date", "identified_date", "offered_date", "attended_start", "attended_end")
    strand = rng.choice(("mental_health", "substance_misuse", ""))
    kind = rng.choice(("", "no_intervention", *codes.values(codes.HEALTH_INTERVENTIONS)))
    record = {"child_id": child, "strand": strand, "intervention_type": kind}
    return record | {name: _maybe(rng, days) for name in dates}
