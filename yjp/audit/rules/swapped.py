"""Two columns that would both add up if two of their cells changed places."""

from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.claims.matrix import Entry, both
from yjp.audit.claims.sums import Line, lines
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule

_NOTHING = 1e-6
_LARGE = 20
"""Of smaller totals, two can miss by as much in opposite ways by chance."""


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        for matrix in both(grid):
            bad = [line for line in lines(matrix) if not line.fits]
            if len(bad) != 2 or any(line.in_part for line in bad):
                continue
            one, other = bad
            large = min(one.total.token.number, other.total.token.number) >= _LARGE
            if large and one.total_place == other.total_place and abs(one.over + other.over) < _NOTHING:
                yield from _swap(one, other)


def _swap(one: Line, other: Line) -> Iterator[Judgement]:
    """The only place of which the two cells, exchanged, put both totals right."""
    matrix = one.matrix
    places = [
        place
        for place in range(len(matrix.places))
        if (a := matrix.at(one.line, place)) in one.parts
        and (b := matrix.at(other.line, place)) in other.parts
        and a is not None
        and b is not None
        and abs(a.token.number - b.token.number - one.over) < _NOTHING
    ]
    if len(places) != 1:
        return
    a, b = matrix.at(one.line, places[0]), matrix.at(other.line, places[0])
    if a is None or b is None:
        return
    label = matrix.places[places[0]].strip()
    kind = "rows" if matrix.across else "columns"
    names = f"\u201c{matrix.lines[one.line].strip()}\u201d and \u201c{matrix.lines[other.line].strip()}\u201d"
    yield wrong(
        "swapped-cells",
        "change",
        (a.span, b.span, *(entry.span for entry in _changes(one, places[0]))),
        quote=f"{label}: {a.span.text} | {b.span.text}".strip(": "),
        sentence=(
            f"{label + ': ' if label else ''}{a.token.text} and {b.token.text} have changed places: as printed, "
            f"neither of the {kind} {names} adds up to its total, and exchanged both do."
        ),
        follows="; ".join(
            f"{' + '.join(entry.token.text for entry in each.parts)} is not {each.total.token.text}"
            for each in (one, other)
        ),
        correction=f"{b.token.text} for {matrix.lines[one.line].strip()} and {a.token.text} for "
        f"{matrix.lines[other.line].strip()}.",
        strength=7,
    )


def _changes(line: Line, place: int) -> Iterator[Entry]:
    """The cells of the same row with a change, which then has the wrong sign too."""
    matrix = line.matrix
    for other in range(len(matrix.lines)):
        entry = matrix.at(other, place)
        if entry is not None and other in matrix.turned.apart:
            yield entry


SWAPPED_CELLS = AuditRule(
    id="swapped-cells",
    title="No two cells have changed places",
    checks="Where two columns miss their totals by as much in opposite ways, no exchange of two cells puts both right.",
    source="Arithmetic.",
    verdict=Verdict.CONTRADICTED,
    example="2022-23: 38, 58, total 105; 2023-24: 31, 67, total 89",
    says="58 and 67 have changed places: as printed, neither column adds up to its total, and exchanged both do.",
    check=_check,
)
