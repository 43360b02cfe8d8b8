"""A rating in colours or words must be that of the value, the target and the key beside it."""

from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.claims.ratings import AMBER, GREEN, RED, Key, Rated, key_of, rated_rows
from yjp.audit.finding.tokens import Kind
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_FEWEST = 3
"""Rows that agree before one that does not is doubted where no key is printed."""


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        rows = rated_rows(grid)
        if not rows:
            continue
        key = key_of(evidence, grid)
        known = [row for row in rows if row.up is not None]
        bad = [row for row in known if not _holds(row, key)]
        for row in known:
            if row not in bad:
                yield right("rated", "rating", _spans(row), f"{row.value.text} against {row.target.text}")
        if len(bad) * 2 > len(known) or (not _sure(bad, key) and len(known) - len(bad) < _FEWEST):
            continue
        for row in bad:
            yield _finding(row, key, sure=row.in_words or key is not None)


def _sure(bad: list[Rated], key: Key | None) -> bool:
    return key is not None or all(row.in_words for row in bad)


def _holds(row: Rated, key: Key | None) -> bool:
    """Can the rating be right? Distances in a key that may be points or per cent of the target are tried as both."""
    gap, half = row.gap(up=bool(row.up)), row.value.step / 2
    if key is None or row.in_words:
        return gap >= -half if row.rating == GREEN else gap < half if row.rating == RED else True
    sizes = [1.0] if key.points or row.target.kind is not Kind.PERCENT else [1.0, row.target.number / 100]
    if row.target.kind is not Kind.PERCENT:
        sizes = [row.target.number / 100]
    return any(_as_keyed(row.rating, gap, key, size, half) for size in sizes)


def _as_keyed(rating: str, gap: float, key: Key, size: float, half: float) -> bool:
    if rating == GREEN:
        return gap >= -key.green * size - half
    if rating == AMBER:
        return gap <= half and (key.amber is None or gap >= -key.amber * size - half)
    return gap < half if key.amber is None else gap <= -key.amber * size + half


def _finding(row: Rated, key: Key | None, *, sure: bool) -> Judgement:
    gap = row.gap(up=bool(row.up))
    decimals = max(row.value.decimals, row.target.decimals)
    unit = " points" if row.value.kind is Kind.PERCENT else ""
    distance = f"{plain(abs(gap), decimals)}{unit}"
    stands = (
        f"misses the target of {row.target.text} by {distance}"
        if gap < 0
        else f"meets the target of {row.target.text}"
    )
    fitting = [
        each for each in (GREEN, AMBER, RED) if key and _as_keyed(each, gap, key, 1.0, row.value.step / 2)
    ]
    printed = row.rating_cell.text.strip()
    return wrong(
        "rated",
        "rating",
        _spans(row),
        quote=f"{row.label}: {row.value_cell.text.strip()} | target {row.target_cell.text.strip()} | {printed}",
        sentence=f"{row.label}: {row.value.text} {stands}, but is rated \u201c{printed}\u201d.",
        follows="the key of the table" if key else "the ratings of the other rows",
        correction=f"{fitting[0].capitalize()} would be right by the key."
        if len(fitting) == 1 and not row.in_words
        else None,
        verdict=Verdict.CONTRADICTED if sure else Verdict.SUSPICIOUS,
    )


def _spans(row: Rated) -> tuple[Span, ...]:
    said = row.rating_cell.source
    return (
        row.value_cell.span(row.value),
        row.target_cell.span(row.target),
        Span(place=said.place, start=0, end=len(said.text), text=said.text),
    )


RATED = AuditRule(
    id="rated",
    title="A rating is that of the value and its target",
    checks="Green, amber, red, met and not met are what the value, the target and the printed key make them.",
    source="The document's own key; where none is printed, the other rows of the table.",
    verdict=Verdict.CONTRADICTED,
    example="56.5% | target 60% | Green, where green is for a target that was met",
    says="Suitable ETE at end: 56.5% misses the target of 60% by 3.5 points, but is rated \u201cGreen\u201d.",
    check=_check,
)
