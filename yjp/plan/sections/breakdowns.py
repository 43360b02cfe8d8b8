"""Figures by group: who the children behind a number are, as table and chart."""

from docx.shared import Cm, Length

from yjp.charts.breakdown import breakdown
from yjp.charts.breakdown_table import breakdown_table
from yjp.charts.groups import groups, newest
from yjp.charts.spec import Chart
from yjp.indicators.groupings import grouping
from yjp.narrative.breakdowns import breakdown_sentence
from yjp.plan.sections.definition import Writing
from yjp.plan.tables import columns_of

OUTCOMES = ("outcome_care", "age", "send", "sex", "ethnic")
"""How first time entrants are broken down: outcomes by care status first, as Rotherham's plan of 2019-21 has it."""
REOFFENDING = ("care", "ethnic")
INTRODUCTION = (
    "The groups below are small. A difference between them is a reason to ask, not a finding, and no verdict is given. "
    "What is not known is a group of its own."
)
_BAR, _AROUND, _LOWEST, _HIGHEST = 0.7, 2.3, 4.4, 9.0
"""Of a chart, in centimetres: a bar, what stands around the bars, and the least and most of all."""


_LEGEND = 1.4


def write_breakdowns(writing: Writing, level: int) -> None:
    """The children behind first time entrants and reoffending, by group."""
    kinds = (
        ("fte_count", "First time entrants by group", OUTCOMES),
        ("binary_reoffending", "Reoffending by group", REOFFENDING),
    )
    for indicator_id, title, groupings in kinds:
        held = [g for g in groupings if breakdown_table(writing.ledger, indicator_id, g) is not None]
        if not held:
            continue
        writing.page.heading(title, level)
        if indicator_id == kinds[0][0]:
            writing.page.text(INTRODUCTION)
        for each in held:
            writing.page.heading(f"By {_lower(grouping(each).title)}", min(level + 1, 3))
            _write_sentence(writing, indicator_id, each)
            chart = breakdown(writing.ledger, indicator_id, each)
            write_breakdown_table(writing, indicator_id, each)
            if chart is not None and chart.series:
                writing.page.chart(chart, _height(chart))


def _write_sentence(writing: Writing, indicator_id: str, grouping_id: str) -> None:
    window = newest(writing.ledger, indicator_id, grouping_id)
    if window is None:
        return
    rows = {g.value: g.figure for g in groups(writing.ledger, indicator_id, grouping_id, window.id)}
    said = breakdown_sentence(writing.ledger, rows, grouping_id, writing.wording)
    if said is not None:
        writing.page.sentences([said], with_next=True)


def write_breakdown_table(writing: Writing, indicator_id: str, grouping_id: str) -> None:
    """The table of a breakdown; nothing where the ledger does not hold it."""
    table = breakdown_table(writing.ledger, indicator_id, grouping_id)
    if table is not None:
        writing.page.table(table, columns_of(table))


def _height(chart: Chart) -> Length:
    legend = _LEGEND if len(chart.series) > 1 else 0.0
    return Cm(min(max(len(chart.categories) * _BAR + _AROUND + legend, _LOWEST), _HIGHEST))


def _lower(title: str) -> str:
    return title[0].lower() + title[1:]
