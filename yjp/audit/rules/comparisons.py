"""A value called higher or lower than another must be so: 171 is not below 143."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement
from yjp.audit.claims.sizes import only_level
from yjp.audit.finding import vocabulary
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule

_KINDS = (Kind.PERCENT, Kind.DECIMAL, Kind.COUNT)
_AREA = "\x03"
"""Stands for the name of an area, so that "England and Wales" joins no two things."""
_UP = r"higher|above|greater|larger|exceed(?:s|ed|ing)?|over"
_DOWN = r"lower|below|less|smaller|beneath|under"
_WORD = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b")
_BEHIND = re.compile(
    rf"^(?:\sthan|\sthe|\sboth|\sthat|\sour|\s{_AREA}|\snational|\sregional)[^();:.]{{0,70}}?[(]?\s?(?:at |"
    r"of |is |was |rate |average |figure |which is |[(]){0,5}$"
)
_AREA_ONLY = re.compile(r"over|under|beneath|exceed(?:s|ed|ing)?")
"""Words of much else ("over the year"): read only before the name of an area."""
_WISHED = re.compile(
    r"\b(?:want|wish|hope|aim|target|will|would|should|could|must|need|no longer|until|once|previously|if|never|not|"
    r"bring|get|move|keep)\b"
)
_SAME_SUBJECT = re.compile(
    r"^\)?(?: per [\d,]+|\s(?:loc|nation)ally)?,\s$|^\)?(?:(?!\band (?!(?:so |still |also )?(?:is|was|are|"
    r"were|remains?)\b)|, (?!(?:and |but |so )?(?:also |still |now |well |"
    r"just )?(?:which|is|was|are|were|remains?|higher|lower|above|below|less|greater|slightly|much|significantly)\b))"
    r"[^();:.]){0,70}$"
)
_NEW_SUBJECT = re.compile(r"\b(?:rates?|numbers?|figures?|we|our|this|these|with|while|where|whose)\b")
_PEOPLE = re.compile(
    r"^\s(?:[a-z-]+\s){0,2}?(?:children|young people|girls|boys|entrants|sentences|offences)\b"
)
_THAT = re.compile(
    r"^\s*(?:that|this|it) (?:is|was|remains?|remained) (?:(?:still|well|also|just|far|now|slightly|significantly|much|"
    rf"consistently) )*(?:(?P<up>higher than|above)|(?P<down>lower than|below))\s(?:the |our |that of |both )?{_AREA}"
    r"(?:'s)?(?: (?:rate|average|figure|of|at|group))*\s?[(]?\d"
)
_THAT_IS = re.compile(
    r"^,? (?:which|that) (?:is|was|remains?)\s(?:(?:still|well|also|just|far|now|slightly|significantly|much)\s)*$"
)
_WHOLE = re.compile(r"\d\S* (?:out )?of (?:the |all |our )?$")
_MORE_VALUES = re.compile(
    rf"^\)?,?\s(?:and|or|and also)\s(?:than )?(?:the |that of |those of |our )?{_AREA}(?:'s)?(?: rate|"
    rf" average| figure)?"
    r"(?:\s(?:rate|average|figure))?(?:,? (?:of|at))?\s?[(]?$"
)
_STANDS = (
    r"(?:is|are|was|were|remains?|remained|stays?|stayed|stands?|sits?|has remained|have remained)\s"
    r"(?:now |still |also |well |just |slightly |significantly |a little |far |much |currently |again |"
    r"therefore ){0,3}"
)
_FIRST_SAID = re.compile(
    rf"\b(?:we|our (?:\w+ ){{0,4}}?(?:rate|figure|performance|number))\s{_STANDS}"
    rf"(?:(?P<up>above|over|higher than|greater than)|(?P<down>below|under|lower than))\s(?:the |our |"
    rf"that of |both )?"
    rf"{_AREA}(?:'s)?(?:\s(?:rate|average|figure|group|rates|level))*\s?(?:[,:]|\s-|\s?[(]| at)\s?$"
)
_HELD = re.compile(
    r"^(?: per [\d,]+)?\s(?:compared (?:to|with)|against|versus|vs?\.?|to)\s(?:the |their )?(?:rate of )?$"
)


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.numbered:
        values = [token for token in sentence.values if token.kind in _KINDS and not token.sign]
        for place, (one, other) in enumerate(pairwise(values)):
            if one.kind is not other.kind:
                continue
            said = _said(sentence, one, other) or _said_before(sentence, one, other)
            if not said:
                continue
            yield from _comparison(sentence, one, other, said)
            following = values[place + 2] if place + 2 < len(values) else None
            if (
                following is not None
                and following.kind is one.kind
                and _MORE_VALUES.match(_bare(sentence, other, following))
            ):
                yield from _comparison(sentence, one, following, said)
        yield from _of_that(evidence, sentence)


def _of_that(evidence: Evidence, sentence: Sentence) -> Iterator[Judgement]:
    """ "The rate fell to 71.5%. That is also below the national average of 69.9%"."""
    group = evidence.paragraphs[sentence.order]
    place = group.index(sentence)
    match = _THAT.match(_neutral(sentence.text)) if place and len(sentence.values) == 1 else None
    one, other = (only_level(group[place - 1]), sentence.values[0]) if match else (None, None)
    if match is None or one is None or other is None or one.kind is not other.kind or other.sign:
        return
    if not re.match(r"^(?: per [\d,]+)?\s?(?:[.;]|$)", sentence.after(other)):
        return
    said = vocabulary.DOWN if match["down"] else vocabulary.UP
    for found in _comparison(sentence, one, other, said):
        spans = (group[place - 1].span(one), sentence.span(other))
        quote = f"{group[place - 1].quote} {sentence.quote}"[:300] if found.quote else ""
        yield replace(found, spans=spans, quote=quote)


def _bare(sentence: Sentence, one: Token, other: Token) -> str:
    return _neutral(sentence.text[one.end : other.start])


def _neutral(text: str) -> str:
    """The text in small letters, with a mark for each area."""
    parts, end = [], 0
    for area in vocabulary.areas(text):
        parts += [text[end : area.start].lower(), _AREA]
        end = area.end
    return "".join([*parts, text[end:].lower()])


def _said(sentence: Sentence, one: Token, other: Token) -> int:
    """ "Our rate of 171 is above the national 143": what the word between two values says of the first."""
    gap = _bare(sentence, one, other)
    words = list(_WORD.finditer(gap))
    if not words or _WHOLE.search(sentence.ahead(one)):
        return 0
    word = words[-1]
    head, behind = gap[: word.start()], gap[word.end() :]
    if vocabulary.CHANGE.search(sentence.text[: other.start]) and not _THAT_IS.match(head):
        return 0
    if len(words) > 1 and not re.search(r"\b(?:but|and)\b", gap[words[-2].end() : word.start()]):
        return 0
    if len(words) == 1 and not _of_first(sentence, one, head, behind):
        return 0
    if len(words) > 1 and re.search(r"[();:.]", head):
        return 0
    if not (_BEHIND.match(behind) or (word[0].startswith("exceed") and _AREA in behind[:12])):
        return 0
    if _AREA_ONLY.fullmatch(word[0]) and not re.match(rf"^\s(?:the |that of |our )?{_AREA}", behind):
        return 0
    if re.search(r"\band\b|,", behind) or any(
        token.period and one.end <= token.start < other.start for token in sentence.tokens
    ):
        return 0
    if re.search(r"\bby\s", gap) or _is_difference(sentence, one) or _wished(sentence, one, head):
        return 0
    return vocabulary.DOWN if word["down"] else vocabulary.UP


def _of_first(sentence: Sentence, one: Token, head: str, behind: str) -> bool:
    """Do the words between the first value and the comparing word leave the value their subject?"""
    if not _SAME_SUBJECT.match(head) or (len(head) > 30 and _NEW_SUBJECT.search(head)):
        return False
    return not (_PEOPLE.match(sentence.after(one)) and re.search(r"\brates?\b|\bper\s", head + behind))


def _wished(sentence: Sentence, one: Token, between: str) -> bool:
    """ "We want our rate of 171 to be below 143", "is no longer below": nothing is said of today."""
    return bool(_WISHED.search(sentence.ahead(one, 40)) or _WISHED.search(between) or "to be" in between)


def _said_before(sentence: Sentence, one: Token, other: Token) -> int:
    """ "We remain below the national average (186 compared with 143)": the first value is ours."""
    if not _HELD.match(sentence.gap(one, other)) or not re.match(r"^\s?(?:[).,;]|$)", sentence.after(other)):
        return 0
    ahead = _neutral(sentence.text[max(0, one.start - 140) : one.start])
    match = _FIRST_SAID.search(ahead)
    if not match or _WISHED.search(ahead[: match.start()][-40:]):
        return 0
    return vocabulary.DOWN if match["down"] else vocabulary.UP


def _is_difference(sentence: Sentence, token: Token) -> bool:
    """ "1% below the target of 45%", "2.8% higher than", "is 15% higher than": the first number is the difference."""
    if not re.match(
        r"^\s?(?:percentage points?\s|points?\s)?(?:higher|lower|above|below|more|less|greater)\b",
        sentence.after(token),
    ):
        return False
    before = [value for value in sentence.values if value.end <= token.start]
    if before and re.match(r"^\)?[^();:.]{0,25}\s$", sentence.gap(before[-1], token)):
        return True
    return not re.search(
        r"\b(?:rate|figure|average|at|of|was|is|were|are)\s(?:of |at |a |just )?$", sentence.ahead(token)
    )


def _comparison(sentence: Sentence, one: Token, other: Token, said: int) -> Iterator[Judgement]:
    spans = (sentence.span(one), sentence.span(other))
    actual = (one.number > other.number) - (one.number < other.number)
    word = {1: "higher", -1: "lower", 0: "the same"}
    if actual == said:
        yield Judgement(
            rule="comparison",
            type="comparator",
            spans=spans,
            verdict=Verdict.VERIFIED,
            why=f"{one.text} is {word[actual]} than {other.text}",
        )
    elif actual:
        yield Judgement(
            rule="comparison",
            type="comparator",
            spans=spans,
            verdict=Verdict.DECISION_CHANGING,
            why=f"{one.text} is {word[actual]} than {other.text}",
            quote=sentence.quote,
            sentence=f"{one.text} is {word[actual]} than {other.text}, but the text says {word[said]}.",
            follows=f"{one.text} is {word[actual]} than {other.text}",
            correction=f"Write {word[actual]} than {other.text}.",
            strength=5,
        )


COMPARISON = AuditRule(
    id="comparison",
    title="Higher is higher and lower is lower",
    checks="A value called higher or lower than another is so.",
    source="Arithmetic.",
    verdict=Verdict.DECISION_CHANGING,
    example="our rate of 33.0% is lower than the regional rate of 31.3%",
    says="33.0% is higher than 31.3%, but the text says lower.",
    check=_check,
)
