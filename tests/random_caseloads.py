"""Small nasty caseloads of random children: rows of strings as in the CSV files, to count with engine and oracle."""

from datetime import date, timedelta
from random import Random

from tests.oracle import BREACH, Tables, months_after
from yjp.model.codes import TIER_OF

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
    _random_groups(rng, tables)
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


def _random_groups(rng: Random, tables: Tables) -> None:
    """What breakdowns read: filled, empty and on the edge, whatever it was before."""
    tables["programme_offences"] = []
    for child in tables["children"]:
        child["sex"] = rng.choice(("male", "male", "female", "unknown", ""))
        child["ethnicity"] = rng.choice(("W1", "W3", "W4", "M9", "A4", "B1", "O2", "NS", ""))
        mine = child["child_id"]
        outcomes = [o for o in tables["outcomes"] if o["child_id"] == mine]
        offences = [o for o in tables["offences"] if o["child_id"] == mine]
        days = [LAST_DAY, *(date.fromisoformat(o["outcome_date"]) for o in outcomes)]
        for _ in range(rng.choice((0, 1, 2, 3))):
            start = _clip(rng.choice(days) + timedelta(rng.choice((-400, -30, -1, 0, 1))))
            end = rng.choice(("", *(_iso(max(start, d + timedelta(rng.choice((-1, 0, 1))))) for d in days)))
            status = rng.choice(("looked_after", "looked_after", "child_in_need", "none", ""))
            tables["care_status"].append(
                {"child_id": mine, "start_date": start.isoformat(), "end_date": end, "status": status}
            )
        for programme in tables["programmes"]:
            if programme["child_id"] != mine:
                continue
            programme["outcome_id"] = rng.choice(["", *(o["outcome_id"] for o in outcomes)])
            programme["disposal_type"] = rng.choice(
                (programme["disposal_type"], programme["disposal_type"], "")
            )
            for offence in offences:
                if rng.random() < 0.3:
                    link = {"programme_id": programme["programme_id"], "offence_id": offence["offence_id"]}
                    tables["programme_offences"].append(link)
    for offence in tables["offences"]:
        offence["gravity"] = rng.choice((offence["gravity"], offence["gravity"], offence["gravity"], ""))
    for spell in tables["send"]:
        spell["category"] = rng.choice((spell["category"], spell["category"], "statement", ""))
