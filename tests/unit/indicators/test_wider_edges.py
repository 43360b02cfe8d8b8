"""The wider measures at the edges: the first and last day of a year, the day of the extract, who is counted once."""

from datetime import date

import polars as pl

from tests.spec.family_reading import family
from tests.spec.test_wider import NO_POPULATION, PLACE
from yjp.indicators.wider.rows import wider_rows
from yjp.indicators.wider.years import covered
from yjp.periods import quarter_ends

ENDS = list(quarter_ends(date(2023, 4, 1), date(2024, 3, 31)))


def counts(measures: str, extract: str = "2024-06-30", **tables: str) -> list[tuple[float, float | None]]:
    """Numerator and denominator of measures in the year to March 2024, in the order asked for."""
    rows = wider_rows(family(extract, **tables), PLACE, NO_POPULATION, ENDS)
    found = {name: (n, d) for name, n, d in rows.select("indicator", "numerator", "denominator").iter_rows()}
    return [found[name] for name in measures.split()]


def knives(extract: str, *days: str) -> list[tuple[float, float | None]]:
    lines = "\n".join(f"C{n} | {day} | referral_order | yes" for n, day in enumerate(days))
    first = "Z | 2023-04-01 | referral_order | no"
    text = f"child | outcome | type | knife\n{first}\n{lines}"
    return counts("knife_count knife_unknown", extract, outcomes=text)


def test_the_first_and_the_last_day_of_a_year_are_in_it() -> None:
    assert knives("2024-06-30", "2023-04-01", "2024-03-31", "2024-04-01") == [(2, None), (0, 3)]


def test_an_outcome_of_the_day_of_the_extract_counts_and_a_later_one_does_not() -> None:
    assert knives("2024-03-30", "2024-03-30", "2024-03-31") == [(1, None), (0, 2)]


def test_a_child_with_two_knife_offences_is_one_child() -> None:
    assert counts(
        "knife_count knife_children",
        outcomes="""
        child | outcome    | type           | knife
        A     | 2023-04-10 | referral_order | yes
        A     | 2023-05-10 | referral_order | yes
        B     | 2023-05-10 | referral_order | no
        """,
    ) == [(2, None), (1, None)]


def test_serious_violence_is_by_category_and_gravity_and_a_child_is_counted_once() -> None:
    """Robbery, violence and drugs of gravity five or more: three offences of two children."""
    assert counts(
        "violence_count violence_children",
        outcomes="""
        child | outcome    | type           | offence_category            | gravity
        A     | 2023-04-10 | referral_order | robbery                     | 6
        A     | 2023-05-10 | referral_order | violence_against_the_person | 5
        B     | 2023-05-10 | referral_order | drugs                       | 5
        B     | 2023-06-10 | referral_order | robbery                     | 4
        C     | 2023-06-10 | referral_order | arson                       | 6
        """,
        programmes="""
        child | programme | from       | disposal_type  | outcome_id
        A     | P1        | 2023-04-10 | referral_order | O1
        A     | P2        | 2023-05-10 | referral_order | O2
        B     | P3        | 2023-05-10 | referral_order | O3
        B     | P4        | 2023-06-10 | referral_order | O4
        C     | P5        | 2023-06-10 | referral_order | O5
        """,
    ) == [(3, None), (2, None)]


def test_victims_are_identified_on_the_programmes_first_day_and_consent_where_it_is_recorded() -> None:
    """V1 consents to one of two children, V2 does not, of V3 nothing is recorded, V4 is of the year before."""
    assert counts(
        "victims_identified victims_consented",
        programmes="""
        child | programme | from       | disposal_type
        A     | P1        | 2023-04-01 | referral_order
        B     | P2        | 2024-03-31 | referral_order
        C     | P3        | 2024-04-01 | referral_order
        """,
        victims="""
        victim | child | programme | consent_contact
        V1     | A     | P1        | no
        V1     | B     | P2        | yes
        V2     | B     | P2        | no
        V3     | B     | P2        |
        V4     | C     | P3        | yes
        """,
    ) == [(3, None), (1, 2)]


def test_offered_engaged_and_direct_are_of_the_victims_contacted() -> None:
    """Of three contacted two were offered, two took part, one of them directly and one of whom it is not said how."""
    assert counts(
        "victims_contacted victims_offered victims_engaged victims_direct",
        victims="""
        victim | child | contacted  | rj_offered | engaged | how
        V1     | A     | 2023-04-01 | yes        | yes     | direct
        V2     | A     | 2023-05-01 | yes        | yes     |
        V3     | A     | 2024-03-31 | no         | no      | direct
        V4     | A     | 2024-04-01 | yes        | yes     | direct
        """,
    ) == [(3, None), (2, 3), (2, 3), (1, 1)]


def test_hours_of_reparation_and_a_session_after_the_extract() -> None:
    text = """
        child | date       | offered | attended
        A     | 2023-04-01 | 3       | 2
        A     | 2023-04-08 | 3       |
        B     | 2024-03-31 | 2       | 2
    """
    wanted = "reparation_children reparation_offered reparation_attended reparation_attendance"
    assert counts(wanted, reparation=text) == [(2, None), (8, None), (4, None), (4, 5)]
    assert counts(wanted, "2024-03-30", reparation=text) == [(1, None), (6, None), (2, None), (2, 3)]


def test_a_year_is_covered_when_it_begins_with_the_quarter_of_the_first_record() -> None:
    assert covered(ENDS, date(2023, 6, 30)) == [date(2024, 3, 31)]
    assert covered(ENDS, date(2023, 7, 1)) == []
    assert covered(ENDS, None) == []


def test_without_a_year_there_are_no_rows() -> None:
    rows = wider_rows(
        family("2024-06-30", outcomes="child | outcome | type\nA | 2023-04-10 | referral_order"),
        PLACE,
        NO_POPULATION,
        ENDS,
    )
    assert rows.filter(pl.col("indicator").str.starts_with("knife")).is_empty()
