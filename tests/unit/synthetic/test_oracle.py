"""The oracle itself, on tables worked by hand from the rules' text (docs/reference/extract.md)."""

from datetime import date
from random import Random

import pytest

from tests import oracle, random_caseloads
from tests.oracle import Row, Tables
from yjp.model.codes import TIER_OF

EXTRACT = date(2019, 6, 18)


def tables(birth: str, *rows: str) -> Tables:
    """One child; each row ``offence_day outcome_day outcome_type`` and then ``column=value``; its own offence each.

    ``offence=F0`` points a row at an earlier offence instead.
    """
    offences: list[Row] = []
    outcomes: list[Row] = []
    for place, row in enumerate(rows):
        committed, decided, kind, *more = row.split()
        extra = dict(item.split("=") for item in more)
        offence = extra.pop("offence", "")
        if not offence:
            offence = f"F{place}"
            offences.append(
                {
                    "offence_id": offence,
                    "child_id": "C1",
                    "offence_date": committed,
                    "arrest_date": extra.pop("arrest_date", ""),
                    "offence_category": extra.pop("category", "drugs"),
                }
            )
        outcomes.append(
            {
                "outcome_id": f"O{place}",
                "offence_id": offence,
                "child_id": "C1",
                "outcome_date": decided,
                "outcome_type": kind,
                **extra,
            }
        )
    return {
        "children": [{"child_id": "C1", "date_of_birth": birth}],
        "offences": offences,
        "outcomes": outcomes,
    }


def entrant(birth: str, *rows: str) -> tuple[str, str] | None:
    found = oracle.fte_events(tables(birth, *rows))
    return (found[0].outcome_date.isoformat(), found[0].outcome_type) if found else None


def followed(birth: str, quarter: str, *rows: str) -> list[tuple[str, int]]:
    found = oracle.cohort(tables(birth, *rows), date.fromisoformat(quarter), EXTRACT)
    return [(child.index_date.isoformat(), child.reoffences) for child in found]


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        ("2000-05-02", "2018-05-01", 17),
        ("2000-05-02", "2018-05-02", 18),
        ("2004-02-29", "2018-02-28", 13),
        ("2004-02-29", "2018-03-01", 14),
    ],
)
def test_age_is_completed_years(born: str, on: str, years: int) -> None:
    assert oracle.age(date.fromisoformat(born), date.fromisoformat(on)) == years


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2016-02-29", 12, "2017-02-28"),
        ("2016-08-31", 18, "2018-02-28"),
        ("2017-06-30", 18, "2018-12-30"),
        ("2016-11-15", 12, "2017-11-15"),
    ],
)
def test_months_are_calendar_months(start: str, months: int, end: str) -> None:
    assert oracle.months_after(date.fromisoformat(start), months) == date.fromisoformat(end)


def test_the_first_caution_or_sentence_is_counted_and_diversion_is_not() -> None:
    assert entrant(
        "2002-01-01",
        "2017-01-01 2017-01-10 community_resolution",
        "2017-03-01 2017-04-01 youth_caution",
        "2017-05-01 2017-07-01 referral_order",
    ) == ("2017-04-01", "youth_caution")


def test_on_one_day_the_more_serious_tier_is_first_and_then_the_order_of_the_code_list() -> None:
    assert entrant(
        "2002-01-01",
        "2017-01-01 2017-04-01 youth_caution",
        "2017-01-02 2017-04-01 youth_rehabilitation_order",
        "2017-01-03 2017-04-01 referral_order",
    ) == ("2017-04-01", "youth_rehabilitation_order")
    assert entrant(
        "2002-01-01", "2017-01-01 2017-04-01 fine", "2017-01-02 2017-04-01 conditional_discharge"
    ) == ("2017-04-01", "conditional_discharge")


@pytest.mark.parametrize("result", ["changed", "successful"])
def test_an_appeal_removes_the_outcome_before_the_first_is_chosen(result: str) -> None:
    rows = (
        f"2017-01-01 2017-04-01 referral_order appeal_status={result}",
        "2017-05-01 2017-07-01 youth_caution",
    )
    assert entrant("2002-01-01", *rows) == ("2017-07-01", "youth_caution")


def test_an_unchanged_appeal_removes_nothing() -> None:
    assert entrant("2002-01-01", "2017-01-01 2017-04-01 fine appeal_status=unchanged") == (
        "2017-04-01",
        "fine",
    )


def test_a_first_outcome_elsewhere_is_never_a_local_entrant() -> None:
    rows = (
        "2017-01-01 2017-04-01 youth_caution residence=other",
        "2017-05-01 2017-07-01 referral_order residence=local",
    )
    assert entrant("2002-01-01", *rows) is None


def test_ages_of_an_entrant_are_taken_at_arrest_and_at_first_hearing() -> None:
    # Nine at the offence, ten at arrest.
    assert entrant("2007-03-10", "2017-03-09 2017-04-01 youth_caution arrest_date=2017-03-10")
    assert entrant("2007-03-10", "2017-03-09 2017-04-01 youth_caution") is None
    # Eighteen at sentence, seventeen at the first hearing.
    assert entrant("1999-05-01", "2017-01-01 2017-05-02 fine first_hearing_date=2017-04-30")
    assert entrant("1999-05-01", "2017-01-01 2017-05-02 fine first_hearing_date=2017-05-01") is None
    assert entrant("1999-05-01", "2017-01-01 2017-05-02 fine") is None


def test_custody_counts_a_sentence_once_for_a_child_day_and_type() -> None:
    dto, s91 = "detention_and_training_order", "section_90_91_detention"
    found = tables(
        "2001-01-01",
        f"2017-01-01 2017-04-03 {dto}",
        f"2017-01-02 2017-04-03 {dto}",
        f"2017-01-03 2017-04-03 {s91}",
        f"2017-06-01 2017-08-01 {dto} residence=other",
        f"2017-06-01 2017-08-02 {dto} appeal_status=changed",
        f"2017-06-01 2017-08-03 {dto}",
        "2017-06-01 2017-08-03 youth_rehabilitation_order",
    )
    assert oracle.custody_by_quarter(found) == {date(2017, 6, 30): 2, date(2017, 9, 30): 1}


def test_custody_wants_seventeen_at_the_first_hearing_only() -> None:
    late = "2017-01-01 2017-05-20 detention_and_training_order"
    assert oracle.custody_by_quarter(tables("1999-05-01", f"{late} first_hearing_date=2017-04-28"))
    assert not oracle.custody_by_quarter(tables("1999-05-01", late))


def test_a_child_enters_a_quarter_once_at_the_first_event() -> None:
    rows = ("2017-01-01 2017-04-10 youth_caution", "2017-04-11 2017-05-20 referral_order")
    assert followed("2002-01-01", "2017-06-30", *rows) == [("2017-04-10", 1)]
    assert followed("2002-01-01", "2017-09-30", *rows) == []


def test_release_from_custody_is_the_event_and_the_sentence_is_not() -> None:
    row = "2016-12-01 2017-02-10 detention_and_training_order"
    assert followed("2002-01-01", "2017-03-31", f"{row} release_date=2017-06-10") == []
    assert followed("2002-01-01", "2017-06-30", f"{row} release_date=2017-06-10") == [("2017-06-10", 0)]
    assert followed("2002-01-01", "2017-03-31", row) == []
    # Eighteen on release.
    assert followed("1999-06-01", "2017-06-30", f"{row} release_date=2017-06-10") == []


@pytest.mark.parametrize(
    ("committed", "decided", "number"),
    [
        ("2016-02-29", "2016-06-01", 0),  # on the index date
        ("2016-03-01", "2016-06-01", 1),
        ("2017-02-28", "2017-06-01", 1),  # twelve months after 29 February
        ("2017-03-01", "2017-06-01", 0),
        ("2016-12-01", "2017-08-29", 1),  # eighteen months after 29 February
        ("2016-12-01", "2017-08-30", 0),
    ],
)
def test_the_edges_of_twelve_and_eighteen_months(committed: str, decided: str, number: int) -> None:
    rows = ("2016-01-01 2016-02-29 youth_caution", f"{committed} {decided} fine")
    assert followed("2000-01-01", "2016-03-31", *rows) == [("2016-02-29", number)]


def test_what_proves_a_reoffence() -> None:
    index = "2016-01-01 2016-02-10 youth_caution"

    def number(row: str) -> int:
        return followed("1998-06-01", "2016-03-31", index, row)[0][1]

    assert number("2016-05-01 2016-08-01 fine residence=other") == 1
    assert number("2016-05-01 2016-08-01 fine") == 1  # eighteen by then
    assert number("2016-05-01 2016-08-01 community_resolution") == 0
    assert number("2016-05-01 2016-08-01 fine appeal_status=successful") == 0
    for category in oracle.BREACH:
        assert number(f"2016-05-01 2016-08-01 fine category={category}") == 0


def test_an_offence_with_two_outcomes_counts_once_and_two_offences_of_one_day_count_twice() -> None:
    index = "2016-01-01 2016-02-10 youth_caution"
    changed = "2016-05-01 2016-07-01 fine appeal_status=changed"
    stands = "2016-05-01 2016-08-01 fine offence=F1"
    again = "2016-05-01 2016-08-01 compensation_order offence=F1"
    assert followed("2002-01-01", "2016-03-31", index, changed, stands, again) == [("2016-02-10", 1)]
    other = "2016-05-01 2016-08-01 fine"
    assert followed("2002-01-01", "2016-03-31", index, changed, stands, other) == [("2016-02-10", 2)]


def test_a_cohort_is_provisional_until_eighteen_months_after_its_last_day() -> None:
    assert not oracle.provisional(date(2017, 9, 30), EXTRACT)
    assert oracle.provisional(date(2017, 12, 31), EXTRACT)
    assert oracle.provisional(date(2017, 6, 30), date(2018, 12, 29))
    assert not oracle.provisional(date(2017, 6, 30), date(2018, 12, 30))


def test_the_caseload_counts_a_child_once_under_the_most_serious_open_programme() -> None:
    def programme(child: str, start: str, end: str, disposal: str) -> Row:
        return {"child_id": child, "start_date": start, "end_date": end, "disposal_type": disposal}

    found: Tables = {
        "programmes": [
            programme("C1", "2019-01-01", "", "voluntary"),
            programme("C1", "2019-01-01", "2019-06-18", "referral_order"),
            programme("C2", "2019-01-01", "2019-06-17", "referral_order"),
            programme("C2", "2019-06-18", "", "community_resolution"),
            programme("C3", "2019-06-19", "", "youth_caution"),
        ],
        "send": [
            {"child_id": "C1", "start_date": "2018-01-01", "end_date": "", "category": "sen_support"},
            {"child_id": "C1", "start_date": "2018-01-01", "end_date": "", "category": "ehcp"},
            {"child_id": "C2", "start_date": "2018-01-01", "end_date": "2019-06-17", "category": "ehcp"},
            {"child_id": "C2", "start_date": "2018-01-01", "end_date": "", "category": "none"},
        ],
    }
    assert oracle.caseload(found, EXTRACT) == [
        ("C1", "statutory", "ehcp"),
        ("C2", "pre_court", "not_recorded"),
    ]


def test_a_year_is_four_quarters() -> None:
    quarters = {date(2017, 12, 31): 1, date(2018, 3, 31): 2, date(2018, 12, 31): 4, date(2019, 3, 31): 8}
    assert oracle.year_to(quarters, date(2018, 12, 31)) == 6
    assert oracle.year_to(quarters, date(2018, 9, 30)) == 3


def test_random_caseloads_hold_every_edge_that_they_are_there_for() -> None:
    """What a hundred small caseloads are made of; without these edges a comparison with them would prove little."""
    seen = dict.fromkeys(
        (
            "appeal",
            "elsewhere",
            "same day custody",
            "breach",
            "leap birth",
            "released at 18",
            "sentenced at 18",
        ),
        0,
    )
    for seed in range(100):
        found = random_caseloads.random_tables(Random(seed), 10)
        births = {c["child_id"]: date.fromisoformat(c["date_of_birth"]) for c in found["children"]}
        seen["leap birth"] += sum((b.month, b.day) == (2, 29) for b in births.values())
        seen["breach"] += sum(o["offence_category"] in oracle.BREACH for o in found["offences"])
        custody = [o for o in found["outcomes"] if TIER_OF[o["outcome_type"]] == "custody"]
        keys = [(o["child_id"], o["outcome_date"], o["outcome_type"]) for o in custody]
        seen["same day custody"] += len(keys) - len(set(keys))
        for outcome in found["outcomes"]:
            birth = births[outcome["child_id"]]
            seen["appeal"] += outcome["appeal_status"] in ("changed", "successful")
            seen["elsewhere"] += outcome["residence"] == "other"
            release = outcome["release_date"]
            seen["released at 18"] += bool(release) and oracle.age(birth, date.fromisoformat(release)) == 18
            hearing = outcome["first_hearing_date"]
            seen["sentenced at 18"] += (
                bool(hearing)
                and oracle.age(birth, date.fromisoformat(hearing)) == 17
                and oracle.age(birth, date.fromisoformat(outcome["outcome_date"])) == 18
            )
    assert min(seen.values()) >= 10, seen
