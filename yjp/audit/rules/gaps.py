"""The gap between two values must be theirs: 171 is 28 above 143, not 38."""

import re
from collections.abc import Iterator
from dataclasses import replace

from yjp.audit.claims import skeleton as marks
from yjp.audit.claims.arithmetic import as_printed, stands
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Range, Token
from yjp.audit.result import Verdict
from yjp.audit.rules.change_judgement import level
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_HEDGES = (
    r"(?:about |around |approximately |roughly |nearly |almost |just |over |under |some |only |a |now |"
    r"still |therefore |thus |also |exactly ){0,3}"
)
_UP = r"above|higher than|more than|greater than|larger than|ahead of|over"
_DOWN = r"below|lower than|less than|fewer than|smaller than|behind|short of|under"
_NOUN = (
    r"(?: (?:children|young people|entrants|first[ -]time entrants|sentences|referrals|offences|cases|"
    r"remands|cautions))"
)
_WORD = rf"(?:(?P<up>{_UP}|more{_NOUN} than)|(?P<down>{_DOWN}|fewer{_NOUN} than))"
_FREE = r"(?:(?! and | but | while | whereas | with | of whom | of which | when )[^\x01\x02;:]|\x01T\d+\x02)"
_OBJECT = (
    r"(?:(?! and (?!wales)| but | while | cohort| population| in the| among )[^\x01\x02;:.,]|\x01T\d+\x02)"
)
_IS = (
    r"(?:\b(?:is|was|are|were|stands|remains?|being|or|at|stood)\s|[,(\u2013-]\s?(?:which is |which was |"
    r"or |i\.e\.? |this is )?|\s-\s)"
)
_ABOVE = rf"{_HEDGES}{{d:CDPSM}}(?:\s?[(]\x01P\d+\x02[)])?\s?{_WORD}\s{_OBJECT}{{0,45}}?{{b:CDPM}}"
_SO = (
    # our rate is 171 and the national rate is 143, so we are 28 higher; from 229 to 186, which is 43 lower
    rf"{{a:CDPM}}[^\x01\x02;:.]{{3,50}}?{{b:CDPM}}[^\x01\x02;:.]{{0,20}}?, (?:so|thus|therefore|that is|"
    rf"i\.e\.?|which is)"
    rf"(?: we are| it is| ours is| this is| a)?\s{_HEDGES}{{d:CDPSM}}\s(?:(?P<up>higher|above|more)|"
    rf"(?P<down>lower|below|less|fewer))\s?[.,;)]"
)
_PHRASES = (
    # Our rate of 171 is 28 above the England rate of 143; 76 children in 2024, 4 more than the 72 of 2023
    rf"{{a:CDPM}}{_FREE}{{0,60}}?{_IS}{_ABOVE}",
    # schools 20 (20.8%), 8 more than the year before (12)
    rf"{{a:C}}(?: [a-z ]{{0,20}}?)?\s?[(]\x01P\d+\x02[)]{_FREE}{{0,60}}?{_IS}{_ABOVE}",
    # we are 8 points behind the national figure (58% against 66%)
    rf"{{d:CDPSM}}\s?{_WORD}\s{_OBJECT}{{3,45}}?[(]{{a:CDPM}}(?: compared (?:to|with)| against| versus|"
    rf" vs?\.?) (?:the )?{{b:CDPM}}\s?[)]",
    _SO,
)
_BETWEEN = (
    # the gap between girls (72%) and boys (61%) is 11 percentage points; 64.6% against 45.9%, is 18.6 points
    rf"\b(?:gap|difference) between {_FREE}{{3,70}}?[(,]\s?{{a:CDPM}}[)]?(?:,? and | compared (?:to|with) |"
    rf" against | versus )"
    rf"[^\x01\x02;:.]{{0,40}}?[(]?{{b:CDPM}}[),]{{0,2}}\s(?:is|was|stands at|of) {_HEDGES}{{d:CDPSM}}",
    # the gap between the two groups is 11 percentage points (66.7% against 55.3%)
    rf"\b(?:gap|difference) between [^;:.()]{{3,70}}? (?:is|was|of) {_HEDGES}{{d:CDPSM}}\s?[(]{{a:CDPM}}"
    rf"(?:,? and | compared (?:to|with) | against | versus ){{b:CDPM}}[)]",
    # 31.8%, compared with 32.2% nationally, a gap of 0.4 percentage points
    rf"{{a:CDPM}}{_FREE}{{0,60}}?(?:compared (?:to|with)|against|versus|and)\s[^\x01\x02;:.]{{0,40}}?{{b:CDPM}}"
    rf"[^\x01\x02;:.]{{0,30}}?[,(] ?(?:creating |giving |leaving )?(?:a|the) (?:gender |ethnicity |"
    rf"performance )?(?:gap|difference) (?:of|is) {_HEDGES}{{d:CDPSM}}",
)
_TIMES = (
    rf"{{a:CD}}{_FREE}{{0,40}}?{_IS}{_HEDGES}{{x:X}}\s(?:the|that of|as high as(?: the)?|"
    rf"our)\s{_OBJECT}{{0,40}}?{{b:CD}}"
)
_WHOLE = re.compile(
    r"(?:^|[,;(]\s?|\d )(?:out )?of (?:the |all |our )?$|\b(?:of (?:whom|which|these|them)|including)\s$"
)
_AGE = re.compile(r"^ (?:years )?or (?:older|over|above|younger|under|more|fewer|less)\b")
_MOST = 8
_MOVING = re.compile(
    r"\b(?:narrow\w*|widen\w*|clos(?:ed|ing)|target for|would|will|aim|want|should|previous gap|last year's gap|if)\b"
)


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.numbered:
        if not 3 <= len(sentence.values) <= _MOST or _MOVING.search(sentence.lower):
            continue
        text = marks.skeleton(sentence)
        found = list(_found(sentence, text))
        if found:
            yield from found[:1]
        else:
            yield from _times(sentence, text)


def _found(sentence: Sentence, text: str) -> Iterator[Judgement]:
    for phrases, signed in ((_PHRASES, True), (_BETWEEN, False)):
        for phrase in phrases:
            for match in marks.pattern(phrase).finditer(text):
                a, b, d = (marks.token(sentence, match, name) for name in "abd")
                if _alike(a, b) and not (a.sign or b.sign or d.sign) and not _aside(sentence, a):
                    sign = 0 if not signed or phrase is _SO else 1 if match["up"] else -1
                    yield from _judged(sentence, a, b, d, sign)


def _aside(sentence: Sentence, first: Token) -> bool:
    """Is the first value the whole or a part of something, or an age, and not what the gap is of?"""
    return bool(_WHOLE.search(sentence.ahead(first)) or _AGE.match(sentence.after(first)))


def _alike(one: Token, other: Token) -> bool:
    if Kind.PERCENT in (one.kind, other.kind) or Kind.MONEY in (one.kind, other.kind):
        return one.kind is other.kind
    low, high = sorted((one.number, other.number))
    return one.kind is other.kind and low > 0 and high / low < 10


def _judged(sentence: Sentence, a: Token, b: Token, d: Token, sign: int) -> Iterator[Judgement]:
    first, second = level(sentence, a), level(sentence, b)
    gap = first - second
    quotient = first.over(second)
    relative = Range(100 * (quotient.low - 1), 100 * (quotient.high - 1)) if quotient else None
    percents = a.kind is Kind.PERCENT
    spans = tuple(sentence.span(each) for each in sorted((a, b, d), key=lambda each: each.start))
    difference = plain(abs(a.number - b.number), max(a.decimals, b.decimals))
    if d.kind is Kind.PERCENT:
        if relative is None or (percents and stands(d, gap)):
            return  # points called per cent, of which another rule speaks
        verdict = stands(d, relative)
        truth = as_printed(100 * abs(a.number - b.number) / b.number, d)
        why = f"{a.text} and {b.text} differ by {truth}"
    else:
        if (d.kind is Kind.POINTS) != percents or (d.kind is not Kind.POINTS and d.kind is not a.kind):
            return
        verdict, truth = stands(d, gap), difference + (" points" if percents else "")
        why = f"{a.text} and {b.text} differ by {truth}"
    actual = (a.number > b.number) - (a.number < b.number)
    if verdict is not None and (not sign or actual in (sign, 0)):
        yield right("gap", "comparator", spans, why, rounding=verdict is Verdict.ROUNDING)
        return
    turned = verdict is not None
    word = {1: "higher", -1: "lower", 0: "as high"}
    round_figure = d.kind is Kind.PERCENT and not d.decimals and d.number % 5 == 0
    near = relative is not None and stands(replace(d, hedge="about"), relative + Range(-2.5, 2.5)) is not None
    soft = bool(d.hedge or a.hedge or b.hedge) or (round_figure and near)
    yield wrong(
        "gap",
        "comparator",
        spans,
        quote=sentence.quote,
        sentence=f"{a.text} is {word[actual]} than {b.text}, but the text says {word[sign]}."
        if turned
        else f"{a.text} and {b.text} differ by {truth}, but {d.text.strip()} is printed.",
        follows=why,
        correction=None if turned else f"{truth} instead of {d.text.strip()}.",
        verdict=Verdict.SUSPICIOUS if soft and not turned else Verdict.CONTRADICTED,
        strength=5,
    )


def _times(sentence: Sentence, text: str) -> Iterator[Judgement]:
    """ "Our rate, 186, is 1.3 times the national rate of 143"."""
    for match in marks.pattern(_TIMES).finditer(text):
        a, b, times = (marks.token(sentence, match, name) for name in "abx")
        quotient = level(sentence, a).over(level(sentence, b)) if _alike(a, b) else None
        if quotient is None or times.word:
            continue
        spans = tuple(sentence.span(each) for each in (a, times, b))
        truth = plain(a.number / b.number, max(times.decimals, 1))
        why = f"{a.text} ÷ {b.text} = {truth}"
        verdict = stands(times, quotient)
        if verdict is not None:
            yield right("gap", "comparator", spans, why, rounding=verdict is Verdict.ROUNDING)
        else:
            yield wrong(
                "gap",
                "comparator",
                spans,
                quote=sentence.quote,
                sentence=f"{a.text} is {truth} times {b.text}, but {times.text} is printed.",
                follows=why,
                correction=f"{truth} times instead of {times.text}.",
                verdict=Verdict.SUSPICIOUS if times.hedge or not times.decimals else Verdict.CONTRADICTED,
            )


GAP = AuditRule(
    id="gap",
    title="A gap is the difference of its two values",
    checks="How far one value is said to lie above or below another is their difference, or that as a percentage.",
    source="Arithmetic. Only where a sentence holds the two values and the gap, and nothing else.",
    verdict=Verdict.CONTRADICTED,
    example="our rate of 171 is 38 above the England rate of 143",
    says="171 and 143 differ by 28, but 38 is printed.",
    check=_check,
)
