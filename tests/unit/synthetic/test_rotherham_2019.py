"""The packaged example counts, by the oracle's slow rules, to what Rotherham's plan of 2019-21 printed.

Every expected number is written here from the plan or from the brief of the example, none is read from its targets,
but for the quarters in between, which are nobody's figures.
"""

from collections import Counter
from datetime import date

import pytest

from tests import oracle
from tests.oracle import Tables
from yjp.model.codes import OFFENCE_CATEGORIES, OUTCOME_CODES, values
from yjp.synthetic import EXAMPLES, tables
from yjp.synthetic.targets import QUARTERS

EXTRACT = date(2019, 6, 18)


@pytest.fixture(scope="module")
def example() -> Tables:
    return tables("rotherham_2019")


@pytest.fixture(scope="module")
def births(example: Tables) -> dict[str, date]:
    return {c["child_id"]: date.fromisoformat(c["date_of_birth"]) for c in example["children"]}


@pytest.fixture(scope="module")
def populations(example: Tables) -> dict[int, int]:
    assert {row["area"] for row in example["population"]} == {"rotherham"}
    return {int(row["year"]): int(row["population_10_17"]) for row in example["population"]}


# First time entrants ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("year", "children"), [(2016, 78), (2017, 56), (2018, 41)])
def test_first_time_entrants_of_calendar_years(example: Tables, year: int, children: int) -> None:
    assert oracle.year_to(oracle.fte_by_quarter(example), date(year, 12, 31)) == children


def test_first_time_entrants_have_fallen_every_year(example: Tables) -> None:
    quarters = oracle.fte_by_quarter(example)
    years = [oracle.year_to(quarters, date(year, 12, 31)) for year in range(2010, 2019)]
    assert years == sorted(years, reverse=True)
    assert min(quarters) == date(2009, 6, 30)


def test_rates_and_change_of_first_time_entrants(populations: dict[int, int]) -> None:
    # The population of a window is the mid-year estimate of the year before its last day.
    assert round(41 / populations[2017] * 100_000) == 169
    assert round(78 / populations[2015] * 100_000) == 324
    change = (41 / populations[2017]) / (56 / populations[2016]) - 1
    assert round(change * 100, 1) == -27.0


CHART_1C = {
    # (total, looked after) as printed: July 2017 to June 2018, October 2017 to September 2018
    "youth_caution": ((19, 1), (15, 0)),
    "youth_conditional_caution": ((12, 1), (13, 2)),
    "referral_order": ((13, 3), (8, 2)),
    "youth_rehabilitation_order": ((2, 1), (0, 0)),
    "detention_and_training_order": ((1, 0), (0, 0)),
    "section_90_92_detention": ((0, 0), (0, 0)),
    "other": ((2, 0), (4, 0)),
}


@pytest.mark.parametrize(
    ("column", "first", "last", "total"),
    [(0, date(2017, 7, 1), date(2018, 6, 30), 49), (1, date(2017, 10, 1), date(2018, 9, 30), 40)],
)
def test_first_two_columns_of_chart_1c(
    example: Tables, column: int, first: date, last: date, total: int
) -> None:
    found: Counter[str] = Counter()
    looked_after: Counter[str] = Counter()
    for child, day, outcome in oracle.fte_events(example):
        if first <= day <= last:
            row = outcome if outcome in CHART_1C else "other"
            found[row] += 1
            looked_after[row] += oracle.looked_after(example, child, day)
    assert {row: (found[row], looked_after[row]) for row in CHART_1C} == {
        row: columns[column] for row, columns in CHART_1C.items()
    }
    assert found.total() == total


def test_quarters_of_first_time_entrants_behind_chart_1c(example: Tables) -> None:
    quarters = oracle.fte_by_quarter(example)
    ends = [
        date(2017, 9, 30),
        date(2017, 12, 31),
        date(2018, 3, 31),
        date(2018, 6, 30),
        date(2018, 9, 30),
        date(2018, 12, 31),
    ]
    assert [quarters[end] for end in ends] == [17, 12, 11, 9, 8, 13]


# Custody -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "sentences", "printed"),
    [(2015, 11, 0.45), (2016, 11, 0.46), (2017, 6, 0.25), (2018, 10, 0.41), (2019, 3, 0.12)],
)
def test_custodial_sentences_and_rates_of_years_to_march(
    example: Tables, populations: dict[int, int], year: int, sentences: int, printed: float
) -> None:
    assert oracle.year_to(oracle.custody_by_quarter(example), date(year, 3, 31)) == sentences
    assert round(sentences / populations[year - 1] * 1000, 2) == printed


def test_the_three_sentences_of_2018_19_were_three_children(example: Tables) -> None:
    # The plan: "relates to 3 young people".
    custodial = {
        row["child_id"]
        for row in example["outcomes"]
        if row["outcome_type"] in ("detention_and_training_order", "section_90_91_detention")
        and date(2018, 4, 1) <= date.fromisoformat(row["outcome_date"]) <= date(2019, 3, 31)
        and row["residence"] == "local"
        and not row["appeal_status"]
    }
    assert len(custodial) == 3


# Reoffending -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ends", "children", "reoffenders", "reoffences", "binary", "per_reoffender"),
    [
        (("2015-09-30", "2015-12-31", "2016-03-31", "2016-06-30"), 109, 30, 83, 27.5, 2.77),
        (("2016-09-30", "2016-12-31", "2017-03-31", "2017-06-30"), 91, 30, 104, 33.0, 3.47),
    ],
)
def test_reoffending_of_two_years_of_cohorts(
    example: Tables,
    ends: tuple[str, ...],
    children: int,
    reoffenders: int,
    reoffences: int,
    binary: float,
    per_reoffender: float,
) -> None:
    followed = [child for end in ends for child in oracle.cohort(example, date.fromisoformat(end), EXTRACT)]
    proven = [child.reoffences for child in followed if child.reoffences]
    assert (len(followed), len(proven), sum(proven)) == (children, reoffenders, reoffences)
    assert round(len(proven) / len(followed) * 100, 1) == binary
    assert round(sum(proven) / len(proven), 2) == per_reoffender


def test_every_quarter_is_exactly_as_declared(example: Tables) -> None:
    entrants, custody = oracle.fte_by_quarter(example), oracle.custody_by_quarter(example)
    found = []
    for target in QUARTERS:
        followed = oracle.cohort(example, target.end, EXTRACT)
        proven = [child.reoffences for child in followed if child.reoffences]
        counts = (entrants.get(target.end, 0), len(followed), len(proven), sum(proven))
        found.append((target.end, *counts, custody.get(target.end, 0)))
    assert found == [
        (t.end, t.first_time_entrants, t.cohort, t.reoffenders, t.reoffences, t.custody) for t in QUARTERS
    ]
    declared = {target.end for target in QUARTERS}
    assert set(entrants) | set(custody) <= declared


def test_few_children_commit_many_of_the_reoffences(example: Tables) -> None:
    numbers = [
        child.reoffences
        for target in QUARTERS
        for child in oracle.cohort(example, target.end, EXTRACT)
        if child.reoffences
    ]
    assert sum(n <= 2 for n in numbers) > len(numbers) / 2
    assert 0 < sum(n >= 8 for n in numbers) < len(numbers) / 10
    assert max(numbers) <= 15


# Caseload ----------------------------------------------------------------------------------------------------

CHART_5 = {
    "statutory": (29, 4, 7, 18),
    "yc_ycc": (1, 0, 0, 1),
    "pre_court": (35, 4, 11, 20),
    "prevention": (10, 2, 2, 6),
    "other": (28, 3, 5, 20),
}


def test_caseload_of_18_june_2019(example: Tables, births: dict[str, date]) -> None:
    found = oracle.caseload(example, EXTRACT)
    crossed = Counter((child.category, child.send) for child in found)
    printed = {
        category: (total, *(crossed[category, send] for send in ("ehcp", "sen_support", "not_recorded")))
        for category, total in Counter(child.category for child in found).items()
    }
    assert printed == CHART_5
    assert len(found) == 103
    assert [
        sum(child.send == send for child in found) for send in ("ehcp", "sen_support", "not_recorded")
    ] == [
        13,
        25,
        65,
    ]
    with_plan = [births[child.child_id] for child in found if child.send == "ehcp"]
    assert sum(oracle.age(birth, EXTRACT) >= 16 for birth in with_plan) == 6


def test_some_children_are_there_for_more_than_one_reason_and_count_once(example: Tables) -> None:
    running = [row["child_id"] for row in example["programmes"] if oracle.is_open(row, EXTRACT)]
    assert len(running) > len(set(running)) == 103


# Plausible and complete rows -------------------------------------------------------------------------------------


def test_nothing_is_later_than_the_extract_and_no_outcome_earlier_than_april_2009(example: Tables) -> None:
    for name, columns in {
        "offences": ("offence_date", "arrest_date"),
        "outcomes": ("outcome_date", "first_hearing_date", "release_date"),
        "programmes": ("start_date", "end_date"),
        "care_status": ("start_date", "end_date"),
        "send": ("start_date", "end_date"),
    }.items():
        for column in columns:
            assert max(row[column] for row in example[name]) <= "2019-06-18", (name, column)
    assert min(row["outcome_date"] for row in example["outcomes"]) >= "2009-04-01"
    assert min(row["start_date"] for row in example["programmes"]) >= "2009-04-01"


def test_days_are_in_an_order_that_can_be(example: Tables, births: dict[str, date]) -> None:
    offences = {row["offence_id"]: row for row in example["offences"]}
    for row in example["outcomes"]:
        offence = offences[row["offence_id"]]
        assert offence["child_id"] == row["child_id"]
        known = [
            offence["offence_date"],
            offence["arrest_date"],
            row["first_hearing_date"],
            row["outcome_date"],
            row["release_date"],
            row["end_date"],
        ]
        days = [day for day in known if day]
        assert days == sorted(days), (offence, row)
    for row in example["offences"]:
        assert oracle.age(births[row["child_id"]], date.fromisoformat(row["offence_date"])) >= 10
    for name in ("programmes", "care_status", "send"):
        for row in example[name]:
            assert not row["end_date"] or row["start_date"] <= row["end_date"]
            assert date.fromisoformat(row["start_date"]) > births[row["child_id"]]


def test_ids_are_unique_and_refer_to_rows(example: Tables) -> None:
    ids = {}
    for name, column, start in (
        ("children", "child_id", "C0001"),
        ("offences", "offence_id", "F00001"),
        ("outcomes", "outcome_id", "O00001"),
        ("programmes", "programme_id", "P00001"),
    ):
        found = [row[column] for row in example[name]]
        assert found[0] == start
        assert len(found) == len(set(found))
        ids[column] = set(found)
    for name, rows in example.items():
        for row in rows:
            for column in ids.keys() & row.keys():
                may_be_empty = (name, column) == ("programmes", "outcome_id")
                assert row[column] in ids[column] or (may_be_empty and not row[column]), (name, column)


def test_codes_are_of_the_code_lists(example: Tables) -> None:
    assert {row["outcome_type"] for row in example["outcomes"]} <= set(OUTCOME_CODES)
    assert {row["offence_category"] for row in example["offences"]} <= set(values(OFFENCE_CATEGORIES))
    assert {row["gravity"] for row in example["offences"]} == set("12345678")
    assert {row["postcode_district"] for row in example["children"]} == {f"S6{n}" for n in range(7)}
    assert {row["pnc_id"] for row in example["children"]} == {""}


def test_what_must_not_count_is_there(example: Tables) -> None:
    """Appeals of each result, other areas, diversion, breaches, releases, open cases."""
    outcomes = example["outcomes"]
    kinds = Counter(row["outcome_type"] for row in outcomes)
    assert kinds["community_resolution"] > 50
    assert kinds["no_further_action_outcome_22_with_yjs_involvement"] > 5
    appeals = Counter(row["appeal_status"] for row in outcomes)
    assert min(appeals[result] for result in ("unchanged", "changed", "successful")) >= 5
    assert sum(row["residence"] == "other" for row in outcomes) > 20
    assert sum(bool(row["release_date"]) for row in outcomes) > 50
    categories = Counter(row["offence_category"] for row in example["offences"])
    assert categories["breach_of_statutory_order"] > 20
    decided = {row["offence_id"] for row in outcomes}
    assert sum(row["offence_id"] not in decided for row in example["offences"]) >= 10
    entrants = {entrant.child_id for entrant in oracle.fte_events(example)}
    in_cohorts = {c.child_id for t in QUARTERS for c in oracle.cohort(example, t.end, EXTRACT)}
    assert len(in_cohorts - entrants) > 5  # known elsewhere first
    assert len(entrants - in_cohorts) > 3  # sentenced at 18, heard at 17


def test_children_look_like_a_service_of_2009_to_2019(example: Tables, births: dict[str, date]) -> None:
    entrants = oracle.fte_events(example)
    ages = Counter(oracle.age(births[e.child_id], e.outcome_date) for e in entrants)
    assert sum(ages[age] for age in (14, 15, 16, 17)) / len(entrants) > 0.75
    sexes = Counter(row["sex"] for row in example["children"])
    assert 0.78 < sexes["male"] / sexes.total() < 0.86
    ethnicities = Counter(row["ethnicity"] for row in example["children"])
    assert 0.82 < ethnicities["W1"] / ethnicities.total() < 0.9
    for row in example["outcomes"]:
        # Youth cautions replaced reprimands and final warnings on 8 April 2013.
        if row["outcome_type"] in ("reprimand", "final_warning"):
            assert row["outcome_date"] < "2013-04-08"
        if row["outcome_type"] in ("youth_caution", "youth_conditional_caution"):
            assert row["outcome_date"] >= "2013-04-08"
        # Youth rehabilitation orders began on 30 November 2009.
        if row["outcome_type"] == "youth_rehabilitation_order":
            assert row["outcome_date"] >= "2009-11-30"


def test_populations_say_where_they_come_from(example: Tables) -> None:
    sources = {int(row["year"]): row["source"] for row in example["population"]}
    assert "169 per 100,000" in sources[2017]
    assert all(source.startswith("worked back from") for year, source in sources.items() if year >= 2014)
    assert {source for year, source in sources.items() if year < 2014} == {"assumed for the example"}


def test_the_example_says_that_it_is_made_up() -> None:
    example = EXAMPLES["rotherham_2019"]
    assert example.extract_date == EXTRACT
    assert example.service == "Rotherham"
    assert "made up" in example.note
    assert "made up" in example.title
