"""Numbers that a sentence lists and adds up must make the total that it gives."""

import re
from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_JOINED = r"(?:giving|making|which makes|which gives|adding up to)"
_TOTAL_OF = re.compile(
    rf"(?:\s[A-Za-z'-]+){{1,6}}(?:(?:,|;|\s[-\u2013(]|:)\s?(?:{_JOINED}\s|that is\s|or\s)?|\s{_JOINED}\s)"
    r"(?:a\s|an\s)?(?:combined\s|overall\s|grand\s)?total of\s",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?:\s[A-Za-z'-]+){1,6}(?:,\sand|,|;|\sand)\s", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:of|from|to|by|in|than|including|include\w*|whom|which|per|at|over|under|fewer|more|less|further|rose|fell|"
    r"compared|average\w*|between|after|before|since|aged?)\b",
    re.IGNORECASE,
)
"""Words between two numbers by which the second is no further part."""
_FEWEST = 2


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.sentences:
        if "total of" in sentence.lower:
            yield from _of(sentence)


def _of(sentence: Sentence) -> Iterator[Judgement]:
    values = sentence.values
    for place, total in enumerate(values):
        before = values[:place]
        if (
            not before
            or not _is_count(total)
            or not _TOTAL_OF.fullmatch(sentence.text, before[-1].end, total.start)
        ):
            continue
        parts = _parts(sentence, before)
        if len(parts) >= _FEWEST:
            yield _judged(sentence, parts, total)


def _parts(sentence: Sentence, before: tuple[Token, ...]) -> list[Token]:
    """The list that ends in the last of these numbers, from its end."""
    found = [before[-1]] if _is_count(before[-1]) else []
    for token, after in zip(reversed(before[:-1]), reversed(before[1:]), strict=True):
        between = sentence.text[token.end : after.start]
        if not found or not _is_count(token) or not _NEXT.fullmatch(between) or _OTHERWISE.search(between):
            break
        found.insert(0, token)
    return found


def _is_count(token: Token) -> bool:
    return token.kind is Kind.COUNT and not token.decimals and not token.hedge


def _judged(sentence: Sentence, parts: list[Token], total: Token) -> Judgement:
    truth = sum(part.number for part in parts)
    terms = " + ".join(part.text for part in parts)
    spans = tuple(sentence.span(token) for token in (*parts, total))
    follows = f"{terms} = {plain(truth, 0)}"
    if truth == total.number:
        return right("listed-sum", "total", spans, follows)
    return wrong(
        "listed-sum",
        "total",
        spans,
        quote=sentence.quote,
        sentence=f"{terms} is {plain(truth, 0)}, but a total of {total.text} is printed.",
        follows=follows,
        correction=f"{plain(truth, 0)} instead of {total.text}, if the parts are right.",
    )


LISTED_SUM = AuditRule(
    id="listed-sum",
    title="A list and its total",
    checks="Counts that a sentence lists one after another add up to the \u201ctotal of\u201d that it ends in.",
    source="Arithmetic.",
    verdict=Verdict.CONTRADICTED,
    example="\u201c88 statutory cases, 61 pre-court cases and 47 prevention cases, a total of 186\u201d",
    says="88 + 61 + 47 is 196, but a total of 186 is printed.",
    check=_check,
)
