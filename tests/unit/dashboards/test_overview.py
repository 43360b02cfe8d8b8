"""The overview page without a browser: what it says with everything there, and with something missing."""

from dataclasses import replace

import polars as pl
import pytest

from tests.sample import sample
from tests.unit.dashboards import ledgers
from tests.unit.dashboards.reading import by_class, found, sent, words
from tests.unit.dashboards.viewers import looking
from yjp.ledger import Ledger
from yjp_dashboards.attention import Notice
from yjp_dashboards.components.notices import (
    CHANGE_NOT_SHOWN,
    NO_COMPARATORS,
    NO_FIGURES,
    NO_YEAR_BEFORE,
)
from yjp_dashboards.pages import attention_sources
from yjp_dashboards.pages.overview import TOPICS, Overview

# Rotherham's Youth Justice Plan 2019-21 prints these values; the cards must show the same.
PRINTED = {
    "fte_rate": ("169 per 100,000", "41 children"),
    "binary_reoffending": ("33.0%", "30 of 91 children"),
    "reoffences_per_reoffender": ("3.47", "104 reoffences by 30 children"),
    "custody_rate": ("0.12 per 1,000", "3 custodial sentences"),
}


def page(ledger: Ledger) -> list[object]:
    with looking(ledger):
        return Overview(ledger).layout({})


def cards(ledger: Ledger) -> dict[str, object]:
    return {
        each.to_plotly_json()["props"]["aria-labelledby"].removeprefix("card-"): each
        for each in found(page(ledger), "Article")
    }


def test_cards_show_the_printed_figures_and_the_children_behind_them() -> None:
    shown = cards(sample())
    assert list(shown) == list(PRINTED)
    for indicator, (value, behind) in PRINTED.items():
        (number,) = by_class(shown[indicator], "value")
        assert words(number).replace("  ", " ") == value
        assert behind in words(shown[indicator])


def test_the_change_on_the_year_stands_with_its_verdict() -> None:
    (change,) = by_class(cards(sample())["fte_rate"], "change")
    # (41/24260) / (56/24190) - 1 = -27.0%; 56/24190 x 100,000 = 231.5.
    assert words(change) == "On the year before −27.0%  from 232 per 100,000 No clear change"


def test_comparators_stand_with_value_and_verdict() -> None:
    (table,) = by_class(cards(sample())["fte_rate"], "comparators")
    rows = [words(row) for row in found(table, "Tr")]
    assert rows == [
        "Compared with Figure We are",
        "Yorkshire and the Humber 245 Better",
        "England 238 Better",
    ]


def test_a_change_published_without_its_level_stands_apart() -> None:
    (elsewhere,) = by_class(cards(sample())["fte_rate"], "only-change")
    assert [words(item).replace("  ", " ") for item in found(elsewhere, "Li")] == [
        "YOT family −16.6%",
        "South Yorkshire PCC area −29.9%",
        "National −19.6%",
    ]


def test_every_card_leads_to_definition_source_and_its_own_page() -> None:
    for indicator, card in cards(sample()).items():
        (more,) = found(card, "Details")
        assert words(more).startswith("Definition and source")
        assert "Rotherham Youth Justice Plan 2019-2021" in words(more)
        (closer,) = found(card, "Link")
        assert closer.href == TOPICS[indicator]
        assert words(closer).startswith("Look closer : ")
        (sparkline,) = found(card, "Img")
        assert sparkline.alt
        assert sparkline.src.startswith("data:image/svg+xml;base64,")


def test_a_verdict_is_always_a_word() -> None:
    verdicts = by_class(page(sample()), "verdict")
    assert {each.children for each in verdicts} == {
        "Better",
        "No clear change",
        "No clear difference",
        "Worse",
        "Too few to compare",
    }


def test_a_missing_indicator_keeps_its_place_and_says_why() -> None:
    card = cards(ledgers.without("custody_rate"))["custody_rate"]
    assert "There is no settled twelve-month figure of this yet." in words(card)
    assert not found(card, "Img")


def test_a_ledger_without_figures_says_what_brings_them() -> None:
    shown = page(ledgers.without_figures())
    assert NO_FIGURES in words(shown)
    assert not found(shown, "Graph")
    assert not found(shown, "Article")


def test_without_comparators_each_card_says_so() -> None:
    for card in cards(ledgers.without_comparators()).values():
        assert NO_COMPARATORS in words(card)
        assert not by_class(card, "comparators")


def test_with_one_period_there_is_no_change() -> None:
    for card in cards(ledgers.of_one_period()).values():
        assert NO_YEAR_BEFORE in words(card)


def test_plotly_is_not_asked_for() -> None:
    assert not found(page(sample()), "Graph")


def test_what_needs_attention_leads_to_where_it_is_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(now: object) -> tuple[Notice, ...]:
        return (
            Notice(text="actions are overdue", href="/plan", count=1200),
            Notice(text="All else", href="/x"),
        )

    monkeypatch.setattr(attention_sources, "SOURCES", (late,))
    (listed,) = by_class(page(sample()), "attention")
    assert [words(item) for item in found(listed, "Li")] == ["1,200   actions are overdue", "All else"]
    assert [link.href for link in found(listed, "Link")] == ["/plan", "/x"]


def test_a_suppressed_figure_is_not_sent_to_the_browser() -> None:
    ledger = ledgers.suppressed("custody_rate.2019-03.12m.rotherham", "Fewer than 5 children")
    card = cards(ledger)["custody_rate"]
    assert "Not shown, to protect children" in words(card)
    assert CHANGE_NOT_SHOWN in words(card)
    assert not by_class(card, "verdict")
    everything = sent(page(ledger))
    # 3 / 24,400 x 1,000 = 0.12295...; its limits; its change on the year before.
    for secret in ("0.12 per 1,000", "0.1229", "0.03 and 0.36", "3 custodial sentences", "−0.29"):
        assert secret not in everything


def test_a_suppressed_year_before_takes_the_change_with_it() -> None:
    whole = ledgers.suppressed("custody_rate.2018-03.12m.rotherham", "Fewer than 5 children")
    this_change = pl.col("figure_id") != "custody_rate_change.2019-03.12m.rotherham"
    ledger = replace(whole, figures=whole.figures.filter(this_change))
    assert CHANGE_NOT_SHOWN in words(cards(ledger)["custody_rate"])
    everything = sent(page(ledger))
    assert "0.12 per 1,000" in everything
    # 10 / 24,260 x 1,000 = 0.41220...; the change would give it away.
    for secret in ("0.412", "from 0.41", "−0.29"):
        assert secret not in everything


def test_two_cards_that_are_read_together_say_where_their_years_differ() -> None:
    beside = sample()
    assert "not the same year" not in words(cards(beside)["reoffences_per_reoffender"])
    # The year to June 2017 of one only is gone: its card has the year to June 2016.
    gone = pl.col("figure_id") == "reoffences_per_reoffender.2017-06.12m.rotherham"
    shown = cards(replace(beside, figures=beside.figures.filter(~gone)))
    assert "This is not the same year as Reoffending (the year to" in words(
        shown["reoffences_per_reoffender"]
    )
    assert "not the same year" not in words(shown["binary_reoffending"])
