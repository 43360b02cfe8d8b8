"""The service's own scorecards and the partnership's self-assessment, where the workspace has them."""

from yjp.charts.scorecards import scorecard_names, scorecard_table
from yjp.plan.sections.definition import Writing
from yjp.plan.self_assessment import MATURITY
from yjp.plan.tables import Columns

SCORECARD_COLUMNS = Columns(widths=(5.2, 1.9, 1.5, 1.6, 2.9, 1.5, 2.4), numbers=frozenset())
MATURITY_COLUMNS = Columns(widths=(2.9, 3.6, 2.3, 4.4, 3.8), numbers=frozenset())
NOT_TESTED = (
    "“Not tested” means that only a percentage or a total is known, or that chance plays no part in it: no more is "
    "said of it than which way it went."
)


def write_scorecards(writing: Writing) -> None:
    """A table for each scorecard, then the self-assessment; nothing where there is neither."""
    page, ledger = writing.page, writing.ledger
    for name, title in scorecard_names(ledger):
        table = scorecard_table(ledger, name)
        if table is None:
            continue
        page.heading(title, writing.level)
        page.table(table, SCORECARD_COLUMNS)
        if any("not tested" in cell.text for row in table.rows for cell in row):
            page.text(NOT_TESTED, style="Note")
    judged = writing.bindings.table(MATURITY)
    if judged is not None:
        page.heading("How mature our early help is", writing.level)
        page.table(judged, MATURITY_COLUMNS)
