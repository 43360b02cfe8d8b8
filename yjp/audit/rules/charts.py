"""A chart shows the numbers of its workbook."""

from collections.abc import Iterator
from math import isclose

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.document import Chart, Series
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule

_SHOWN = 1e-6


def chart_span(chart: Chart, text: str) -> Span:
    """A value or name of a chart: it has no place in a text."""
    return Span(place=chart.place, start=0, end=0, text=text)


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for chart in evidence.charts:
        for series in chart.series:
            yield from _series(chart, series)


def _series(chart: Chart, series: Series) -> Iterator[Judgement]:
    if series.workbook is None:
        return
    if series.workbook_name is not None and series.workbook_name.strip() != series.name.strip():
        yield wrong(
            "chart-workbook",
            "chart",
            (chart_span(chart, series.name),),
            quote=f"{chart.title}: {series.name}",
            sentence=f"The chart calls a series \u201c{series.name}\u201d, its workbook "
            f"\u201c{series.workbook_name}\u201d.",
            follows="name shown and name in the workbook differ",
            correction=f"\u201c{series.workbook_name}\u201d, if the workbook is right.",
        )
    for place, shown in enumerate(series.shown):
        held = series.workbook[place] if place < len(series.workbook) else None
        category = chart.categories[place] if place < len(chart.categories) else str(place + 1)
        if shown is None and held is None:
            continue
        text = "nothing" if shown is None else f"{shown:g}"
        span = chart_span(chart, text)
        if shown is not None and held is not None and isclose(shown, held, rel_tol=_SHOWN, abs_tol=_SHOWN):
            yield right("chart-workbook", "chart", (span,), "as in the chart's workbook")
            continue
        other = "nothing" if held is None else f"{held:g}"
        yield wrong(
            "chart-workbook",
            "chart",
            (span,),
            quote=f"{chart.title}: {series.name}, {category}",
            sentence=f"The chart shows {text} for {series.name}, {category}, but its workbook has {other}.",
            follows=f"shown {text}, workbook {other}",
            correction=f"{other}, if the workbook is right.",
        )


CHART_WORKBOOK = AuditRule(
    id="chart-workbook",
    title="A chart shows its workbook's numbers",
    checks="Each value and name that a Word chart shows is the one in the workbook inside it.",
    source="The document's own embedded workbook.",
    verdict=Verdict.CONTRADICTED,
    example="a chart showing 41 for 2018 whose workbook has 14",
    says="The chart shows 41 for Rotherham, 2018, but its workbook has 14.",
    check=_check,
)
