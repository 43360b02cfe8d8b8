"""A column of averages or ratios of a table is one of its columns divided by another."""

import re
from collections.abc import Iterator

from yjp.audit.claims.arithmetic import stands
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.claims.matrix import Entry, Matrix, both
from yjp.audit.finding.tokens import Kind, Range
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_AVERAGE = re.compile(r"\baverage\b|\bavg\b|\bmean\b|\bper\b|\beach\b|\bratio\b|\brate\b|/", re.IGNORECASE)
_COUNTS = (Kind.COUNT, Kind.MONEY)
_BASES = (1.0, 1_000.0, 10_000.0, 100_000.0)
_FEWEST = 2
_SIGNIFICANT = 25
"""Smallest number of last places in a quotient: 1.2 of small counts comes out by chance, 58.0 does not."""

Trial = tuple[Entry, Entry, Entry]
"""What is divided, by what, and what is printed."""


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        for matrix in both(grid):
            for place in matrix.filled:
                if _AVERAGE.search(matrix.places[place]) and _quotients(matrix, place):
                    yield from _place(matrix, place)


def _quotients(matrix: Matrix, place: int) -> bool:
    tokens = [entry.token for (_, at), entry in matrix.entries.items() if at == place]
    return all(
        (token.kind is Kind.DECIMAL or (token.kind is Kind.MONEY and token.decimals)) and not token.sign
        for token in tokens
    )


def _place(matrix: Matrix, place: int) -> Iterator[Judgement]:
    """The pair of columns, and the base, that fit most lines; nothing where two readings fit as well."""
    counts = [other for other in matrix.filled if other != place and _all_counts(matrix, other)]
    readings: list[tuple[int, float, list[Trial]]] = []
    for top in counts:
        for bottom in counts:
            trials = [
                (a, b, c)
                for line in range(len(matrix.lines))
                if (a := matrix.at(line, top))
                and (b := matrix.at(line, bottom))
                and (c := matrix.at(line, place))
            ]
            for base in _BASES if top != bottom else ():
                fits = sum(_fits(trial, base) and _telling(trial) for trial in trials)
                readings.append((fits, base, trials))
    if not readings:
        return
    fits, base, trials = max(readings, key=lambda each: each[0])
    bad = [trial for trial in trials if not _fits(trial, base)]
    if fits < _FEWEST or fits < 2 * len(bad) or sum(each[0] == fits for each in readings) > 1:
        return
    for trial in trials:
        if trial not in bad:
            yield right("quotient", "rate", tuple(entry.span for entry in trial), _words(trial, base))
    for trial in bad:
        yield _finding(matrix, trial, base)


def _all_counts(matrix: Matrix, place: int) -> bool:
    tokens = [entry.token for (_, at), entry in matrix.entries.items() if at == place]
    return all(token.kind in _COUNTS and not token.decimals and not token.sign for token in tokens)


def _fits(trial: Trial, base: float) -> bool:
    ratio = _ratio(trial)
    return ratio is not None and stands(trial[2].token, ratio * base) is not None


def _ratio(trial: Trial) -> Range | None:
    return trial[0].token.counted.over(trial[1].token.counted)


def _telling(trial: Trial) -> bool:
    """Enough digits, and not a count divided by one."""
    token = trial[2].token
    return token.number / token.step >= _SIGNIFICANT and trial[1].token.number > 1


def _words(trial: Trial, base: float) -> str:
    top, bottom, shown = (entry.token for entry in trial)
    value = plain(top.number / bottom.number * base, shown.decimals)
    times = f" × {plain(base, 0)}" if base > 1 else ""
    return f"{top.text} ÷ {bottom.text}{times} = {value}"


def _finding(matrix: Matrix, trial: Trial, base: float) -> Judgement:
    line = next(line for (line, _), entry in matrix.entries.items() if entry == trial[2])
    truth = _words(trial, base).rpartition("= ")[2]
    label = matrix.lines[line].strip()
    return wrong(
        "quotient",
        "rate",
        tuple(entry.span for entry in trial),
        quote=f"{label}: {' | '.join(entry.span.text for entry in trial)}",
        sentence=f"{label + ': ' if label else ''}{_words(trial, base)}, but {trial[2].token.text} is printed.",
        follows="so it is in the other lines of the table",
        correction=f"{truth} instead of {trial[2].token.text}.",
        strength=5,
    )


QUOTIENT = AuditRule(
    id="quotient",
    title="An average in a table is the one column over the other",
    checks="Where most averages or rates of a table are one of its columns divided by another, all of them are.",
    source="Arithmetic; the reading is the one that fits at least two thirds of the lines.",
    verdict=Verdict.CONTRADICTED,
    example="Episodes, nights, average: 8 | 402 | 50.3, 5 | 290 | 58.0, 7 | 385 | 53.0",
    says="385 ÷ 7 = 55.0, but 53.0 is printed.",
    check=_check,
)
