"""A sum or a product that the document writes out must come to what it says: 2 × 3 = 6, a likelihood and an impact."""

import re
from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.finding.grid import Grid
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.words import word_value
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_WORDS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBER = rf"(?:\u00a3\s?)?\d+(?:,\d{{3}})*(?:\.\d+)?(?!\s?%)|\b(?:{_WORDS})\b"
_WORD = r"(?:\s[a-z]+){0,2}"
_TIMES = r"\s?(?:\bx\b|\bX\b|(?<=\d)x(?=\s?\d)|\u00d7|\*|multiplied by)\s?"
_IS = r"\s?(?:=|\bequals\b)\s?"
_PRODUCT = re.compile(
    rf"(?<![\d.,x\u00d7*+/-])(?<![x\u00d7*+/-]\s)(?P<a>{_NUMBER}){_WORD}{_TIMES}(?:[a-z]+\s){{0,2}}[LI]?(?P<b>{_NUMBER}){_WORD}"
    rf"{_IS}(?P<c>(?:\u00a3\s?)?\d+(?:,\d{{3}})*(?:\.\d+)?)(?![\d%]|\s?%|[.,]\d|\s?[x\u00d7*+/])",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"(?<![\w.,\u00d7*+/-])(?<![x\u00d7*+/-]\s)(?<!aged\s)(?<!ages\s)(?<!age\s)(?P<parts>\d+(?:,\d{3})*(?:\s[A-Za-z]+){0,2}"
    r"(?:\s?\+\s?\d+(?:,\d{3})*(?:\s[A-Za-z]+){0,2})+)\s?=\s?"
    r"(?P<c>\d+(?:,\d{3})*)(?![\d%]|\s?%|[.,]\d|\s?[x\u00d7*+/])"
)
_SCORE = re.compile(
    r"\b(?:scor(?:es?|ed|ing)|rat(?:ings?|ed))\s(?:of\s|is\s|at\s|a\s|:\s?)?(?P<c>\d{1,2})\s?\(\s?(?:likelihood\s|L)?"
    r"(?P<a>\d{1,2})\s?[x\u00d7*]\s?(?:impact\s|I)?(?P<b>\d{1,2})\s?\)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:likelihood|probability)\W{0,3}(?:of\s|is\s)?(?P<a>\d{1,2})\b\W{1,3}(?:and\s)?(?:impact|severity|consequence)\W{0,3}"
    r"(?:of\s|is\s)?(?P<b>\d{1,2})\b\W{1,3}(?:and\s|so\s)?(?:(?:overall|total|risk)\s)?(?:score|rating)\W{0,3}(?:of\s|is\s)?"
    r"(?P<c>\d{1,3})\b",
    re.IGNORECASE,
)
_LIKELY = re.compile(r"\blikelihood\b|\bprobability\b|^\(?L\)?$", re.IGNORECASE)
_IMPACT = re.compile(r"\bimpact\b|\bseverity\b|\bconsequences?\b|^\(?I\)?$", re.IGNORECASE)
_RATING = re.compile(
    r"\bscore\b|\brating\b|\btotal\b|\bl\s?[x\u00d7*]\s?i\b|^risk$|^risk level$", re.IGNORECASE
)
_PRODUCT_HEAD = re.compile(r"[a-z)]\s?(?:\bx\b|\u00d7|\*)\s?[(a-z]", re.IGNORECASE)
_FEWEST, _MOST_OF = 3, 2 / 3
_LARGEST = 10


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.sentences:
        text = sentence.text
        if "=" in text or "equals" in text:
            for match in _PRODUCT.finditer(text):
                a, b, c = (_value(match[name]) for name in "abc")
                yield _judged(sentence, match, a * b, c, f"{_shown(match['a'])} \u00d7 {_shown(match['b'])}")
            for match in _SUM.finditer(text):
                parts = [_value(part.split()[0]) for part in match["parts"].split("+")]
                yield _judged(
                    sentence, match, sum(parts), _value(match["c"]), " ".join(match["parts"].split())
                )
        for match in _SCORE.finditer(text):
            a, b, c = (_value(match[name]) for name in "abc")
            yield _judged(sentence, match, a * b, c, f"{match['a']} \u00d7 {match['b']}")
        for match in _TOLD.finditer(text):
            a, b, c = (_value(match[name]) for name in "abc")
            if c not in (a * b, a + b):
                yield _judged(
                    sentence, match, a * b, c, f"{match['a']} \u00d7 {match['b']}", verdict=Verdict.SUSPICIOUS
                )
    for grid in evidence.grids:
        yield from _scores(grid)


def _value(text: str) -> float:
    bare = text.replace(",", "").replace("\u00a3", "").strip()
    return float(bare) if bare[0].isdigit() else float(word_value(bare))


def _shown(text: str) -> str:
    return text.strip()


def _judged(
    sentence: Sentence,
    match: re.Match[str],
    truth: float,
    printed: float,
    terms: str,
    verdict: Verdict = Verdict.CONTRADICTED,
) -> Judgement:
    start, end = (sentence.offset + place for place in match.span("c"))
    span = Span(place=sentence.place, start=start, end=end, text=sentence.block.text[start:end])
    decimals = len(match["c"].partition(".")[2])
    follows = f"{terms} = {plain(truth, decimals)}"
    if abs(truth - printed) <= (0.5 * 10**-decimals if decimals or truth % 1 else 0) + 1e-9:
        return right("equation", "total", (span,), follows)
    return wrong(
        "equation",
        "total",
        (span,),
        quote=sentence.quote,
        sentence=f"{terms} is {plain(truth, decimals)}, but {match['c']} is printed.",
        follows=follows,
        correction=f"{plain(truth, decimals)} instead of {match['c']}, if the terms are right.",
        verdict=verdict,
    )


def _scores(grid: Grid) -> Iterator[Judgement]:
    """A register of risks: where most scores are likelihood times impact, all of them are."""
    heads = dict(enumerate(grid.columns))
    likely, impact = (
        [column for column, head in heads.items() if pattern.search(head) and not _RATING.search(head)]
        for pattern in (_LIKELY, _IMPACT)
    )
    for column, head in heads.items():
        before = [[each for each in columns if each < column] for columns in (likely, impact)]
        if not _RATING.search(head) or not all(before):
            continue
        one, other = (columns[-1] for columns in before)
        if any(max(one, other) < each < column and _RATING.search(heads[each]) for each in heads):
            continue
        rows = [
            (row, [token.number for token in tokens])
            for row in range(len(grid.body))
            if all(tokens := [token for place in (one, other, column) if (token := grid.value(row, place))])
            and len(tokens) == len((one, other, column))
            and all(0 < token.number <= _LARGEST and not token.decimals for token in tokens[:2])
        ]
        fit = sum(a * b == c for _, (a, b, c) in rows)
        if not (_PRODUCT_HEAD.search(head) or (fit >= _FEWEST and fit >= _MOST_OF * len(rows))):
            continue
        for row, (a, b, c) in rows:
            if a * b != c:
                yield _score(grid, row, (one, other, column), a * b)


def _score(grid: Grid, row: int, columns: tuple[int, int, int], truth: float) -> Judgement:
    cells = [grid.body[row][column] for column in columns]
    tokens = [cell.main for cell in cells]
    a, b, c = (token.text if token else "" for token in tokens)
    return wrong(
        "equation",
        "total",
        tuple(cell.span(token) for cell, token in zip(cells, tokens, strict=True) if token),
        quote=f"{grid.about[:100]} {grid.labels[row]}: {a} | {b} | {c}".strip(),
        sentence=f"{a} \u00d7 {b} is {plain(truth, 0)}, but {c} is printed; "
        "the other scores are likelihood times impact.",
        follows=f"{a} \u00d7 {b} = {plain(truth, 0)}",
        correction=f"{plain(truth, 0)} instead of {c}, if likelihood and impact are right.",
    )


EQUATION = AuditRule(
    id="equation",
    title="A sum that is written out is right",
    checks="Written sums and products come to what is printed, and risk scores are likelihood times impact.",
    source="Arithmetic; a register of risks is held to it where most of its scores are.",
    verdict=Verdict.CONTRADICTED,
    example="likelihood 2 x impact 3 = 9",
    says="2 \u00d7 3 is 6, but 9 is printed.",
    check=_check,
)
