"""Shares in running text: a part, a whole and the percentage that they make, in the phrases of plans."""

from collections.abc import Iterator
from dataclasses import dataclass

from yjp.audit.claims.skeleton import pattern, skeleton, token
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Token

_IS = (
    r"(?:or|i\.e\.?|=|equating to|equal to|which is|this is|that is|representing|"
    r"a rate of|giving a rate of|equivalent to|which equates to|this equates to|"
    r"which represents|making up|giving|"
    r"(?:giving |which gives |which is |making |for |at |with )?an? (?:[a-z-]+ ){0,3}"
    r"(?:rate|share|proportion|percentage) of)"
)
_ABOUT = r"(?:about |around |approximately |just over |just under |nearly |almost |circa |a |c\.)?"

_EXPLICIT = (
    # 25 of 65 (44.6%); 83 RJDs of 230 new referrals (33.3%); 25 of the 65 children, or 38.5%
    rf"{{n:C}}~!45 (?:out )?of OF{{N:C}}~60,?\s*[-:=]?\s*[(\[]\s*(?:{_IS} )?{_ABOUT}{{p:P}}(?!~30(?:reduc|"
rf"decreas|increas|fall|fewer|drop|more|rise))",
    rf"{{n:C}}~!45 (?:out )?of OF{{N:C}}~60,?\s{_IS}\s{_ABOUT}{{p:P}}(?!~30(?:reduc|"
rf"decreas|increas|fall|fewer|drop|rise))",
    # 44.6% (29/65); 29/65 (44.6%); 29/65 = 44.6%
    r"{p:P}~25[(\[]\s*{n:C}\s?/\s?{N:C}",
    r"{n:C}\s?/\s?{N:C}~15\s*(?:[=:(\[]|or|which is|,)\s*{p:P}",
    # 44.6% (29 of 65); 38.2% or 60 of the 157
    r"{p:P}~25[(\[]\s*(?:i\.e\.? |or )?{n:C}~!30 (?:out )?of OF{N:C}",
    r"{p:P},? or {n:C}~!30 (?:out )?of OF{N:C}",
    # 13 (2.6%) of 103
    r"{n:C}~40[(\[]\s*{p:P}\s*[)\]]~12 ?(?:out )?of (?:the |a |all |our |those |total |of |cohort )*{N:C}",
    # 30% of the 40 children (12); 45% (172) of the 382; 12 (30% of the 40 children)
    r"{p:P}~12of OF{N:C}~40[(\[]\s*{n:C}\s*[)\]]",
    r"{p:P}\s*[(\[]\s*{n:C}~25[)\]]~12 ?(?:out )?of OF{N:C}",
    r"{n:C}~40[(\[]\s*{p:P} (?:out )?of OF{N:C}",
)  # fmt: skip
_OF_WHOM = (
    # 40 children, of whom 12 (30%); the 13 with a plan, 6 of these (46%)
    rf"{{N:C}}~,80(?:out )?of (?:whom|which|these|those|them|"
    rf"this)~,40{{n:C}}~40(?:[(\[]\s*|,?\s{_IS}\s){_ABOUT}{{p:P}}",
    r"{N:C}~,80{n:C}~20of (?:whom|which|these|those|them)~,40[(\[]\s*{p:P}",
)
_OF_FIRST = (
    r"(?:^\s*|[,;:(.]\s*|\bthat |\band |\bfound )(?:out )?of (?:the |all |those |our |"
    r"a total of |these |total |cohort of ){0,3}{N:C}"
)
_OF_FIRST_PARTS = (
    # Of 58 children, 18 reoffended (31%); Of 58 children 18 reoffended, which is 31%; ..., 18 reoffended: 31%
    r"{n:C}(?! (?:more|fewer|less|higher|lower)\b)~40[(\[]\s*{p:P}\s*[)\]]",
    r"{p:P}(?! (?:more|fewer|less|higher|lower|increase|decrease|rise|fall|reduction|drop|"
    r"decline)\b)~40[(\[]\s*{n:C}\s*[)\]]",
    rf"{{n:C}}(?! (?:more|fewer|less|higher|lower)\b)~40"
    rf"(?:,? {_IS} |\s?[:-] (?:an? (?:rate|share) of )?){_ABOUT}{{p:P}}"
    r"(?! (?:more|fewer|less|higher|lower|of|reduc|increas|decreas))",
)
_PAIRS = (r"{n:C}~45[(\[]\s*{p:P}\s*(?:of |[)\],;])", r"{p:P}~40[(\[]\s*{n:C}(?=~30[)\]])", r"{p:P} or {n:C}")
_OF_ONE = pattern(r"{n:C}~!30 ?(?:(?:out )?of OF|/\s?){N:C}")
_TOGETHER = pattern(r"{p:P}(?:(?:,|,? and|/|;)\s?{q:P})+")
_BARE = r"{p:P} of (?:the |all |our |these |those |a total of |its ){1,2}{N:C}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """``part`` of ``whole`` is ``percent``; the whole or the part is None where the text does not give it.

    ``sure`` is False where the whole might be another number of the sentence.
    """

    sentence: Sentence
    percent: Token
    part: Token | None
    whole: Token | None
    sure: bool = True


def shares(sentence: Sentence) -> tuple[Share, ...]:
    """The shares of a sentence: those with their whole, then part and percentage without one."""
    return sentence.kept.once(_all, sentence)


def _all(sentence: Sentence) -> tuple[Share, ...]:
    return tuple(_shares(sentence))


def _shares(sentence: Sentence) -> Iterator[Share]:
    kinds = {value.kind for value in sentence.values}
    if "P" not in kinds or len(sentence.values) < 2:
        return
    text = skeleton(sentence)
    done: set[int] = set()
    yield from _respective(sentence, text, done)
    these = {token(sentence, pair, "N").start: token(sentence, pair, "n") for pair in _OF_ONE.finditer(text)}
    for phrases, sure in ((_OF_WHOM, True), (_EXPLICIT, True)):
        for phrase in phrases:
            for match in pattern(phrase).finditer(text):
                part, whole, percent = (token(sentence, match, name) for name in "nNp")
                if phrases is _OF_WHOM:
                    # "27 of the 61 were older, and of these 14 (52%)": these are the 27.
                    whole = these.get(whole.start, whole)
                if percent.start not in done and part.number <= whole.number:
                    done.add(percent.start)
                    yield Share(sentence=sentence, percent=percent, part=part, whole=whole, sure=sure)
    yield from _of_first(sentence, text, done)
    yield from _pairs(sentence, text, done)
    for match in pattern(_BARE).finditer(text):
        percent, whole = token(sentence, match, "p"), token(sentence, match, "N")
        if percent.start not in done:
            done.add(percent.start)
            yield Share(sentence=sentence, percent=percent, part=None, whole=whole)


def _respective(sentence: Sentence, text: str, done: set[int]) -> Iterator[Share]:
    """ "12 of 20 girls and 30 of 40 boys (60% and 75%)": the percentages stand for the pairs in their order."""
    for match in _TOGETHER.finditer(text):
        first, last = token(sentence, match, "p"), token(sentence, match, "q")
        percents = [value for value in sentence.values if first.start <= value.start <= last.start]
        earlier = [
            value for value in sentence.values if value.end <= first.start and value.kind == first.kind
        ]
        since = earlier[-1].end if earlier else 0
        ratios = [
            (token(sentence, each, "n"), token(sentence, each, "N"))
            for each in _OF_ONE.finditer(text, 0, match.start())
        ]
        ratios = [
            (part, whole) for part, whole in ratios if part.start >= since and part.number <= whole.number
        ]
        if len(ratios) < 2:
            continue
        done |= {percent.start for percent in percents}
        if len(ratios) == len(percents):
            for percent, (part, whole) in zip(percents, ratios, strict=True):
                yield Share(sentence=sentence, percent=percent, part=part, whole=whole)


def _of_first(sentence: Sentence, text: str, done: set[int]) -> Iterator[Share]:
    for first in pattern(_OF_FIRST).finditer(text):
        whole = token(sentence, first, "N")
        for phrase in _OF_FIRST_PARTS:
            for match in pattern(phrase).finditer(text, first.end()):
                part, percent = token(sentence, match, "n"), token(sentence, match, "p")
                if percent.start not in done and part.number <= whole.number:
                    done.add(percent.start)
                    between = any(
                        whole.end <= value.start < min(part, percent, key=_start).start
                        for value in sentence.values
                    )
                    yield Share(sentence=sentence, percent=percent, part=part, whole=whole, sure=not between)


def _start(token: Token) -> int:
    return token.start


def _pairs(sentence: Sentence, text: str, done: set[int]) -> Iterator[Share]:
    for phrase in _PAIRS:
        for match in pattern(phrase).finditer(text):
            part, percent = token(sentence, match, "n"), token(sentence, match, "p")
            if percent.start not in done and not percent.sign:
                done.add(percent.start)
                yield Share(sentence=sentence, percent=percent, part=part, whole=None, sure=False)
