"""Figures by group: who the children behind a number are, as table and chart."""

from docx.shared import Cm

from yjp.charts.breakdown import breakdown
from yjp.charts.breakdown_table import breakdown_table
from yjp.charts.groups import groups, newest
from yjp.charts.spec import Chart
from yjp.charts.to_word import fitting_height
from yjp.indicators.groupings import grouping
from yjp.narrative.breakdowns import breakdown_sentence
from yjp.narrative.wording import NOT_SHOWN
from yjp.plan.layout import TOGETHER_CM
from yjp.plan.sections.definition import Writing
from yjp.plan.tables import columns_of

OUTCOMES = ("outcome_care", "age", "send", "sex", "ethnic")
"""How first time entrants are broken down: outcomes by care status first, as Rotherham's plan of 2019-21 has it."""
REOFFENDING = ("care", "ethnic")
INTRODUCTION = (
    "The groups below are small. A difference between them is a reason to ask, not a finding, and no verdict is given. "
    "What is not known is a group of its own. All come from the service's own records."
)
AGE_NOTE = "Age on the day of the outcome: a child arrested or first heard at 17 can be 18 by then, and still counts."
FEWEST_BARS = 4
"""Fewer groups are read faster in the table alone."""
HIGHEST = Cm(TOGETHER_CM)


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
            write_breakdown_table(writing, indicator_id, each)
            chart = breakdown(writing.ledger, indicator_id, each)
            if chart is not None and _bars(chart) >= FEWEST_BARS:
                writing.page.chart(chart, min(fitting_height(chart), HIGHEST))


def _bars(chart: Chart) -> int:
    """How many bars there are to see whole: a count of nought is none, and one with a hidden part is misread."""
    found = zip(*(series.points for series in chart.series), strict=True)
    limits = any(point.upper is not None for series in chart.series for point in series.points)
    return sum(
        all(point.text != NOT_SHOWN for point in bar)
        and any(point.value is not None if limits else point.value for point in bar)
        for bar in found
    )


def _write_sentence(writing: Writing, indicator_id: str, grouping_id: str) -> None:
    window = newest(writing.ledger, indicator_id, grouping_id)
    if window is None:
        return
    rows = {g.value: g.figure for g in groups(writing.ledger, indicator_id, grouping_id, window.id)}
    said = breakdown_sentence(writing.ledger, rows, grouping_id, writing.wording)
    if said is not None:
        writing.page.sentences([said])


def write_breakdown_table(writing: Writing, indicator_id: str, grouping_id: str) -> None:
    """The table of a breakdown; nothing where the ledger does not hold it."""
    table = breakdown_table(writing.ledger, indicator_id, grouping_id)
    if table is not None:
        note = AGE_NOTE if (indicator_id, grouping_id) == ("fte_count", "age") else ""
        writing.page.table(table, columns_of(table), note=note)


def _lower(title: str) -> str:
    return title[0].lower() + title[1:]
