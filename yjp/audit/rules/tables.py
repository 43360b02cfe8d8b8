"""Blocks of a table that were pasted twice, and values that a table has under another period."""

import re
from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.claims.matrix import Matrix, both
from yjp.audit.finding.grid import Grid, GridCell
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.periods import Period
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule

_DISTINCT = 2
_WORD = re.compile(r"[a-z]{5,}")
_COMMON = frozenset(
    [
        "number",
        "children",
        "people",
        "during",
        "between",
        "reported",
        "period",
        "quarter",
        "compared",
        "average",
        "national",
        "figure",
    ]
)


def _repeated(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        for row, cells in enumerate(grid.body):
            line = [
                cell
                for column, cell in sorted(cells.items())
                if column >= grid.first_value and cell.values and column not in grid.total_columns
            ]
            yield from _halves(grid, row, line)


def _halves(grid: Grid, row: int, line: list[GridCell]) -> Iterator[Judgement]:
    """``15/0.81, 9/0.49, 15/0.81, 9/0.49``: two neighbours that come again."""
    texts = ["".join(cell.text.split()) for cell in line]
    for size in range(len(texts) // 2, 1, -1):
        for start in range(len(texts) - 2 * size + 1):
            first, second = texts[start : start + size], texts[start + size : start + 2 * size]
            if (
                first == second
                and len(set(first)) >= _DISTINCT
                and all(len(re.sub(r"\D", "", text)) >= 3 for text in first)
            ):
                again = line[start + size : start + 2 * size]
                spans = tuple(
                    Span(place=cell.source.place, start=0, end=len(cell.source.text), text=cell.source.text)
                    for cell in again
                )
                yield wrong(
                    "repeated-block",
                    "repeated fact",
                    spans,
                    quote=f"{grid.labels[row]}: {' | '.join(cell.text for cell in line)}",
                    sentence=f"{' and '.join(cell.text.strip() for cell in again)} stand twice, one after the "
                    f"other: a block may have been pasted twice.",
                    follows="the same cells in the same order",
                    correction="Look the periods up again.",
                    verdict=Verdict.SUSPICIOUS,
                )
                return


def _elsewhere(evidence: Evidence) -> Iterator[Judgement]:
    """A sentence gives a period a value that a table of the same thing has for another period."""
    lookups = [
        (matrix, periods) for grid in evidence.grids for matrix in both(grid) if (periods := _periods(matrix))
    ]
    if not lookups:
        return
    for sentence in evidence.numbered:
        dated = [token for token in sentence.tokens if token.period and token.period.form != "date"]
        if len({token.period for token in dated}) != 1 or not dated[0].period:
            continue
        for token in sentence.values:
            if (
                token.kind is Kind.COUNT and token.number >= 100 and not token.hedge
            ) or token.kind is Kind.DECIMAL:
                for matrix, periods in lookups:
                    found = _found(sentence, token, dated[0].period, matrix, periods)
                    if found is not None:
                        yield found


def _periods(matrix: Matrix) -> dict[int, Period]:
    found = {}
    for line, label in enumerate(matrix.lines):
        tokens = [token for token in in_flat(label) if token.period]
        if len(tokens) == 1 and tokens[0].period:
            found[line] = tokens[0].period
    return found if len(found) >= 3 else {}


def _found(
    sentence: Sentence, token: Token, period: Period, matrix: Matrix, periods: dict[int, Period]
) -> Judgement | None:
    own = [line for line, each in periods.items() if each.same(period)]
    if len(own) != 1 or not _shared_words(sentence, matrix):
        return None
    hits = [
        (line, place)
        for (line, place), entry in matrix.entries.items()
        if line in periods and entry.token.kind is token.kind and entry.token.number == token.number
    ]
    if len(hits) != 1 or hits[0][0] == own[0]:
        return None
    line, place = hits[0]
    mine, theirs = matrix.at(own[0], place), matrix.at(line, place)
    if mine is None or theirs is None or abs(mine.token.number - token.number) > 0.5 * token.number:
        return None
    return wrong(
        "period-in-table",
        "period",
        (sentence.span(token), mine.span, theirs.span),
        quote=sentence.quote,
        sentence=(
            f"{token.text} is given for {period.words}, but the table has it for {periods[line].words} and "
            f"{mine.token.text} for {period.words}."
        ),
        follows=f"table: {periods[own[0]].words} {mine.token.text}; {periods[line].words} {theirs.token.text}",
        correction=f"{mine.token.text} for {period.words}.",
    )


def _shared_words(sentence: Sentence, matrix: Matrix) -> bool:
    around = f"{matrix.grid.about} {' '.join(matrix.grid.columns)}".lower()
    words = set(_WORD.findall(sentence.lower)) - _COMMON
    return bool(words & (set(_WORD.findall(around)) - _COMMON))


REPEATED_BLOCK = AuditRule(
    id="repeated-block",
    title="No block of a table stands twice",
    checks="Neighbouring cells do not come again, in the same order, right after.",
    source="Published tables with a block pasted twice.",
    verdict=Verdict.SUSPICIOUS,
    example="15/0.81 | 9/0.49 | 15/0.81 | 9/0.49",
    says="15/0.81 and 9/0.49 stand twice, one after the other: a block may have been pasted twice.",
    check=_repeated,
)
PERIOD_IN_TABLE = AuditRule(
    id="period-in-table",
    title="The text and the table give a period one value",
    checks="A value in the text is not the table's value for another period.",
    source="The document's own table.",
    verdict=Verdict.CONTRADICTED,
    example="in March 2024 there were 402, beside a table with 411 for March 2024 and 402 for March 2025",
    says="402 is given for Mar 2024, but the table has it for Mar 2025 and 411 for Mar 2024.",
    check=_elsewhere,
)
