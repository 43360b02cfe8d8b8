"""Who the children are: a subject by a grouping of theirs."""

from yjp.charts.breakdown import breakdown, breakdown_years
from yjp.charts.breakdown_table import breakdown_table, years_table
from yjp.charts.groups import by_value, newest, windows
from yjp.charts.spec import Chart, Table
from yjp.indicators.groupings import grouping
from yjp.indicators.registry import indicator
from yjp.ledger import Ledger
from yjp.narrative.breakdowns import breakdown_sentence
from yjp.narrative.filling import raised
from yjp_dashboards.components.method import counting
from yjp_dashboards.components.notices import NOT_THIS_YEAR
from yjp_dashboards.components.panel import Panel
from yjp_dashboards.pages.topics.choices import BY, OVER, YEARS
from yjp_dashboards.pages.topics.subject import Choices, Query, Topic, asked_year, measured


def groups_panel(ledger: Ledger, topic: Topic, choices: Choices, query: Query) -> Panel | None:
    """Who the children are: the figure by the chosen grouping, for one year or over five."""
    of = topic.counted or measured(choices, query)
    by = next(iter(choices[BY].chosen(query)), None)
    asked = asked_year(choices, query)
    if by is None:
        return None
    named = grouping(by)
    held = {each.id: each for each in windows(ledger, of, by)}
    window = held.get(asked) if asked else newest(ledger, of, by)
    if window is None:
        return Panel(id=f"{topic.page}-groups", heading="Who the children are", takeaway=NOT_THIS_YEAR)
    over_years = choices[OVER].chosen(query) == (YEARS,) and not named.parts
    chart: Chart | None
    table: Table | None
    if over_years:
        chart, table = breakdown_years(ledger, of, by, asked), years_table(ledger, of, by, asked)
    else:
        chart, table = breakdown(ledger, of, by, asked), breakdown_table(ledger, of, by, asked)
    told = breakdown_sentence(ledger, by_value(ledger, of, by, window.id), by)
    notes = [named.note] if named.note else []
    if named.parts and choices[OVER].chosen(query) == (YEARS,):
        notes.append(ONE_YEAR)
    about = [("Read from", f"{raised(named.read_from)}, on {named.on}."), *counting(of)]
    return Panel(
        id=f"{topic.page}-groups",
        heading="Who the children are",
        takeaway=told or (chart.title if chart else f"{indicator(of).title} by {named.title.lower()}"),
        words=tuple(notes),
        chart=chart,
        tables=(table,) if table else (),
        about=tuple(about),
        nothing=NO_YEARS if over_years else NOBODY,
    )


NO_YEARS = (
    "There is no chart of this over the years: it has too many groups, or fewer than two years are held."
)
ONE_YEAR = "Two groupings together are shown for one year only."
NOBODY = "There is nobody to draw: every group is empty or not shown. The table says which."
