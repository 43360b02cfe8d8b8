"""The key performance indicators, where the ledger holds figures of them: at a glance, then each with its paragraph."""

from itertools import groupby

from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.kpi.indicators import HEADLINE_KPIS
from yjp.ledger import Figure
from yjp.narrative.paragraphs import figure_paragraphs
from yjp.narrative.parts import plain_text
from yjp.plan.kpis import kpi_table, newest_kpis
from yjp.plan.sections.definition import Writing
from yjp.plan.tables import Columns

HIDDEN = (
    "Where the table shows no number, that is to protect children: a number behind it is small, or would give a small "
    "one away."
)
KPI_COLUMNS = Columns(widths=(8.6, 3.4, 2.5, 2.5), numbers=frozenset({1, 2, 3}))
_KPI_OF = {measure.id: measure.kpi for measure in KPIS_2023.measures}


def write_kpis(writing: Writing) -> None:
    """Nothing where the ledger holds no KPI."""
    table = kpi_table(writing.ledger)
    if table is None:
        return
    page, figures = writing.page, newest_kpis(writing.ledger)
    page.heading("The key performance indicators", writing.level)
    caveats = dict.fromkeys(each.caveat for each in HEADLINE_KPIS if each.caveat)
    for caveat in caveats:
        page.text(
            f"How good the data are: {caveat[0].lower()}{caveat[1:]}. Numbers are small and of one quarter only."
        )
    page.table(table, KPI_COLUMNS)
    told = figure_paragraphs(writing.ledger, figures, writing.wording)
    below = min(writing.level + 1, 3)
    if any(each.suppressed for each in figures):
        page.text(HIDDEN)
    for kpi, group in groupby([each for each in figures if not each.suppressed], key=_kpi):
        page.heading(f"KPI {kpi}: {KPIS_2023.table(kpi).title}", below)
        for figure in group:
            # The caveat stands above, once for all.
            page.sentences(
                [each for each in told[figure.figure_id] if plain_text(each).rstrip(".") not in caveats]
            )


def _kpi(figure: Figure) -> int:
    return _KPI_OF[figure.indicator]
