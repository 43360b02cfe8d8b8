"""Paragraphs as a councillor would read them: whole texts worked out by hand, their turns, their tags, their "
"hedges."""

import re
from dataclasses import replace
from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sample import row
from tests.unit.charts import made
from tests.unit.narrative import edited
from tests.unit.narrative.reading_age import grade, syllables
from yjp import figures
from yjp.charts.groups import by_value
from yjp.disclosure.profiles import profile
from yjp.ledger import Figure, Ledger
from yjp.narrative.breakdowns import breakdown_sentence
from yjp.narrative.facets import in_sentence
from yjp.narrative.headline import headline, headlines
from yjp.narrative.paragraphs import figure_paragraphs, paragraphs
from yjp.narrative.parts import Sentence, plain_text
from yjp.narrative.phrasing import packaged, packaged_names

LEDGER = edited.base()
MADE = made.made()


def told(ledger: Ledger, wording: str = "default") -> dict[str, str]:
    found = paragraphs(ledger, headlines(ledger), packaged(wording))
    return {name: " ".join(plain_text(s) for s in sentences) for name, sentences in found.items()}


def only(ledger: Ledger, indicator: str) -> str:
    head = headline(ledger, indicator)
    assert head is not None
    (sentences,) = paragraphs(ledger, [head]).values()
    return " ".join(map(plain_text, sentences))


def figure(ledger: Ledger, identifier: str) -> Figure:
    found = ledger.get(identifier)
    assert found is not None
    return found


def breakdown(ledger: Ledger, indicator: str, group: str, window: str = made.YEAR) -> str | None:
    found = breakdown_sentence(ledger, by_value(ledger, indicator, group, window), group)
    return plain_text(found) if found else None


def test_first_time_entrants() -> None:
    assert told(LEDGER)["fte_rate"] == (
        "In the year to December 2018, 41 children in Rotherham entered the justice system for the first time, a "
        "rate of 169 per 100,000 aged 10 to 17. The rate is lower than Yorkshire and the Humber (245) and England "
        "(238) by more than chance would explain. The rate fell by 27.0% on the year before (from 232), but by no "
        "more than chance would explain. Changes are worked out before rounding. Chance alone could put the rate "
        "anywhere between 121 and 229."
    )


def test_a_share_moves_in_percentage_points() -> None:
    assert told(LEDGER)["binary_reoffending"] == (
        "Of 91 children in Rotherham cautioned, sentenced or released in the year to June 2017, 30 reoffended "
        "within a year (33.0%). A year earlier the share was 27.5%; it then rose by 5.4 percentage points, but by "
        "no more than chance would explain. A child counts once in each quarterly cohort, so up to four times in "
        "the year. Changes are worked out before rounding. Set beside "
        "others, the share is lower than the YOT family (40.2%) and "
        "the national figure (39.8%), but by no more than chance would explain. Chance "
        "alone could put the share anywhere between 24.2% and 43.1%."
    )


def test_custody() -> None:
    assert told(LEDGER)["custody_rate"] == (
        "Courts gave 3 custodial sentences to children in Rotherham in the year to March 2019, a rate of 0.12 per "
        "1,000 aged 10 to 17. Set beside others, the rate is lower than the YOT family (0.20) and the national figure "
        "(0.31), but by no more than chance would explain. A year earlier the rate was 0.41; it then fell by 0.29, "
        "but the numbers are too few to compare. Chance alone could put the rate anywhere "
        "between 0.03 and 0.36."
    )


@pytest.mark.parametrize(
    ("verdict", "change", "direction", "words"),
    [
        (
            "worse",
            27.0,
            "higher",
            "rose by 27.0% on the year before (from 232), which is more than chance would explain.",
        ),
        (
            "similar",
            27.0,
            "higher",
            "rose by 27.0% on the year before (from 232), but by no more than chance would",
        ),
        (
            "too_few",
            27.0,
            "higher",
            "rose by 27.0% on the year before (from 232), but the numbers are too few to compare.",
        ),
        (
            "better",
            -27.0,
            "lower",
            "fell by 27.0% on the year before (from 232), which is more than chance would explain.",
        ),
    ],
)
def test_verbs_follow_the_verdict(verdict: str, change: float, direction: str, words: str) -> None:
    ledger = edited.comparison(
        LEDGER, edited.FTE, edited.FTE_PAST, verdict=verdict, change=change, direction=direction
    )
    assert words in only(ledger, "fte_rate")


def test_no_two_in_a_row_are_built_alike() -> None:
    for name in packaged_names():
        found = [
            tuple(
                re.sub(r"[A-Z]?[\d.,%]+|\b[A-Z]\w+", "#", s.text)
                for sentence in each
                for s in sentence
                if not s.tag
            )
            for each in paragraphs(LEDGER, headlines(LEDGER), packaged(name)).values()
        ]
        assert len(found) == 4
        assert all(one != other for one, other in pairwise(found))
        kinds = [tuple(re.sub(r"\W+", " ", part)[:24] for part in each) for each in found]
        assert all(one != other for one, other in pairwise(kinds))


def test_two_to_four_sentences_and_the_remarks() -> None:
    for name in packaged_names():
        for text, head in zip(told(LEDGER, name).values(), headlines(LEDGER), strict=True):
            assert 2 <= len(re.findall(r"[.](?=\s|$)", text)) - len(head.remarks) <= 4


def test_every_number_and_verdict_is_bound_and_said_again_from_its_tag() -> None:
    for name in packaged_names():
        for sentences in paragraphs(LEDGER, headlines(LEDGER), packaged(name)).values():
            for span in (span for sentence in sentences for span in sentence):
                if span.tag:
                    assert in_sentence(LEDGER, span.tag) == span.text
                else:
                    assert "chance would" not in span.text
                    assert not re.search(r"\b(rose|fell|higher|lower|than)\b", span.text), span.text
                    left = re.sub(r"100,000|1,000|10 to 17|\w+ 20\d\d", "", span.text)
                    assert not re.search(r"\d", left), span.text


def test_counts_and_kpis() -> None:
    ids = ["fte_count.2018-12.12m.rotherham", "kpi1_suitable_end.2024-03.3m.rotherham"]
    first, second = figure_paragraphs(MADE, [figure(MADE, each) for each in ids]).values()
    assert " ".join(map(plain_text, first)) == (
        "In the year to December 2018, the number of first time entrants in Rotherham was 38. Chance alone "
        "could put the number anywhere between 27 and 52. A year earlier the number was 50; the difference was not "
        "tested."
    )
    assert " ".join(map(plain_text, second)) == (
        "Children in suitable accommodation at the end of the order: 31 of 40 in Rotherham in January to March 2024 "
        "(77.5%). Chance alone could put the share anywhere between 62.5% and 87.7%. A year earlier the share was "
        "60.0% (12 of 20); the difference was not tested. Not yet suitable for decision-making (YJB, "
        "Quality and methodology "
        "information for new KPIs, 12 June 2025)."
    )


def test_the_same_number_a_year_earlier_is_no_difference_that_could_be_tested() -> None:
    ledger = edited.figure(MADE, "fte_count.2017-12.12m.rotherham", value=38.0, numerator=38.0)
    (said,) = figure_paragraphs(ledger, [figure(ledger, "fte_count.2018-12.12m.rotherham")]).values()
    assert plain_text(said[-1]) == "A year earlier the number was 38."


def test_breakdowns_in_one_sentence() -> None:
    assert breakdown(MADE, "fte_count", "age") == (
        "Children aged 15 to 17 accounted for 22 of 38 first time entrants (57.9%) in the year to December 2018."
    )
    assert breakdown(MADE, "fte_count", "care") == (
        "Looked after children accounted for 4 of 38 first time entrants (10.5%) in the year to December 2018; no care "
        "status is recorded for 31."
    )
    assert breakdown(MADE, "binary_reoffending", "sex", "2017-06.12m") == (
        "In the year to June 2017, among children recorded as male, 21 of 73 children reoffended (28.8%)."
    )
    assert breakdown(MADE, "fte_count", "outcome_care") is None
    assert breakdown(MADE, "custody_count", "age") is None


def test_a_breakdown_names_no_largest_group_beside_a_hidden_one() -> None:
    age = "fte_count.2018-12.12m.rotherham.age"
    assert breakdown(made.hidden(MADE, f"{age}=15_17"), "fte_count", "age") is None
    care = "fte_count.2018-12.12m.rotherham.care=lac"
    assert breakdown(made.hidden(MADE, care), "fte_count", "care") == (
        "Looked after children: not shown (to protect children: it rests on a small number, or would give one "
        "away); no care status is recorded for 31."
    )


def test_a_suppressed_figure_reads_as_a_person_would_write_it() -> None:
    ledger = made.hidden(LEDGER, edited.CUSTODY)
    assert only(ledger, "custody_rate") == (
        "In the year to March 2019, the number of custodial sentences in Rotherham is not shown, to protect "
        "children: it rests on a small number, or would give one away. The change on the year before is not shown "
        "either."
    )


PLANTED = st.integers(min_value=700_000, max_value=999_999)


@settings(max_examples=20)
@given(number=PLANTED, below=PLANTED)
def test_no_sentence_for_a_hidden_figure_has_its_digits(number: int, below: int) -> None:
    """The numbers are still in the row: whoever reads a row before its flag would print them."""
    parts = {
        "numerator": float(number),
        "denominator": float(below),
        "value": number / 7,
        "upper": number + 0.5,
    }
    parts |= {"suppressed": True, "reason": profile("public").reason}
    ids = (edited.CUSTODY, "fte_count.2018-12.12m.rotherham.care=lac", "fte_count.2018-12.12m.rotherham")
    rows = [r | parts if r["figure_id"] in ids else r for r in MADE.figures.iter_rows(named=True)]
    ledger = replace(MADE, figures=pl.DataFrame(rows, schema=figures.SCHEMA))
    said: list[Sentence] = [s for each in paragraphs(ledger, headlines(ledger)).values() for s in each]
    said += [s for each in figure_paragraphs(ledger, [figure(ledger, ids[2])]).values() for s in each]
    care = breakdown_sentence(ledger, by_value(ledger, "fte_count", "care", made.YEAR), "care")
    assert care is not None
    text = " ".join(map(plain_text, [*said, care]))
    assert "not shown" in text
    digits = re.sub(r"[,. ]", "", text)
    assert str(number) not in digits
    assert str(below) not in digits


def test_nothing_published_yet() -> None:
    assert "No published figure is held to compare it with yet." in only(
        edited.only_local(LEDGER), "fte_rate"
    )


def test_nobody_is_a_number_too() -> None:
    ledger = edited.figure(LEDGER, edited.CUSTODY, numerator=0.0, value=0.0, lower=0.0, upper=0.15)
    assert only(ledger, "custody_rate").startswith(
        "In the year to March 2019, courts gave no custodial sentences to children in Rotherham, a rate of 0.00 "
        "per 1,000"
    )


def test_syllables_as_a_dictionary_has_them() -> None:
    words = {
        "children": 2,
        "justice": 2,
        "custodial": 4,
        "released": 2,
        "chance": 1,
        "entered": 2,
        "sentenced": 2,
    }
    words |= {
        "percentage": 3,
        "reoffended": 4,
        "explain": 2,
        "national": 3,
        "area": 3,
        "family": 3,
        "created": 3,
    }
    wrong = {word: syllables(word) for word, right in words.items() if abs(syllables(word) - right) > 1}
    assert not wrong
    assert abs(sum(map(syllables, words)) - sum(words.values())) <= 2


def test_the_grade_of_a_sentence_worked_out_by_hand() -> None:
    # 6 words of 6 syllables in one sentence: 0.39 x 6 + 11.8 x 1 - 15.59 = -1.45
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45)
    # 12 words, 18 syllables: 0.39 x 12 + 11.8 x 1.5 - 15.59 = 6.79
    assert grade("Children under seventeen were given support by the service in one year.") == pytest.approx(
        6.79, abs=1.0
    )


@pytest.mark.parametrize("name", packaged_names())
def test_a_reader_of_thirteen_can_read_them(name: str) -> None:
    """Grade 8.5 is an age of about 13 and a half; no single paragraph is far above it."""
    each = told(LEDGER, name)
    assert grade(" ".join(each.values())) <= 8.5
    assert {k: round(grade(text), 1) for k, text in each.items() if grade(text) > 10} == {}
    groups = [breakdown(MADE, "fte_count", "age"), breakdown(MADE, "fte_count", "care")]
    assert grade(" ".join(text for text in groups if text)) <= 10


def test_a_row_of_another_kind_still_reads() -> None:
    rows = [*LEDGER.figures.iter_rows(named=True)]
    rows.append(
        row(
            "reoffences_per_child", "2017-06.12m", "rotherham", numerator=104.0, denominator=91.0, value=1.143
        )
    )
    ledger = replace(LEDGER, figures=figures.ordered(pl.DataFrame(rows, schema=figures.SCHEMA)))
    ((sentence,),) = figure_paragraphs(
        ledger, [figure(ledger, "reoffences_per_child.2017-06.12m.rotherham")]
    ).values()
    assert plain_text(sentence) == (
        "In the year to June 2017, the figure for “reoffences per child in the cohort” in Rotherham was 1.14."
    )
