"""What a busy reader stumbles over: two names for one thing, a method's bare name, limits that are not drawn."""

import pytest

from tests.unit.dashboards.workspaces import Example
from yjp.charts.kpis import kpi_indicators, kpi_table
from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.registry import indicator
from yjp.ledger import Ledger
from yjp.narrative.headline import headline
from yjp_dashboards.components.method import RANGES, facts, method
from yjp_dashboards.pages import custody, first_time_entrants, kpis, reoffending
from yjp_dashboards.pages.theme_panel import NOTES, theme_panel
from yjp_dashboards.pages.topics.choices import ENDING, NEWEST, choices
from yjp_dashboards.pages.topics.quarters import NO_LIMITS, SIGNALS, quarters_panel


@pytest.fixture(scope="module")
def ledger(example: Example) -> Ledger:
    return example("rotherham_2025").ledger()


def test_the_first_choice_of_a_year_names_the_headline_year(ledger: Ledger) -> None:
    def first(topic: object, of: Ledger) -> str:
        found = choices(of, topic.measures, topic.counted)[ENDING]  # type: ignore[attr-defined]
        value, words = found.options[0]
        assert value == NEWEST
        return words

    assert first(first_time_entrants.TOPIC, ledger) == "Headline year to Dec 2024"
    # The police area's figure of 2022/23 is of the share alone: the other measures have a newer headline year.
    assert first(reoffending.TOPIC, ledger) == "Each measure’s headline year"


def test_a_chart_without_limits_does_not_explain_limits(ledger: Ledger) -> None:
    """Four custodial sentences a year are fewer than one a quarter before."""

    def words(topic: object) -> tuple[object, ...]:
        picked = choices(ledger, topic.measures, topic.counted)  # type: ignore[attr-defined]
        panel = quarters_panel(ledger, topic, picked, {})  # type: ignore[arg-type]
        assert panel is not None
        return panel.words

    assert words(custody.TOPIC) == (NO_LIMITS,)
    assert words(first_time_entrants.TOPIC) == (SIGNALS,)


def test_each_kpi_is_shown_once_and_is_called_as_in_the_plan_and_the_return(ledger: Ledger) -> None:
    page = kpis.Kpis(ledger)
    assert [words for _, words in page.choices[kpis.KPI].options] == [
        f"KPI {table.number}: {table.title}" for table in KPIS_2023.tables
    ]
    shown = kpi_table(ledger)
    assert shown is not None
    named = [row[0].text for row in shown.rows]
    assert [name for name in named if name.startswith(("KPI 4", "KPI 5"))] == [
        "KPI 4: Mental health and emotional wellbeing: children with a need",
        "KPI 5: Substance misuse: children with a need",
    ]
    whole = kpi_table(ledger, "kpi4")
    assert whole is not None
    assert [row[0].text for row in whole.rows][:2] == [
        "KPI 4: Mental health and emotional wellbeing: children with a need",
        "KPI 4: Mental health and emotional wellbeing: offered help, of children with a need",
    ]
    # One sentence beside the numbers says how the two differ.
    assert "of those with a need, the children offered help" in str(facts(indicator("kpi4_need")))


def test_no_measure_of_a_kpi_is_abbreviated_or_misspelt() -> None:
    names = [each.short_title for each in kpi_indicators("kpi1")]
    assert (
        "KPI 1b: Temporary accommodation: children in suitable accommodation at the end of the order" in names
    )
    assert not [
        name for name in names if any(word in name for word in ("STC", "SCH:", "YOI", "accomodation"))
    ]


def test_the_range_says_what_its_method_is_for(ledger: Ledger) -> None:
    head = headline(ledger, "binary_reoffending")
    assert head is not None
    assert dict(method(head, indicator("binary_reoffending")))["95% range"] == RANGES["Wilson"]


def test_why_more_victims_are_contacted_than_identified(example: Example) -> None:
    """Made-up example of 2019: 153 identified, 192 contacted."""
    panel = theme_panel(example("rotherham_2019").ledger(), "victims", "victims_contacted", "x")
    assert panel is not None
    assert NOTES["victims"] in panel.words
