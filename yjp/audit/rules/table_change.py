"""Columns of change must follow from the columns before them, with the right sign."""

import re
from collections.abc import Callable, Iterator

from yjp.audit.claims.arithmetic import stands
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement
from yjp.audit.claims.matrix import Entry, Matrix, both
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.tokens import Kind, Range, Token
from yjp.audit.result import Verdict
from yjp.audit.rules.change_judgement import relative
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import signed

_CHANGE = re.compile(
    r"\bchanges?\b|\bdifference\b|\bvariance\b|\bvariation\b|\b(?:increase|decrease|reduction)\b|\+\s?/\s?-|\bdirection\b|\bpp\b",
    re.IGNORECASE,
)

_PER_CENT = re.compile(r"%|\bper ?cent", re.IGNORECASE)

Trial = tuple[int, Entry, Entry, Entry]
"""Line, earlier, later and change."""
Reading = Callable[[Trial], Range | None]


def _range(token: Token) -> Range:
    return Range(token.number - token.step / 2, token.number + token.step / 2)


def _percent(trial: Trial) -> Range | None:
    return relative(_range(trial[1].token), _range(trial[2].token))


def _plain(trial: Trial) -> Range | None:
    if (
        trial[3].token.kind is Kind.PERCENT
        and trial[1].token.kind is Kind.COUNT
        and trial[2].token.kind is Kind.COUNT
    ):
        return None
    return _range(trial[2].token) - _range(trial[1].token)


READINGS: dict[str, Reading] = {"relative": _percent, "difference": _plain}


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for grid in evidence.grids:
        for matrix in both(grid):
            for place in matrix.filled:
                if _CHANGE.search(matrix.places[place]) or _signed(matrix, place):
                    yield from _place(matrix, place)


def _signed(matrix: Matrix, place: int) -> bool:
    tokens = [entry.token for (_, at), entry in matrix.entries.items() if at == place]
    return len(tokens) > 1 and sum(bool(token.sign) for token in tokens) * 2 > len(tokens)


def _place(matrix: Matrix, change: int) -> Iterator[Judgement]:
    best: tuple[int, str, list[Trial], int] | None = None
    earlier = [
        place for place in matrix.filled if place < change and not _CHANGE.search(matrix.places[place])
    ]
    later = [place for place in matrix.filled if place > change and not _CHANGE.search(matrix.places[place])]
    for side in (earlier, later):
        for one in side:
            for other in side:
                if one == other:
                    continue
                trials = [
                    (line, a, b, c)
                    for line in range(len(matrix.lines))
                    if (a := matrix.at(line, one))
                    and (b := matrix.at(line, other))
                    and (c := matrix.at(line, change))
                ]
                for name, reading in READINGS.items():
                    if name == "relative" and not _in_per_cent(matrix, change, trials):
                        continue
                    fits = sum(_fits(trial, reading) is not None for trial in trials)
                    forward = one < other
                    if best is None or (fits, forward) > (best[0], best[3]):
                        best = (fits, name, trials, forward)
    if best is None:
        return
    fits, name, trials, _ = best
    bad = [trial for trial in trials if _fits(trial, READINGS[name]) is None]
    named = (
        bool(_CHANGE.search(matrix.places[change])) and len(earlier) == 2 and _two_periods(matrix, earlier)
    )
    if named and fits == 0:
        # Nothing fits: of a single line, between the only two columns there are, that is the line's mistake.
        trials = [
            (line, a, b, c)
            for line in range(len(matrix.lines))
            if (a := matrix.at(line, earlier[0]))
            and (b := matrix.at(line, earlier[1]))
            and (c := matrix.at(line, change))
        ]
        if len(trials) == 1 and trials[0][3].token.kind is Kind.PERCENT:
            yield _judged(matrix, trials[0], "relative", None)
    elif (fits >= 2 and fits >= 2 * len(bad)) or (named and fits >= len(bad)):
        for trial in trials:
            yield _judged(matrix, trial, name, _fits(trial, READINGS[name]))


def _in_per_cent(matrix: Matrix, change: int, trials: list[Trial]) -> bool:
    """Can the changes be relative? Small whole numbers without a per cent sign would fit almost any pair."""
    tokens = [trial[3].token for trial in trials]
    return bool(_PER_CENT.search(matrix.places[change])) or any(
        token.kind is Kind.PERCENT or token.decimals or token.sign for token in tokens
    )


def _two_periods(matrix: Matrix, places: list[int]) -> bool:
    return all(any(token.period for token in in_flat(matrix.places[place])) for place in places)


def _fits(trial: Trial, reading: Reading) -> Verdict | None:
    actual = reading(trial)
    if actual is None:
        return None
    token = trial[3].token
    found = stands(token, actual, sign=bool(token.sign))
    if found is None and not token.sign and actual.high < 0:
        return None
    return found


def _judged(matrix: Matrix, trial: Trial, name: str, verdict: Verdict | None) -> Judgement:
    line, one, other, change = trial
    spans = (one.span, other.span, change.span)
    decimals = max(one.token.decimals, other.token.decimals)
    if name == "relative" and one.token.number:
        value = 100 * (other.token.number - one.token.number) / one.token.number
        truth = f"{signed(value, change.token.decimals)}%"
    else:
        truth = signed(other.token.number - one.token.number, max(decimals, change.token.decimals))
    why = f"{one.token.text} to {other.token.text} is {truth}"
    if verdict is not None:
        return Judgement(rule="table-change", type="change", spans=spans, verdict=verdict, why=why)
    reading = READINGS[name](trial)
    flipped = reading is not None and stands(change.token, reading) is not None
    shown = change.span.text
    label = matrix.lines[line]
    sentence = (
        f"{label + ': ' if label else ''}{one.token.text} to {other.token.text} is "
        f"{truth}, but {shown} is printed."
    )
    if flipped:
        sentence += " The sign is wrong."
    return Judgement(
        rule="table-change",
        type="change",
        spans=spans,
        verdict=Verdict.DECISION_CHANGING if flipped else Verdict.CONTRADICTED,
        why=why,
        quote=f"{label}: {one.span.text} | {other.span.text} | {shown}",
        sentence=sentence,
        follows=why,
        correction=f"{truth} would be right.",
        strength=5,
    )


TABLE_CHANGE = AuditRule(
    id="table-change",
    title="A column of changes follows from its columns",
    checks="Where most changes of a table are those between two of its columns, all of them are, sign and size.",
    source="Arithmetic; the reading is the one that fits at least two thirds of the lines.",
    verdict=Verdict.DECISION_CHANGING,
    example="48.7% | 46.3% | +2.4, among rows with the right sign",
    says="48.7% to 46.3% is \N{MINUS SIGN}2.4, but +2.4 is printed. The sign is wrong.",
    check=_check,
)
