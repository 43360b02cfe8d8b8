"""Charts and tables by their tag: what was drawn once can be drawn again from newer figures."""

from yjp.charts.spec import Chart, Table
from yjp.charts.trend import comparator_table, trend
from yjp.figures import Facet, split_tag
from yjp.ledger import Ledger
from yjp.narrative.headline import Headline, headline


def chart(ledger: Ledger, tag: str) -> Chart | None:
    """The chart of that tag, or None where the ledger has nothing to draw for it."""
    found = _headline(ledger, tag, Facet.CHART)
    return trend(ledger, found, yearly=True) if found else None


def table(ledger: Ledger, tag: str) -> Table | None:
    """The table of that tag, or None where the ledger has no such figure."""
    found = _headline(ledger, tag, Facet.TABLE)
    return comparator_table(ledger, found) if found else None


def _headline(ledger: Ledger, tag: str, wanted: Facet) -> Headline | None:
    """The headline that a tag of that facet names, for the window that it names."""
    try:
        identifier, facet = split_tag(tag)
    except ValueError:
        return None
    figure = ledger.get(identifier) if facet is wanted else None
    return headline(ledger, figure.indicator, figure.window) if figure else None
