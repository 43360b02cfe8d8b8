"""A change must fit the two values that it lies between: 30 to 21 is a fall of 30%, not of 45%."""

import re
from collections.abc import Iterator
from dataclasses import replace

from yjp.audit.claims.arithmetic import stands
from yjp.audit.claims.changes import Pair, bracketed, pairs
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement
from yjp.audit.claims.sizes import Size, absolute, sizes
from yjp.audit.finding import vocabulary
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Token
from yjp.audit.result import Verdict
from yjp.audit.rules.change_apart import apart
from yjp.audit.rules.change_judgement import SIGNS, difference_text, fits, judged, level, misfit
from yjp.audit.rules.definition import AuditRule
from yjp.audit.rules.points_between import apart as points_apart

_ASIDE = re.compile(
    r"\b(?:compared|against|whereas|while|target|versus|than|nationally|national|"
    r"regional|family|but|of whom|of which|with)\b|;"
)
_NEW_SUBJECT = re.compile(
    r"[.?!]\s|\sand\s(?!(?:so\s|thus\s|has\s|have\s|this\s|that\s)?(?:is|was|represents|equates|reduced|"
    r"decreased|fell|"
    r"dropped|declined|increased|rose)\b)"
)
_CAUSE = re.compile(
    r"\b(?:after|following|follows|followed|despite|because|due to|owing to|since the|took|takes|means?|meant|led|"
    r"made to|with an?|in spite|caused|given|given that|when)\b"
)
"""What stands behind these is the change of another thing: "from 10 to 12 after a cut of 30% in school places"."""
_SEVERAL = re.compile(
    r"\b(?:falls|reductions|decreases|drops|declines|cuts|rises|increases|changes)\sof\s(?:[a-z]+\s)?$"
)
_AND_MORE = re.compile(r"^(?:,| and|, and)\s[\d.]+\s?%")
""" "31 compares with 52 and 77, falls of 40% and 60%": each is of a pair of its own."""
_A_YEAR = re.compile(r"^\s(?:(?:a|per|each|every) (?:year|quarter|month)|annually|year on year)\b")
_MOVES = re.compile(
    r"\b(?:went|moved|came|goes?|moves?|grew|fell|rose|dropped|declined|reduced|increased|decreased|fallen|risen)\b"
)
_CLOSE = 40
"""A bare signed percentage belongs to the pair right before it."""


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.numbered:
        found = pairs(sentence)
        said = sizes(sentence)
        if not found:
            yield from _said_after(evidence, sentence, said)
            continue
        for pair in found:
            token = bracketed(sentence, pair)
            if token is not None and all(size.token is not token for size in said):
                said.append(Size(token=token, word=0, named=False))
        for size in said:
            judgement = _size(sentence, found, size)
            if judgement:
                yield judgement
        for size in absolute(sentence):
            yield from _absolute(sentence, found, size)


def _absolute(sentence: Sentence, found: list[Pair], size: Size) -> Iterator[Judgement]:
    """ "A reduction of 26 young people, from 77 to 51": the difference itself."""
    alike = [pair for pair in found if pair.before.kind is pair.after.kind is size.token.kind]
    for pair in alike:
        difference = level(sentence, pair.after) - level(sentence, pair.before)
        verdict = stands(size.token, difference)
        if verdict:
            yield judged(
                sentence,
                pair,
                size,
                verdict,
                f"{pair.after.text} less {pair.before.text} is {difference_text(pair)}",
            )
            return
    if len(alike) != 1 or not _attached(sentence, alike[0], size, found):
        return
    pair = alike[0]
    truth = difference_text(pair).lstrip(SIGNS)
    yield Judgement(
        rule="change",
        type="change",
        spans=tuple(
            sentence.span(each)
            for each in sorted((pair.before, pair.after, size.token), key=lambda t: t.start)
        ),
        verdict=Verdict.SUSPICIOUS
        if size.token.hedge or pair.before.hedge or pair.after.hedge
        else Verdict.CONTRADICTED,
        why=f"{pair.after.text} less {pair.before.text} is {difference_text(pair)}",
        quote=sentence.quote,
        sentence=f"{pair.before.text} to {pair.after.text} is a change of {truth}, but {size.token.text} is printed.",
        follows=f"{pair.after.text} less {pair.before.text} is {difference_text(pair)}",
        correction=f"{truth} instead of {size.token.text}.",
        strength=4,
    )


def _said_after(evidence: Evidence, sentence: Sentence, said: list[Size]) -> Iterator[Judgement]:
    """ "The rate is 38.2% compared to 42.1% the year before. This is a decrease of 3.9%." """
    group = evidence.paragraphs[sentence.order]
    place = group.index(sentence)
    if len(said) != 1 or not place or not _THIS.match(sentence.lower):
        return
    before = group[place - 1]
    found = pairs(before)
    if len(found) != 1 or len(sentence.values) > 1:
        return
    pair, token = found[0], said[0].token
    verdict, why = fits(before, pair, token)
    spans = (before.span(pair.before), before.span(pair.after), sentence.span(token))
    if verdict:
        yield Judgement(rule="change", type="change", spans=spans, verdict=verdict, why=why)
        return
    wrong = misfit(before, pair, said[0], found)
    if wrong is not None:
        yield replace(wrong, spans=spans, quote=f"{before.quote} {sentence.quote}"[:300])


_THIS = re.compile(
    r"^\s*(?:this|that|which|it|an?)\s(?:is|was|represents|equates to|equals|shows|"
    r"has been|reduction|decrease|increase|marks|means)\b"
)


def _size(sentence: Sentence, found: list[Pair], size: Size) -> Judgement | None:
    for pair in sorted(found, key=lambda pair: _distance(pair, size.token)):
        verdict, why = fits(sentence, pair, size.token)
        if verdict:
            return judged(sentence, pair, size, verdict, why)
    near = min(found, key=lambda pair: _distance(pair, size.token))
    if not _attached(sentence, near, size, found) or _A_YEAR.match(sentence.after(size.token)):
        return None
    if _SEVERAL.search(sentence.ahead(size.token)) and _AND_MORE.match(sentence.after(size.token)):
        return None
    return misfit(sentence, near, size, found)


def _distance(pair: Pair, token: Token) -> int:
    return max(pair.start - token.end, token.start - pair.end, 0)


def _attached(sentence: Sentence, pair: Pair, size: Size, found: list[Pair]) -> bool:
    """Is there nothing between the pair and the size that could make it the change of something else?"""
    if size.token.start >= pair.end:
        between = sentence.text[pair.end : size.token.start]
    elif size.token.end <= pair.start:
        between = sentence.text[size.token.end : pair.start]
        if re.search(r"\sand\s", between) or _MOVES.search(between.lower()):
            return False
    else:
        between = ""
    if _CAUSE.search(between.lower()):
        return False
    plain_text = re.sub(r"[(\[][^()\[\]]*[)\]]", " ", between.lower())
    if len(between) > 90 or _ASIDE.search(plain_text) or _NEW_SUBJECT.search(plain_text):
        return False
    if vocabulary.areas(plain_text):
        return False
    if size.token.start >= pair.end and _of_another(between.lower(), sentence.lower[: pair.end]):
        return False
    if not size.word and (len(plain_text) > _CLOSE or " and " in plain_text):
        return False
    inside = [
        token
        for token in sentence.values
        if min(size.token.end, pair.end) <= token.start < max(size.token.start, pair.start)
        and token not in (pair.before, pair.after, size.token)
        and (size.token.start > pair.start or token.number != abs(pair.after.number - pair.before.number))
        and not any(token in (other.before, other.after) for other in found)
        and not re.search(r"[(\[][^)\]]*$", sentence.text[: token.start])
    ]
    return not inside


_QUANTITY = re.compile(
    r"\b(?:numbers?|rates?|population|inflation|real terms|costs?|proportion|share|percentage|caseload|target)\b"
)


def _of_another(between: str, ahead: str) -> bool:
    """ "The rate fell from 238 to 194: the number itself is 14% lower": what changed is named anew."""
    return any(match[0].rstrip("s") not in ahead for match in _QUANTITY.finditer(between))


def _all(evidence: Evidence) -> Iterator[Judgement]:
    yield from _check(evidence)
    yield from apart(evidence)


CHANGE = AuditRule(
    id="change",
    title="A percentage change lies between its two values",
    checks="Later less earlier, divided by the earlier value, is the change printed, with what rounding leaves open.",
    source="Arithmetic; a change computed on the later value is named as such.",
    verdict=Verdict.CONTRADICTED,
    example="custody fell from 30 to 21, a reduction of 45%",
    says="30 to 21 is a change of 30%, but 45% is printed.",
    check=lambda evidence: (each for each in _all(evidence) if each.rule == "change"),
)
POINTS = AuditRule(
    id="points",
    title="Percentage points are not per cent",
    checks="A change or gap between two percentages printed with a per cent sign is relative, not their difference.",
    source="ONS and Government Statistical Service guidance: a difference of percentages is in percentage points.",
    verdict=Verdict.CONTRADICTED,
    example="reoffending fell from 30.4% to 18.8%, an 11.6% reduction",
    says="30.4% and 18.8% differ by 11.6 percentage points; as a percentage the change is 38.2%, not 11.6%.",
    check=lambda evidence: (
        *(each for each in _all(evidence) if each.rule == "points"),
        *points_apart(evidence),
    ),
)
