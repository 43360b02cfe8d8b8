"""Some whole number of children must give the percentage printed (the GRIM test)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from yjp.audit.claims.arithmetic import as_printed, stands
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.facts import of_two
from yjp.audit.claims.judgement import Judgement
from yjp.audit.claims.part_of import PartOf, percentages, percentages_behind
from yjp.audit.claims.shares import shares
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Range, Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule

_PEOPLE = re.compile(
    r"\s(?:\w+\s){0,2}?(?:children|young people|young persons|girls|boys|males|"
    r"females|families|victims|cases|referrals|"
    r"offenders|pupils|individuals|staff|orders|sentences|assessments|entrants)\b"
)
_LARGE = 2000
_ROUND, _NEAR = 5, 30
_ON_AVERAGE = re.compile(
    r"\b(?:average|mean|typically|monthly|weekly|(?:a|per|each|every) (?:month|week|quarter))\b"
)
_FEW = 4
""""Two of them" and the like are said, not counted."""


def _possible(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.numbered:
        for share in shares(sentence):
            if share.part is None and share.whole is not None and share.whole.number < _LARGE:
                yield from _grim(sentence, share.percent, share.whole, sentence.span(share.whole))
        if of_two(sentence.lower):
            continue
        for found in percentages(sentence):
            if _is_of_others(sentence, found):
                continue
            yield from _grim(sentence, found.part, found.whole, sentence.span(found.whole), people=True)
    for group in evidence.paragraphs.values():
        for before, sentence in pairwise(group):
            for found in percentages_behind(before, sentence):
                yield from _grim(sentence, found.part, found.whole, before.span(found.whole), people=True)


def _is_of_others(sentence: Sentence, found: PartOf) -> bool:
    """An average, a share of those that are known, or one whose own whole is given: "60% had one (3 of 5 asked)"."""
    near = found.part.end + _NEAR
    return (
        bool(_ON_AVERAGE.search(sentence.lower, found.whole.end, near))
        or bool(_KNOWN.search(sentence.lower))
        or bool(_OWN_WHOLE.search(sentence.after(found.part, 100)))
    )


_OWN_WHOLE = re.compile(r"\([^()]*\d\s?(?:of|out of|/)\s?(?:the |our )?\d")
_KNOWN = re.compile(
    r"\b(?:where|whose|for whom|for which|with)\b[^.;]{0,30}\b(?:known|recorded|stated|available|held|complete)\b"
)


def _grim(
    sentence: Sentence, percent: Token, whole: Token, place: Span, *, people: bool = False
) -> Iterator[Judgement]:
    if (
        percent.hedge
        or whole.hedge
        or whole.decimals
        or not 1 <= whole.number < _LARGE
        or percent.sign
        or percent.number > 100
    ):
        return
    spans = (sentence.span(percent), place)
    near = round(percent.number / 100 * whole.number)
    options = [count for count in (near - 1, near, near + 1) if 0 <= count <= whole.number]
    for count in options:
        if stands(percent, Range(*[100 * count / whole.number] * 2)):
            why = f"{count} of {whole.text} gives {as_printed(100 * count / whole.number, percent)}"
            yield Judgement(rule="whole-number", type="share", spans=spans, verdict=Verdict.VERIFIED, why=why)
            return
    if whole.word and (not people or whole.number < _FEW):
        return
    nearest = min(options, key=lambda count: abs(100 * count / whole.number - percent.number))
    truth = as_printed(100 * nearest / whole.number, percent)
    people = people or bool(_PEOPLE.match(sentence.text[whole.end :].lower()))
    # "50% of the 9 children" may be meant as a round figure.
    sure = people and not (percent.decimals == 0 and percent.number % _ROUND == 0)
    yield Judgement(
        rule="whole-number",
        type="share",
        spans=spans,
        verdict=Verdict.CONTRADICTED if sure else Verdict.SUSPICIOUS,
        why="no whole number fits",
        quote=sentence.quote,
        sentence=f"No whole number out of {whole.text} gives {percent.text}.",
        follows=f"{nearest} of {whole.text} is {truth}, the nearest there is",
        correction=f"{nearest} of {whole.text} would be {truth}.",
        strength=3,
    )


WHOLE_NUMBER = AuditRule(
    id="whole-number",
    title="A whole number of children can give the percentage",
    checks="Some whole number out of the base gives the percentage at the decimals printed (the GRIM test).",
    source="Brown and Heathers, The GRIM Test, Social Psychological and Personality Science 8(4), 2017.",
    verdict=Verdict.CONTRADICTED,
    example="45.6% of the 20 young people",
    says="No whole number out of 20 gives 45.6%.",
    check=_possible,
)
