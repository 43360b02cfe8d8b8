"""The measures of the KPIs as indicators of the ledger, each made from its declaration: nothing is typed twice."""

from collections.abc import Iterator

from yjp.figures import Unit
from yjp.indicators.definition import Indicator, Kind
from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.kpi.definition import Measure, Row, Version
from yjp.indicators.kpi.sources import CHOICE

READING = 1
"""The number of yjp's reading of the rules: one more whenever what is counted changes."""
FAMILY = "kpi{}"
BY_HAND = "Counted from the caseload alone: what was entered by hand for the return is not in this figure."
_SHARE_DECIMALS = _RATE_DECIMALS = 1
_SURE = {"Q": "read in the source", "I": "inferred from it", "M": "in part from memory"}
_GRADES = {
    "I": "The rule is inferred from the published SQL, not read in guidance.",
    "M": "The wording is from memory, not read in a source.",
}


def indicators(version: Version) -> tuple[Indicator, ...]:
    """Every measure of a version as an indicator, in the declaration's order; ids are the measures'."""
    return tuple(_indicator(measure, version) for measure in version.measures)


def _indicator(measure: Measure, version: Version) -> Indicator:
    kind, unit, decimals = _kind(measure)
    table = version.table(measure.kpi)
    rows = [table.row(row) for row in measure.numerator.rows]
    return Indicator(
        id=measure.id,
        title=measure.title,
        short_title=_short(measure),
        question=table.question,
        numerator=measure.what,
        denominator=_capital(measure.of) if measure.of else "None: a count",
        counts_in=(*table.who, *dict.fromkeys(row.meaning for row in rows)),
        counts_out=table.leaves_out,
        deviations=tuple(_deviations(measure, rows, version)),
        kind=kind,
        unit=unit,
        per=measure.per,
        decimals=decimals,
        polarity=measure.polarity,
        change_unit={Kind.SHARE: Unit.POINTS, Kind.RATE: Unit.RATE_CHANGE}.get(kind, Unit.PERCENT_CHANGE),
        source=f"{measure.source}. Grade {measure.grade}: {_SURE[measure.grade]}.",
        definition_version=f"{version.year}.{READING}",
        part_of="" if measure.headline and measure.shown else FAMILY.format(measure.kpi),
        caveat=f"{_capital(version.quality)} ({version.quality_source})",
    )


def _kind(measure: Measure) -> tuple[Kind, Unit, int]:
    if measure.of_population:
        return Kind.RATE, Unit.PER_10K, _RATE_DECIMALS
    return (Kind.SHARE, Unit.PERCENT, _SHARE_DECIMALS) if measure.denominator else (Kind.COUNT, Unit.COUNT, 0)


def _short(measure: Measure) -> str:
    """``KPI 1: Suitable accommodation``, ``KPI 1c: Referral Orders: children in …``."""
    if measure.headline:
        return f"KPI {measure.kpi}: {measure.short}"
    return f"KPI {measure.number}: {measure.what}"


def _deviations(measure: Measure, rows: list[Row], version: Version) -> Iterator[str]:
    if measure.differs:
        yield measure.differs
    yield BY_HAND
    if measure.grade in _GRADES or any(row.grade in _GRADES for row in rows):
        grades = dict.fromkeys((measure.grade, *(row.grade for row in rows)))
        yield from (_GRADES[grade] for grade in grades if grade in _GRADES)
    if any(CHOICE in row.source for row in rows):
        yield f"{CHOICE}."
    for defect in version.defects:
        if defect.kpi == measure.kpi:
            yield f"Not copied from the published SQL: {_lower(defect.fault)} Here: {_lower(defect.here)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


KPIS: tuple[Indicator, ...] = indicators(KPIS_2023)
HEADLINE_KPIS: tuple[Indicator, ...] = tuple(each for each in KPIS if not each.part_of)
"""The headlines that managers and boards see: one for each KPI, of KPI 6 those who completed and those who did not."""
EVERY_HEADLINE: tuple[Indicator, ...] = tuple(
    each for each, measure in zip(KPIS, KPIS_2023.measures, strict=True) if measure.headline
)
"""The same and the second headlines of KPI 4 and 5, which the YJB's SQL has in the place of GOV.UK's."""
