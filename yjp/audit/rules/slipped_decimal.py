"""A rate among rates of its kind that is ten times all the others: the decimal point has slipped."""

import re
from collections.abc import Iterator
from statistics import median

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fact import NATIONAL
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.claims.matrix import Entry, Matrix, both
from yjp.audit.finding import vocabulary
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.tokens import Kind
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_RATE = re.compile(
    r"\brates?\b|\bper (?:1|re-?off|child|head)|%|\bper ?cent|\bbinary\b|\bfrequency\b|\bproportion\b",
    re.IGNORECASE,
)
_NO_LEVEL = re.compile(
    r"\bchange|\bdifference|\bvariance|\+/-|\bgap\b|\btarget|\bpopulation\b|\bnumber\b", re.IGNORECASE
)
_FEWEST = 3
"""Other values that must lie together."""
_SPREAD = 2.5
_NEAR = 1.5
_FACTORS = (10.0, 0.1)
_AGGREGATE = (
    frozenset({"national", "england", "england_and_wales", "region", "family", "neighbours", "pcc"})
    | vocabulary.REGIONS
)


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        for matrix in both(grid):
            for line, label in enumerate(matrix.lines):
                caption = f"{grid.table.caption} {' '.join(grid.columns[: grid.first_value])}"
                if _NO_LEVEL.search(label) or not _RATE.search(f"{label} {caption}"):
                    continue
                yield from _line(matrix, line)


def _line(matrix: Matrix, line: int) -> Iterator[Judgement]:
    """A line of one measure, whose places are areas or periods."""
    entries = {
        place: entry
        for place in matrix.filled
        if (entry := matrix.at(line, place)) and not _NO_LEVEL.search(matrix.places[place])
    }
    kinds = {entry.token.kind for entry in entries.values()}
    if len(entries) <= _FEWEST or len(kinds) != 1 or not kinds <= {Kind.DECIMAL, Kind.PERCENT, Kind.COUNT}:
        return
    named = sum(_area_or_period(matrix.places[place]) for place in entries)
    if named * 2 < len(entries) or any(
        entry.token.sign or entry.token.number <= 0 for entry in entries.values()
    ):
        return
    for place, entry in entries.items():
        others = [other.token.number for at, other in entries.items() if at != place]
        low, high = min(others), max(others)
        for factor in _FACTORS:
            meant = entry.token.number / factor
            if high <= _SPREAD * low and low / _NEAR <= meant <= high * _NEAR and _few_digits(entry, others):
                yield from _finding(matrix, line, place, entry, others, meant)


def _few_digits(entry: Entry, others: list[float]) -> bool:
    """Not one of single counts, of which chance makes ten times as many."""
    smallest = min([entry.token.number, *others])
    return entry.token.kind is not Kind.COUNT or smallest >= 10


def _area_or_period(label: str) -> bool:
    return bool(vocabulary.areas(label)) or any(token.period for token in in_flat(label))


def _finding(
    matrix: Matrix, line: int, place: int, entry: Entry, others: list[float], meant: float
) -> Iterator[Judgement]:
    areas = {mention.id for mention in vocabulary.areas(f"{matrix.places[place]} {matrix.lines[line]}")}
    # A small service can have ten times the rate of others or of a year before; a region or the nation cannot.
    sure = bool(areas & _AGGREGATE)
    regions = {
        mention.id for label in matrix.places for mention in vocabulary.areas(label)
    } & vocabulary.REGIONS
    if areas & NATIONAL and len(regions) >= _FEWEST:
        return  # the rule "between-regions" says more
    if not sure and not any(token.period for token in in_flat(matrix.places[place])):
        return
    decimals = entry.token.decimals
    printed = entry.token.text
    size = "ten times as much as" if meant < entry.token.number else "a tenth of"
    low, high = plain(min(others), decimals), plain(max(others), decimals)
    rest = [each for at in matrix.filled if at != place and (each := matrix.at(line, at))]
    yield wrong(
        "decimal-slip",
        "rate",
        (entry.span, *(each.span for each in rest)),
        quote=f"{matrix.lines[line]}: {' | '.join(each.span.text for each in (*rest, entry))}",
        sentence=(
            f"{printed} ({matrix.words(line, place)}) is about {size} the other values ({low} to {high}): "
            "the decimal point may have slipped."
        ),
        follows=f"the middle of the others is {plain(median(others), decimals)}",
        correction=f"{plain(meant, decimals)} would be among them.",
        verdict=Verdict.CONTRADICTED if sure else Verdict.SUSPICIOUS,
    )


DECIMAL_SLIP = AuditRule(
    id="decimal-slip",
    title="A rate is of the size of its neighbours",
    checks="No rate of a nation, a region or a family is ten times, or a tenth of, all the other rates of its row.",
    source="Rates of larger areas lie near each other, and near those of other years; a service's are only doubted.",
    verdict=Verdict.CONTRADICTED,
    example="Custody per 1,000: Region 0.10, Wales 0.08, Family 0.07, England and Wales 1.10",
    says="1.10 is about ten times as much as the other values (0.07 to 0.10): the decimal point may have slipped.",
    check=_check,
)
