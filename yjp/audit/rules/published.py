"""Figures must be possible beside the published ones: nations, regions and the ranges that measures have had."""

import re
from collections.abc import Iterator
from functools import cache

from yjp import reference
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fact import NATIONAL, Fact
from yjp.audit.claims.facts import facts
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.claims.matrix import Matrix, both
from yjp.audit.finding import vocabulary
from yjp.audit.finding.tokens import Kind
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_REGIONS_NEEDED = 4


@cache
def _fte_by_year() -> dict[int, float]:
    """National first time entrants per 100,000 by calendar year, from the shipped series."""
    rows = reference.dataset("national_series").select("measure", "period_end", "value").rows()
    return {end.year: value for measure, end, value in rows if measure == "fte_rate_per_100k" and end}


@cache
def _authorities() -> dict[tuple[str, int], float]:
    rows = reference.dataset("fte_rates_by_authority").select("slug", "year", "rate_per_100k").rows()
    return {(slug, year): rate for slug, year, rate in rows if rate is not None}


def _outliers(evidence: Evidence) -> Iterator[Judgement]:
    for fact in facts(evidence):
        if fact.measure != "fte" or fact.form != "rate" or fact.period is None or fact.period.months != 12:
            continue
        if fact.qualifiers or fact.token.sign or fact.token.number < 1:
            continue
        year = fact.period.last // 12
        if fact.area in NATIONAL:
            known = _fte_by_year().get(year)
            yield from _far(fact, known, 5.0, 1.7, f"England and Wales had about {known:g}" if known else "")
        elif fact.area in ("local", evidence.service) and evidence.service:
            known = _authorities().get((evidence.service, year))
            yield from _far(
                fact,
                known,
                12.0,
                3.0,
                f"the Department for Education's series has {known:g}" if known else "",
            )


def _far(fact: Fact, known: float | None, sure: float, odd: float, words: str) -> Iterator[Judgement]:
    if not known:
        return
    ratio = max(fact.token.number / known, known / fact.token.number)
    if ratio < odd:
        return
    yield wrong(
        "outlier",
        "rate",
        (fact.span,),
        quote=fact.quote,
        sentence=f"{fact.token.text} first time entrants per 100,000 is far from what was "
        f"published: {words} for that year.",
        follows=f"{fact.token.text} against {known:g}, {plain(ratio, 1)} times apart",
        correction=None,
        verdict=Verdict.CONTRADICTED if ratio >= sure else Verdict.SUSPICIOUS,
        strength=3,
    )


def _between_regions(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        for matrix in both(grid):
            areas = [_area(label) for label in matrix.places]
            regions = [place for place, area in enumerate(areas) if area in vocabulary.REGIONS]
            nations = [place for place, area in enumerate(areas) if area in NATIONAL]
            if len({areas[place] for place in regions}) < _REGIONS_NEEDED or not nations:
                continue
            for line in range(len(matrix.lines)):
                yield from _line(matrix, line, regions, nations)


def _area(label: str) -> str | None:
    found = {mention.id for mention in vocabulary.areas(label)}
    return found.pop() if len(found) == 1 else None


def _line(matrix: Matrix, line: int, regions: list[int], nations: list[int]) -> Iterator[Judgement]:
    entries = [entry for place in regions if (entry := matrix.at(line, place))]
    text = (
        f"{matrix.lines[line]} {matrix.grid.about} {' '.join(matrix.grid.columns[: matrix.grid.first_value])}"
    )
    rate = re.search(r"\brates?\b|\bper\b|%|\bpercent", text, re.IGNORECASE) or any(
        entry.token.kind in (Kind.PERCENT, Kind.DECIMAL) for entry in entries
    )
    if (
        len(entries) < _REGIONS_NEEDED
        or not rate
        or re.search(r"\bnumber\b|\bcount\b|\bchange\b", matrix.lines[line], re.IGNORECASE)
    ):
        return
    values = [entry.token.number for entry in entries]
    for place in nations:
        whole = matrix.at(line, place)
        if (
            whole is None
            or min(values) - whole.token.step <= whole.token.number <= max(values) + whole.token.step
        ):
            continue
        total = sum(values)
        added = abs(whole.token.number - total) <= 0.02 * total
        yield wrong(
            "between-regions",
            "rate",
            (whole.span, *(entry.span for entry in entries)),
            quote=f"{matrix.words(line, place)}: {whole.span.text}",
            sentence=(
                f"A national rate lies between those of its regions ({plain(min(values), 0)} to "
                f"{plain(max(values), 0)}), "
                f"but {whole.token.text} is printed."
                + (" It is the sum of the regions' rates." if added else "")
            ),
            follows="a rate of the whole is an average of the rates of its parts",
            correction="Print the national rate as published." if added else None,
            verdict=Verdict.CONTRADICTED if len(entries) >= 6 or added else Verdict.SUSPICIOUS,
        )


def _other_region(evidence: Evidence) -> Iterator[Judgement]:
    """A comparator named after a region in which the service does not lie."""
    if evidence.service is None:
        return
    own = vocabulary.regions_of_services().get(evidence.service)
    for grid in evidence.grids:
        labels = [
            (text, cell)
            for cells in (*grid.heads, *(tuple(row.values()) for row in grid.body))
            for cell in cells
            if (text := cell.text.strip())
        ]
        named = [
            (area, text, cell)
            for text, cell in labels
            if len(text) < 40 and (area := _area(text)) in vocabulary.REGIONS
        ]
        measured = any(fact.table is grid for fact in facts(evidence))
        if measured and len({area for area, _, _ in named}) == 1 and named[0][0] != own and own:
            area, text, cell = named[0]
            span = Span(place=cell.source.place, start=0, end=len(cell.source.text), text=cell.source.text)
            name = own.replace("_", " ").title()
            values = _published_as(grid, area, own, evidence)
            yield wrong(
                "other-region",
                "comparator",
                (span,),
                quote=f"{grid.about[:120]} {text}".strip(),
                sentence=f"The only region compared with is \u201c{text}\u201d, but the service lies in "
                f"the region {name}." + (f" Its value {values} is that of {name}." if values else ""),
                follows=f"{evidence.service.replace('_', ' ').title()} lies in {name}",
                correction=f"Head the column {name}, if the values are its.",
                verdict=Verdict.CONTRADICTED if values else Verdict.SUSPICIOUS,
            )


def _published_as(grid: object, area: str | None, own: str, evidence: Evidence) -> str | None:
    """A value in the region's row or column that was published for the service's own region instead."""
    published = _comparators()
    for fact in facts(evidence):
        if (
            fact.table is grid
            and fact.area == area
            and fact.period
            and fact.form in ("rate", "percent", "ratio", None)
        ):
            window = f"{fact.period.last // 12}-{fact.period.last % 12 + 1:02d}.{fact.period.months}m"
            if published.get((_INDICATORS[fact.measure], window, own)) == fact.token.number:
                return fact.token.text
    return None


_INDICATORS = {
    "fte": "fte_rate",
    "custody": "custody_rate",
    "binary": "binary_reoffending",
    "per_child": "reoffences_per_child",
    "per_reoffender": "reoffences_per_reoffender",
}


@cache
def _comparators() -> dict[tuple[str, str, str], float]:
    rows = (
        reference.dataset("published_comparators_2019").select("indicator", "window", "area", "value").rows()
    )
    return {(indicator, window, area): value for indicator, window, area, value in rows}


OUTLIER = AuditRule(
    id="outlier",
    title="A rate is near what was published",
    checks="A national or local rate of first time entrants is within reach of the published one for the year.",
    source="Youth Justice Board annual statistics; Department for Education, Local Authority Interactive Tool.",
    verdict=Verdict.CONTRADICTED,
    example="England: 1,258 first time entrants per 100,000 in 2024",
    says=(
        "1,258 first time entrants per 100,000 is far from what was published: England "
        "and Wales had about 138 for that year."
    ),
    check=_outliers,
)
BETWEEN_REGIONS = AuditRule(
    id="between-regions",
    title="A national rate lies between its regions'",
    checks="A rate of the whole is no smaller than the smallest and no larger than the largest of its parts.",
    source="Arithmetic.",
    verdict=Verdict.CONTRADICTED,
    example="nine regions between 102 and 191, England 1,258",
    says="A national rate lies between those of its regions (102 to 191), but 1,258 is printed.",
    check=_between_regions,
)
OTHER_REGION = AuditRule(
    id="other-region",
    title="The region compared with is the service's",
    checks="A comparator named after one region is the region in which the service lies.",
    source="Youth Justice Board, list of youth justice services by region.",
    verdict=Verdict.CONTRADICTED,
    example="a plan for Norfolk with a column \u201cSouth East\u201d",
    says="The only region compared with is \u201cSouth East\u201d, but the service lies in the region Eastern.",
    check=_other_region,
)
