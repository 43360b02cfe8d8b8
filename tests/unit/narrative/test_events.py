"""Differences in children, the step of a rolling year, and the rating: in words, bound, and sensible at nought."""

import re
from dataclasses import replace
from itertools import product

import polars as pl
import pytest

from tests.unit.comparators.rows import ledger as rows_of
from tests.unit.comparators.rows import level
from tests.unit.narrative import edited
from yjp.comparators.compare import comparisons
from yjp.comparators.ratings import ratings
from yjp.figures import RATINGS, Facet, tag
from yjp.ledger import Ledger
from yjp.narrative.facets import in_cell, in_sentence
from yjp.narrative.headline import Headline, headline, plain_text

NOW, BEFORE = "2018-12.12m", "2017-12.12m"


def judged(*rows: dict[str, object]) -> Ledger:
    """A ledger of these rows, compared and rated as a run does it."""
    figures = rows_of(*rows)
    found = comparisons(figures)
    about = replace(edited.base().about, area="local", service="Local")
    return Ledger(figures=figures, comparisons=found, about=about, ratings=ratings(figures, found))


def head(ledger: Ledger, indicator: str) -> Headline:
    found = headline(ledger, indicator)
    assert found is not None
    return found


def told(ledger: Ledger, indicator: str) -> list[str]:
    """Change, rating and children of a headline."""
    found = head(ledger, indicator)
    parts = (found.sentences[1], found.rating_sentence, found.matching)
    return [plain_text(part) for part in parts if part]


def test_five_children_more_read_as_what_they_are() -> None:
    ledger = judged(level("fte_rate", NOW, 31, 26_020), level("fte_rate", BEFORE, 26, 26_000))
    assert told(ledger, "fte_rate") == [
        "The rate rose by 19.1% on the year before (from 100), but by no more than chance would explain.",
        "Amber (A): no clear change on the year before; higher, but by no more than chance would "
        "explain, though by more "
        "than the tolerance.",
        "To match the year before there would have been 5 fewer first time entrants; chance alone moves the difference "
        "between two such years by about ±15.",
    ]
    assert head(ledger, "fte_rate").takeaway == "First time entrants: no clear change"


def test_beside_a_family() -> None:
    family = level("fte_rate", NOW, None, role="family", area_name="YOT family", value=130.0)
    ledger = judged(level("fte_rate", NOW, 41, 24_260), family)
    assert told(ledger, "fte_rate")[1:] == [
        "Amber (A): no clear difference from the YOT family; higher, but by no more than chance "
        "would explain, though by "
        "more than the tolerance.",
        "To match the YOT family there would have been 9 fewer first time entrants; chance alone moves a service of "
        "this size by about ±11.",
    ]


@pytest.mark.parametrize(
    ("now", "before", "change", "rating"),
    [
        (
            0,
            0,
            "The rate did not change on the year before, when it was also 0.00, but the numbers are too few to "
            "compare.",
            "N",
        ),
        (
            0,
            3,
            "The rate fell by 0.13 on the year before (from 0.13), but the numbers are too few to compare.",
            "N",
        ),
        (
            3,
            0,
            "The rate rose by 0.13 on the year before (from 0.00), but the numbers are too few to compare.",
            "N",
        ),
    ],
)
def test_none_and_three(now: int, before: int, change: str, rating: str) -> None:
    """Too few to compare is said once or twice, and no size of a difference that nobody may read anything into."""
    ledger = judged(level("custody_rate", NOW, now, 24_000), level("custody_rate", BEFORE, before, 24_000))
    assert told(ledger, "custody_rate") == [
        change,
        "No call (N): too few events to compare with the year before.",
    ]
    rated = head(ledger, "custody_rate").rating
    assert rated is not None
    assert rated.letter == rating


def test_a_rise_from_none_has_no_percentage_and_says_so() -> None:
    ledger = judged(level("fte_rate", NOW, 3, 24_000), level("fte_rate", BEFORE, 0, 24_000))
    assert told(ledger, "fte_rate")[0] == (
        "The rate rose on the year before (from 0), but the numbers are too few to compare."
    )
    assert in_cell(ledger, f"fte_rate_change.{NOW}.local#value") == "no percentage from 0"
    (comparison,) = ledger.compared(f"fte_rate.{NOW}.local")
    assert comparison.change_text == "up"
    none = judged(level("fte_rate", NOW, 0, 24_000), level("fte_rate", BEFORE, 0, 24_000))
    assert none.compared(f"fte_rate.{NOW}.local")[0].change_text == "no change"


def test_singular() -> None:
    ledger = judged(level("binary_reoffending", NOW, 31, 91), level("binary_reoffending", BEFORE, 30, 91))
    assert "there would have been 1 fewer child reoffending; chance" in told(ledger, "binary_reoffending")[2]


def test_the_sentence_never_contradicts_its_verdict() -> None:
    """At the edge of chance the rounded span and the exact test can differ by one."""
    for verdict, over, chance in product(("better", "worse", "similar"), (-9.0, 8.0, 7.0), (7, 8, 9)):
        ledger = edited.comparison(
            edited.base(), edited.FTE, edited.ENGLAND, verdict=verdict, events_over=over, chance_events=chance
        )
        said = in_sentence(ledger, f"{edited.ENGLAND}#chance") or ""
        if verdict == "similar":
            assert ("by about as many" in said) == (abs(over) >= chance)
        else:
            assert ("by nearly as many" in said) == (abs(over) <= chance)


def quarters(*counted: int) -> Ledger:
    windows = ("2018-06.3m", "2018-09.3m", "2018-12.3m", "2019-03.3m", "2019-06.3m")
    rows = [level("fte_count", w, n) for w, n in zip(windows, counted, strict=True)]
    for last in (4, 5):
        end = windows[last - 1].removesuffix(".3m")
        rows.append(level("fte_count", f"{end}.12m", sum(counted[last - 4 : last])))
        rows.append(level("fte_rate", f"{end}.12m", sum(counted[last - 4 : last]), 24_000))
    return judged(*rows)


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        (
            (8, 10, 10, 10, 11),
            "The rolling year of first time entrants rose by 3 because April to June 2019 had 3 more than April to "
            "June 2018; that is no more than chance would explain.",
        ),
        (
            (28, 10, 10, 10, 9),
            "The rolling year of first time entrants fell by 19 because April to June 2019 had 19 fewer than April to "
            "June 2018; that is more than chance would explain.",
        ),
        (
            (8, 10, 10, 10, 8),
            "The rolling year of first time entrants did not change, because April to June 2019 had as many as April "
            "to June 2018.",
        ),
        (
            (0, 10, 10, 10, 3),
            "The rolling year of first time entrants rose by 3 because April to June 2019 had 3 more than April to "
            "June 2018; the numbers are too few to compare.",
        ),
    ],
)
def test_why_a_rolling_year_moved(counted: tuple[int, ...], expected: str) -> None:
    step = head(quarters(*counted), "fte_rate").step
    assert step is not None
    assert plain_text(step) == expected


@pytest.mark.parametrize("window", ["2018-06.3m", "2019-06.3m", "2019-03.12m", "2019-06.12m"])
def test_a_step_over_a_hidden_count_is_not_told(window: str) -> None:
    ledger = edited.figure(quarters(8, 10, 10, 10, 11), f"fte_count.{window}.local", suppressed=True)
    assert head(ledger, "fte_rate").step is None


def test_nothing_is_told_of_a_hidden_figure_or_comparator() -> None:
    family = level("fte_rate", NOW, None, role="family", area_name="YOT family", value=130.0)
    ledger = judged(level("fte_rate", NOW, 41, 24_260), family)
    for hidden in (f"fte_rate.{NOW}.local", f"fte_rate.{NOW}.family"):
        masked = edited.figure(ledger, hidden, suppressed=True)
        found = head(masked, "fte_rate")
        assert (found.rating, found.rating_sentence, found.matching) == (None, None, None)
        assert in_cell(masked, f"fte_rate.{NOW}.local#rating") in ("Not rated", "not shown")


def test_a_rating_in_a_cell_is_its_name_and_letter() -> None:
    ledger = judged(level("fte_rate", NOW, 31, 26_020), level("fte_rate", BEFORE, 26, 26_000))
    assert in_cell(ledger, f"fte_rate.{NOW}.local#rating") == "Amber (A)"
    assert in_cell(edited.base(), f"{edited.BINARY}#rating") == "Not rated"


def test_every_span_can_be_written_again_and_no_number_is_loose() -> None:
    family = level("fte_rate", NOW, None, role="family", area_name="YOT family (pooled)", value=130.0)
    ledger = judged(level("fte_rate", NOW, 41, 24_260), family)
    found = head(ledger, "fte_rate")
    assert found.rating_sentence
    assert found.matching
    for span in (*found.rating_sentence, *found.matching):
        if span.tag:
            assert in_sentence(ledger, span.tag) == span.text
        else:
            assert not re.search(r"\d", span.text)
    assert "To match the YOT family (pooled) there" in plain_text(found.matching)


def test_tags_of_the_new_facets_fit_a_word_tag() -> None:
    assert all(len(tag("x" * 52, facet)) <= 64 for facet in Facet)


def test_a_comparator_refused_for_want_of_members_is_not_a_row() -> None:
    refused = level("fte_rate", NOW, None, role="family", reason="counts of only 1 of 4 members are known")
    ledger = judged(level("fte_rate", NOW, 41, 24_260), level("fte_rate", BEFORE, 56, 24_260), refused)
    assert head(ledger, "fte_rate").comparators == ()


def test_a_ledger_of_an_older_run_has_no_ratings_and_reads_on() -> None:
    ledger = replace(edited.base(), ratings=pl.DataFrame(schema=RATINGS))
    found = head(ledger, "fte_rate")
    assert (found.rating, found.rating_sentence, found.matching, found.step) == (None, None, None, None)


@pytest.mark.parametrize(
    ("name", "role", "expected"),
    [
        ("Statistical neighbours (proxy)", "proxy", "the statistical neighbours (proxy: 130)"),
        ("Chosen services (pooled)", "chosen", "the chosen services (pooled: 130)"),
        ("Barnsley (revised)", "chosen", "Barnsley (revised: 130)"),
    ],
)
def test_new_comparators_in_a_sentence(name: str, role: str, expected: str) -> None:
    other = level("fte_rate", NOW, None, role=role, area_name=name, value=130.0)
    ledger = judged(level("fte_rate", NOW, 41, 24_260), other)
    assert expected in plain_text(head(ledger, "fte_rate").sentences[0])
