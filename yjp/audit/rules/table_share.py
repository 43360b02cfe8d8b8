"""Percentages in a table must be those of the counts beside or above them."""

import re
from collections.abc import Iterator

from yjp.audit.claims.arithmetic import AVERAGED, as_printed, stands
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement
from yjp.audit.claims.matrix import Entry, Matrix, both, exact
from yjp.audit.finding.grid import Grid, GridCell
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.audit.rules.share import correction

Trial = tuple[Entry, Entry, Entry]
"""Part, whole and percentage."""


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        for matrix in both(grid):
            yield from _columns(matrix)
        yield from _brackets(grid)


def _columns(matrix: Matrix) -> Iterator[Judgement]:
    """A place of percentages, tried as the share of each place of counts of its total and of each other place."""
    percents = [place for place in matrix.filled if _is_percent(matrix, place)]
    counts = [place for place in matrix.filled if _is_count(matrix, place)]
    for percent in percents:
        if len(percents) == 1 and len(counts) == 2:
            yield from _only_pair(matrix, percent, counts)
        trials = [
            *(_of_total(matrix, percent, count) for count in counts),
            *(
                _of_other(matrix, percent, count, whole)
                for count in counts
                for whole in counts
                if whole != count
            ),
        ]
        said = _said_of_total(matrix, percent, counts)
        if said:
            yield from (_judged(matrix.grid, each, _stands(each)) for each in said)
        else:
            yield from _best(matrix, [trial for trial in trials if trial])


def _said_of_total(matrix: Matrix, percent: int, counts: list[int]) -> list[Trial]:
    """The shares of a column that is headed "Share of all" and stands right behind its counts: its reading is sure."""
    if percent - 1 not in counts or not _OF_ALL.search(matrix.places[percent]):
        return []
    return _of_total(matrix, percent, percent - 1)


_OF_ALL = re.compile(
    r"^\s*(?:share|proportion|percentage|per cent|%) of (?:all|(?:the )?total)\s*$", re.IGNORECASE
)


def _only_pair(matrix: Matrix, percent: int, counts: list[int]) -> Iterator[Judgement]:
    """Two columns of counts and one of percentages: a part, its whole and the share, even on a single line."""
    for count, whole in (counts, counts[::-1]):
        trial = _of_other(matrix, percent, count, whole)
        if (
            not trial
            or not _WHOLE.search(matrix.places[whole])
            or (matrix.totals and whole not in matrix.totals)
        ):
            continue
        bad = [each for each in trial if _stands(each) is None]
        if (
            len(trial) <= 3
            and len(bad) == 1
            and all(each[0].token.number < each[1].token.number for each in trial)
        ):
            yield _judged(matrix.grid, bad[0], None)


_WHOLE = re.compile(
    r"\bcohort\b|\btotal\b|\ball\b|\bnumber of (?:children|young people|offenders)\b|\bout of\b|\bbase\b",
    re.IGNORECASE,
)


def _is_percent(matrix: Matrix, place: int) -> bool:
    tokens = [entry.token for (_, at), entry in matrix.entries.items() if at == place]
    if any(token.sign for token in tokens):
        return False
    named = "%" in matrix.places[place] and "change" not in matrix.places[place].lower()
    return all(
        token.kind is Kind.PERCENT or (named and token.kind in (Kind.COUNT, Kind.DECIMAL)) for token in tokens
    )


def _is_count(matrix: Matrix, place: int) -> bool:
    if "%" in matrix.places[place]:
        return False
    tokens = [entry.token for (_, at), entry in matrix.entries.items() if at == place]
    counts = sum(token.kind in (Kind.COUNT, Kind.MONEY) for token in tokens)
    return counts * 2 > len(tokens)


def _of_total(matrix: Matrix, percent: int, count: int) -> list[Trial]:
    lines = [line for line in range(len(matrix.lines)) if _whole_count(matrix.at(line, count))]
    totals = [line for line in lines if line in matrix.turned.totals]
    if not totals:
        return []
    whole = matrix.at(totals[-1], count)
    trials = []
    for line in lines:
        part, shown = matrix.at(line, count), matrix.at(line, percent)
        if (
            part
            and shown
            and whole
            and (line == totals[-1] or line not in totals)
            and whole.token.number > 0
            and not _averaged(matrix, line)
        ):
            trials.append((part, whole, shown))
    return trials


def _of_other(matrix: Matrix, percent: int, count: int, whole: int) -> list[Trial]:
    trials = []
    for line in range(len(matrix.lines)):
        part, base, shown = matrix.at(line, count), matrix.at(line, whole), matrix.at(line, percent)
        if _averaged(matrix, line):
            continue
        if part and base and shown and _whole_count(base) and _whole_count(part) and base.token.number > 0:
            trials.append((part, base, shown))
    return trials if all(part.token.number <= base.token.number for part, base, _ in trials) else []


def _averaged(matrix: Matrix, line: int) -> bool:
    return bool(AVERAGED.search(matrix.lines[line]))


def _whole_count(entry: Entry | None) -> bool:
    return entry is not None and entry.token.kind in (Kind.COUNT, Kind.MONEY)


def _stands(trial: Trial) -> Verdict | None:
    part, whole, percent = (entry.token for entry in trial)
    ratio = part.counted.over(whole.counted)
    return stands(percent, ratio * 100) if ratio else None


def _best(matrix: Matrix, trials: list[list[Trial]]) -> Iterator[Judgement]:
    """The reading that fits most lines is the one that the table means; lines that break it are wrong."""
    scored = [
        (sum(_stands(each) is not None and each[0].token.number > 0 for each in trial), trial)
        for trial in trials
    ]
    if not scored:
        return
    fits, trial = max(scored, key=lambda pair: (pair[0], -len(pair[1])))
    bad = [each for each in trial if _stands(each) is None]
    if fits < 2 or fits < 2 * len(bad):
        return
    for each in trial:
        yield _judged(matrix.grid, each, _stands(each))


def _judged(grid: Grid, trial: Trial, verdict: Verdict | None) -> Judgement:
    part, whole, percent = trial
    truth = as_printed(100 * part.token.number / whole.token.number, percent.token)
    return _judgement(
        grid, (part.span, whole.span, percent.span), (part.token, whole.token, percent.token), truth, verdict
    )


def _judgement(
    grid: Grid,
    spans: tuple[Span, ...],
    tokens: tuple[Token, Token, Token],
    truth: str,
    verdict: Verdict | None,
) -> Judgement:
    part, whole, percent = tokens
    shown = percent.text if percent.text.endswith("%") else f"{percent.text}%"
    truth = truth if truth.endswith("%") else f"{truth}%"
    why = f"{part.text} ÷ {whole.text} = {truth}"
    if verdict is not None:
        return Judgement(rule="table-share", type="share", spans=spans, verdict=verdict, why=why)
    return Judgement(
        rule="table-share",
        type="share",
        spans=spans,
        verdict=Verdict.CONTRADICTED,
        why=why,
        quote=f"{grid.about[:120]}: {part.text} of {whole.text}, {shown}".strip(": "),
        sentence=f"{part.text} of {whole.text} is {truth}, but {shown} is printed.",
        follows=why,
        correction=correction(part, whole, percent),
        strength=5,
    )


def _brackets(grid: Grid) -> Iterator[Judgement]:
    """Cells with a count and its percentage, ``2,063 (22.8%)``, of a count of their row or of their column's total."""
    pairs = {
        (row, column): pair
        for row, cells in enumerate(grid.body)
        for column, cell in cells.items()
        if column >= grid.first_value and (pair := _pair(cell))
    }
    if len(pairs) < 2:
        return
    wholes = {
        (row, column): (cell, cell.main)
        for row, cells in enumerate(grid.body)
        for column, cell in cells.items()
        if cell.main is not None and cell.main.kind is Kind.COUNT
    }
    readings: dict[tuple[str, int], list[tuple[GridCell, Token, Token, GridCell, Token]]] = {}
    for (row, column), (part, percent) in pairs.items():
        cell = grid.body[row][column]
        for (other_row, other_column), (other, token) in wholes.items():
            if token is None or token.number < part.number or token.number == 0 or other is cell:
                continue
            if other_row == row:
                readings.setdefault(("row", other_column), []).append((cell, part, percent, other, token))
            if other_column == column and other_row in grid.total_rows and row not in grid.total_rows:
                readings.setdefault(("column", other_row), []).append((cell, part, percent, other, token))
    scored = [(sum(_fits(each) is not None for each in trial), key, trial) for key, trial in readings.items()]
    if not scored:
        return
    fits, key, trial = max(scored, key=lambda each: each[0])
    bad = [each for each in trial if _fits(each) is None]
    cast = key[0] == "column" and sum(each[1].number for each in trial) == trial[0][4].number
    if (fits < 2 or fits < 2 * len(bad)) and not (cast and fits >= len(bad)):
        return
    for cell, part, percent, other, token in trial:
        truth = as_printed(100 * part.number / token.number, percent)
        spans = (cell.span(part), other.span(token), cell.span(percent))
        yield _judgement(
            grid, spans, (part, token, percent), truth, _fits((cell, part, percent, other, token))
        )


def _fits(each: tuple[GridCell, Token, Token, GridCell, Token]) -> Verdict | None:
    _, part, percent, _, token = each
    return stands(percent, exact(100 * part.number / token.number))


def _pair(cell: GridCell) -> tuple[Token, Token] | None:
    values = cell.values
    if len(values) != 2:
        return None
    kinds = {value.kind: value for value in values}
    if set(kinds) != {Kind.COUNT, Kind.PERCENT} or kinds[Kind.PERCENT].sign:
        return None
    return kinds[Kind.COUNT], kinds[Kind.PERCENT]


TABLE_SHARE = AuditRule(
    id="table-share",
    title="A table's percentages are those of its counts",
    checks="Where most percentages of a table are counts divided by one total, all of them are.",
    source="Arithmetic; the whole is what the header says (share of all), or what fits two thirds of the lines.",
    verdict=Verdict.CONTRADICTED,
    example="girls 12 (30%), boys 28 (77%), all 40",
    says="28 of 40 is 70%, but 77% is printed.",
    check=_check,
)
