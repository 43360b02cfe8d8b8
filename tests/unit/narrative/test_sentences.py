"""Sentences against what a person wrote down for each case; the sample's figures are Rotherham's of 2019."""

import re
from itertools import product

import pytest

from tests.unit.narrative import edited
from yjp.ledger import Ledger
from yjp.narrative.facets import in_sentence
from yjp.narrative.filling import in_words
from yjp.narrative.headline import Headline, headline, headlines, newer_sentence, plain_text
from yjp.narrative.sentences import level


def told(ledger: Ledger, indicator: str) -> list[str]:
    found = headline(ledger, indicator)
    assert found is not None
    return [plain_text(sentence) for sentence in found.sentences]


def test_first_time_entrants() -> None:
    assert told(edited.base(), "fte_rate") == [
        "In the year to December 2018, 41 children in Rotherham entered the justice system for the first time, "
        "a rate of 169 per 100,000 aged 10 to 17. The rate is lower than Yorkshire and the Humber (245) and "
        "England (238) by more than chance would explain.",
        "The rate fell by 27.0% on the year before (from 232), but by no more than chance would explain.",
    ]


def test_custody_counts_sentences_and_not_children() -> None:
    assert told(edited.base(), "custody_rate") == [
        "In the year to March 2019, courts gave 3 custodial sentences to children in Rotherham, a rate of 0.12 "
        "per 1,000 aged 10 to 17. The rate is lower than the YOT family (0.20) and the South Yorkshire PCC area "
        "(0.23), but by no more than chance would explain. It is lower than the national figure (0.31), but by no more "
        "than chance would explain.",
        "The rate fell by 0.29 on the year before (from 0.41), but the numbers are too few to compare.",
    ]


def test_reoffending_changes_in_percentage_points() -> None:
    assert told(edited.base(), "binary_reoffending") == [
        "Of 91 children in Rotherham cautioned, sentenced or released in the year to June 2017, 30 "
        "reoffended within a year (33.0%). The share is lower than the YOT family (40.2%) and the South Yorkshire PCC "
        "area (34.3%), but by no more than chance would explain. It is lower than the national "
        "figure (39.8%), but by no "
        "more than chance would explain.",
        "The share rose by 5.4 percentage points on the year before (from 27.5%), but by no more than chance "
        "would explain.",
    ]


def test_reoffences_per_reoffender_are_called_in_full() -> None:
    level, change = told(edited.base(), "reoffences_per_reoffender")
    assert level.startswith(
        "After a caution, sentence or release in the year to June 2017, 30 children in Rotherham committed "
        "104 reoffences within a year, or 3.47 reoffences per reoffender. The number of reoffences per "
        "reoffender is lower than the YOT family (3.87)"
    )
    assert change == (
        "The number of reoffences per reoffender rose by 25.3% on the year before (from 2.77), but by no more "
        "than chance would explain."
    )


def test_better_here_and_similar_there_are_two_short_clauses() -> None:
    ledger = edited.comparison(edited.base(), edited.FTE, edited.REGION, verdict="similar")
    level, _ = told(ledger, "fte_rate")
    assert level.endswith(
        ". The rate is lower than England (238) by more than chance would explain. It is lower than Yorkshire and the "
        "Humber (245), but by no more than chance would explain."
    )


def test_too_few_says_so() -> None:
    ledger = edited.comparison(edited.base(), edited.FTE, edited.REGION, verdict="too_few")
    ledger = edited.comparison(ledger, edited.FTE, edited.ENGLAND, verdict="too_few")
    level, _ = told(ledger, "fte_rate")
    assert level.endswith(
        ". The rate is lower than Yorkshire and the Humber (245) and England (238), but the numbers "
        "are too few to compare."
    )


def test_worse_is_higher_and_nothing_calls_it_bad() -> None:
    ledger = edited.figure(edited.base(), edited.ENGLAND, value=120.0)
    ledger = edited.comparison(ledger, edited.FTE, edited.ENGLAND, verdict="worse", direction="higher")
    level, _ = told(ledger, "fte_rate")
    assert ". The rate is higher than England (120) by more than chance would explain" in level
    assert "worse" not in level


def test_equal_to_a_comparator() -> None:
    ledger = edited.figure(edited.base(), edited.ENGLAND, value=169.0)
    parts = {"verdict": "similar", "direction": "same"}
    level, _ = told(edited.comparison(ledger, edited.FTE, edited.ENGLAND, **parts), "fte_rate")
    assert level.endswith(". It is the same as England (169).")


def test_equal_once_rounded() -> None:
    ledger = edited.figure(edited.base(), edited.ENGLAND, value=169.4)
    level, _ = told(edited.comparison(ledger, edited.FTE, edited.ENGLAND, verdict="similar"), "fte_rate")
    assert level.endswith(". It is about the same as England (169).")


def test_a_comparator_that_was_not_tested_gets_no_direction() -> None:
    level, _ = told(edited.untested(edited.base(), edited.FTE, edited.ENGLAND), "fte_rate")
    assert level.endswith("(245) by more than chance would explain. The figure for England is 238.")


def test_nothing_published() -> None:
    level, change = told(edited.only_local(edited.base()), "fte_rate")
    assert level == (
        "In the year to March 2019, 38 children in Rotherham entered the justice system for the first time, "
        "a rate of 157 per 100,000 aged 10 to 17. No published figure is held to compare it with yet."
    )
    assert change == "There is no figure for the year before to compare it with."


def test_no_year_before() -> None:
    _, change = told(edited.without(edited.base(), edited.FTE_PAST), "fte_rate")
    assert change == "There is no figure for the year before to compare it with."


def test_a_year_before_without_a_test() -> None:
    _, change = told(edited.untested(edited.base(), edited.FTE, edited.FTE_PAST), "fte_rate")
    assert change == "The rate was 232 the year before; the two are not compared."


def test_no_children() -> None:
    ledger = edited.figure(edited.base(), edited.FTE, numerator=0.0, value=0.0, lower=0.0, upper=15.2)
    level, _ = told(ledger, "fte_rate")
    assert level.startswith(
        "In the year to December 2018, no children in Rotherham entered the justice system for the first time, "
        "a rate of 0 per 100,000"
    )
    ledger = edited.figure(edited.base(), edited.CUSTODY, numerator=0.0, value=0.0)
    assert (
        "courts gave no custodial sentences to children in Rotherham, a rate of 0.00"
        in told(ledger, "custody_rate")[0]
    )
    ledger = edited.figure(edited.base(), edited.BINARY, numerator=0.0, value=0.0)
    assert "none reoffended within a year (0.0%)" in told(ledger, "binary_reoffending")[0]


def test_one_child() -> None:
    ledger = edited.figure(edited.base(), edited.FTE, numerator=1.0, value=4.1)
    assert ", 1 child in Rotherham entered the justice system" in told(ledger, "fte_rate")[0]
    ledger = edited.figure(edited.base(), edited.RATIO, numerator=1.0, denominator=1.0, value=1.0)
    assert (
        "1 child in Rotherham committed 1 reoffence within a year"
        in told(ledger, "reoffences_per_reoffender")[0]
    )


def test_nobody_reoffended_leaves_nothing_to_divide() -> None:
    ledger = edited.figure(
        edited.base(), edited.RATIO, numerator=0.0, denominator=0.0, value=None, lower=None, upper=None
    )
    level, change = told(ledger, "reoffences_per_reoffender")
    assert level == (
        "No children in Rotherham reoffended after a caution, sentence or release in the year to June 2017, "
        "so there are no reoffences per reoffender to show."
    )
    assert (
        change
        == "The number of reoffences per reoffender was 2.77 the year before; the two are not compared."
    )


def test_an_empty_cohort() -> None:
    ledger = edited.figure(edited.base(), edited.BINARY, numerator=0.0, denominator=0.0, value=None)
    assert told(ledger, "binary_reoffending")[0] == (
        "No children in Rotherham were cautioned, sentenced or released in the year to June 2017, "
        "so there is no reoffending to measure."
    )


def test_a_rate_without_population() -> None:
    ledger = edited.figure(edited.base(), edited.FTE, denominator=None, value=None)
    assert told(ledger, "fte_rate")[0] == "There is no figure for Rotherham in the year to December 2018."


def test_no_counts_behind_the_figure() -> None:
    ledger = edited.figure(edited.base(), edited.FTE, numerator=None, denominator=None)
    level, _ = told(ledger, "fte_rate")
    assert level.startswith(
        "In the year to December 2018, the figure for Rotherham was 169 per 100,000. The rate is lower"
    )


def test_suppressed_tells_no_number() -> None:
    ledger = edited.figure(edited.base(), edited.CUSTODY, suppressed=True, numerator=None, value=None)
    level, change = told(ledger, "custody_rate")
    assert level == (
        "In the year to March 2019, the number for Rotherham is not shown, to protect children: it rests on a small "
        "number, or would give one away."
    )
    assert change == "The change on the year before is not shown either."


def test_suppressed_past_tells_no_change() -> None:
    ledger = edited.figure(edited.base(), edited.CUSTODY_PAST, suppressed=True, numerator=None, value=None)
    _, change = told(ledger, "custody_rate")
    assert change == (
        "The change on the year before is not shown, to protect children: it rests on a small number, or would give "
        "one away."
    )


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            {"direction": "same", "change": 0.0},
            "The rate did not change on the year before, when it was also 232.",
        ),
        (
            {"direction": "higher", "change": 0.02},
            "The rate hardly rose on the year before (from 232), but by no more than chance would explain.",
        ),
        (
            {"direction": "higher", "change": None},
            "The rate rose on the year before (from 232), but by no more than chance would explain.",
        ),
        (
            {"direction": "higher", "change": 80.0, "verdict": "worse"},
            "The rate rose by 80.0% on the year before (from 232), which is more than chance would explain.",
        ),
    ],
)
def test_changes(parts: dict[str, object], expected: str) -> None:
    ledger = edited.comparison(edited.base(), edited.FTE, edited.FTE_PAST, **parts)
    assert told(ledger, "fte_rate")[1] == expected


def test_a_change_that_does_not_show() -> None:
    ledger = edited.figure(edited.base(), edited.FTE_PAST, value=169.3)
    ledger = edited.comparison(ledger, edited.FTE, edited.FTE_PAST, change=-0.2)
    assert told(ledger, "fte_rate")[1] == "The rate fell by 0.2% on the year before, when it was about 169."


def test_the_same_number_twice_did_not_change() -> None:
    """0.151 and 0.149 both read 0.15: no reader can see a fall."""
    ledger = edited.figure(edited.base(), edited.CUSTODY, value=0.149)
    ledger = edited.figure(ledger, edited.CUSTODY_PAST, value=0.151)
    ledger = edited.comparison(ledger, edited.CUSTODY, edited.CUSTODY_PAST, change=-0.002)
    assert told(ledger, "custody_rate")[1] == (
        "The rate did not change on the year before, when it was also 0.15, but the numbers are too few to compare."
    )


def remarks(ledger: Ledger, indicator: str) -> list[str]:
    found = headline(ledger, indicator)
    assert found is not None
    return [plain_text(each) for each in found.remarks]


def test_a_change_that_does_not_add_up_as_printed_says_why() -> None:
    """169 is 27.2% less than 232; the unrounded rates are 27.0% apart. 3.47 is 25.3% more than 2.77 either way."""
    assert remarks(edited.base(), "fte_rate") == ["Changes are worked out before rounding."]
    assert remarks(edited.base(), "reoffences_per_reoffender") == []


@pytest.mark.parametrize(
    ("value", "change", "expected"),
    [
        (169.0, -27.0, []),
        (
            169.0,
            4.1,
            ["The official figure for the same year is 169; it rose by 4.1% on the year before."],
        ),
        (
            172.0,
            -4.1,
            ["The official figure for the same year is 172; it fell by 4.1% on the year before."],
        ),
        (172.0, None, ["The official figure for the same year is 172."]),
    ],
)
def test_the_official_figure_is_told_where_it_says_otherwise(
    value: float, change: float | None, expected: list[str]
) -> None:
    ledger = edited.published(edited.base(), value=value, change=change)
    assert remarks(ledger, "fte_rate")[1:] == expected


def test_a_newer_figure_has_a_sentence_of_its_own() -> None:
    ledger = edited.base()
    found = headline(ledger, "fte_rate")
    assert found is not None
    newer = newer_sentence(ledger, found)
    assert newer is not None
    assert plain_text(newer) == (
        "In the year to March 2019, 38 children in Rotherham entered the justice system for the first time, "
        "a rate of 157 per 100,000 aged 10 to 17. No published figure is held to compare it with yet."
    )
    custody = headline(ledger, "custody_rate")
    assert custody is not None
    assert newer_sentence(ledger, custody) is None


def every_span(found: Headline) -> list[tuple[str, str]]:
    parts = (*found.sentences, found.children, found.interval_words)
    return [(span.tag, span.text) for sentence in parts for span in sentence if span.tag]


def test_every_bound_span_can_be_written_again_from_its_tag() -> None:
    ledger = edited.base()
    spans = [each for found in headlines(ledger) for each in every_span(found)]
    assert len(spans) > 40
    assert {tag: in_sentence(ledger, tag) for tag, _ in spans} == dict(spans)


def test_no_number_stands_outside_a_bound_span_but_in_periods_and_bases() -> None:
    for found in headlines(edited.base()):
        for sentence in found.sentences:
            loose = "".join(span.text for span in sentence if not span.tag)
            for known in (in_words(found.figure.period), "100,000", "1,000", "10 to 17"):
                loose = loose.replace(known, "")
            assert not re.search(r"\d", loose), loose


def test_the_order_of_tags_tells_when_the_grammar_must_change() -> None:
    """A verdict may change alone in its clause; where a clause covers two areas, its tags move."""
    before = headline(edited.base(), "fte_rate")
    after = headline(
        edited.comparison(edited.base(), edited.FTE, edited.REGION, verdict="similar"), "fte_rate"
    )
    assert before is not None
    assert after is not None
    tags = [[span.tag for span in each.sentences[0] if span.tag] for each in (before, after)]
    assert tags[0] != tags[1]


def test_words_of_the_field() -> None:
    verdicts = ("better", "worse", "similar", "too_few")
    for verdict, direction in product(verdicts, ("higher", "lower", "same")):
        ledger = edited.base()
        for identifier, comparator in ledger.comparisons.select("figure_id", "comparator_id").iter_rows():
            parts = {"verdict": verdict, "direction": direction}
            ledger = edited.comparison(ledger, identifier, comparator, **parts)
        text = " ".join(plain_text(s) for found in headlines(ledger) for s in found.sentences)
        assert not re.search(r"\boffender", text, re.IGNORECASE)
        assert not re.search(r"\b(better|worse|None|nan)\b", text)
        assert "  " not in text
        assert " ," not in text


def test_a_long_name_reads_on() -> None:
    level, _ = told(edited.renamed(edited.base(), "Tower Hamlets and City of London"), "fte_rate")
    assert "41 children in Tower Hamlets and City of London entered the justice system" in level


def test_a_year_before_a_published_one_is_not_waited_for() -> None:
    ledger = edited.base()
    newest, past = (ledger.local("fte_rate", window) for window in ("2018-12.12m", "2017-12.12m"))
    assert newest is not None
    assert past is not None
    # England's newest is of the year to December 2018.
    assert plain_text(level(ledger, newest, ())).endswith(
        "No published figure is held to compare it with yet."
    )
    assert plain_text(level(ledger, past, ())).endswith("No published figure is held to compare it with.")
