"""Changes in running text: from what to what, and which way the words say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjp.audit.claims.sizes import SIZES, is_size
from yjp.audit.finding import vocabulary
from yjp.audit.finding.periods import Period
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token

_LEVELS = (Kind.COUNT, Kind.DECIMAL, Kind.PERCENT, Kind.MONEY)
_TO = re.compile(
    r"^(?!.*\b(?:compared|between|whereas|while|against|than)\b)[^();:]{0,70}?\b(?:to|"
    r"down to|up to)\s(?:just |only |about |around |approximately |a |an |the |rate |"
    r"figure |total |of |under |over |nearly |almost ){0,5}$"
)
_DIRECT_TO = re.compile(r"^\s*(?:down |up )?(?:to|->|\u2192)\s(?:just |only )?$")
_SMALL = 25
_FROM = re.compile(
    r"\bfrom\s(?:an? |the |just |around |about |approximately |over |rate |of |total |"
    r"figure |high |low |baseline |peak |average |previous |last |year|'s |year's |"
    r"initial |number |\S+ (?=of )){0,8}$"
)
_BETWEEN = re.compile(r"\bbetween\s(?:[a-z' ]{0,25})$")
_BACK = re.compile(
    r"^[^();:]{0,60}?\b(?:from|on|compared (?:to|with)|in comparison (?:to|with)|against|"
    r"versus|previously|down from|up from)\s(?:an? |the |just |rate |of |figure |"
    r"previous year's |last year's |previous |in |year |at |figure of |was |were |"
    r"it was |total |number |\x01){0,8}$"
)
_FAR_BACK = re.compile(r"^\)?[^();:]{0,100}?,\s(?:down|up)\sfrom\s(?:just |the |about |around ){0,2}$")
_PREVIOUS = re.compile(
    r"\b(?:previous|prior|last|preceding|earlier)\b|\bthe year before\b|\bsame period\b|\bbaseline\b"
)
_BRACKET = re.compile(
    r"^[^();]{0,40}[,;:]?\s*[(\[=,:-]+\s*(?:i\.e\.? |or |which is |which equates to |"
    r"representing |this is |equating to )?(?:an? )?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An earlier and a later value of one thing; ``ordered`` is False for "between a and b"."""

    before: Token
    after: Token
    ordered: bool = True

    @property
    def start(self) -> int:
        """Where the pair begins."""
        return min(self.before.start, self.after.start)

    @property
    def end(self) -> int:
        """Where the pair ends."""
        return max(self.before.end, self.after.end)


def pairs(sentence: Sentence) -> list[Pair]:
    """The pairs of values that a sentence says something changed between, in order."""
    if len(sentence.values) < 2:
        return []
    return sentence.kept.once(_pairs, sentence)


def _pairs(sentence: Sentence) -> list[Pair]:
    found: list[Pair] = []
    values = [token for token in sentence.values if token.kind in _LEVELS and not token.sign]
    levels = [token for token in values if not is_size(sentence, token)]
    used: set[int] = set()
    for one, other in _neighbours(sentence, levels):
        if one.start in used or (one.kind is Kind.PERCENT) != (other.kind is Kind.PERCENT):
            continue
        if (one.kind is Kind.MONEY) != (other.kind is Kind.MONEY):
            continue
        gap = _bare(sentence, one, other)
        ahead = sentence.ahead(one)
        pair = None
        spoken = vocabulary.CHANGE.search(sentence.text) or vocabulary.CHANGE_NOUN.search(sentence.text)
        if spoken and _BETWEEN.search(ahead) and re.match(r"^[^();:]{0,40}\band\s(?:[a-z ]{0,12})$", gap):
            pair = Pair(before=one, after=other, ordered=False)
        elif (_FROM.search(ahead) and _TO.match(gap)) or (
            _DIRECT_TO.match(gap) and _spoken_of(sentence, one, other)
        ):
            pair = Pair(before=one, after=other)
        elif (dated := _dated(sentence, one, other, gap)) or (
            dated := _dated_ahead(sentence, one, other, levels)
        ):
            pair = dated
        elif (_BACK.match(gap) or _FAR_BACK.match(gap)) and _returning(sentence, ahead, gap, other):
            pair = Pair(before=other, after=one)
        if pair is not None and _alike(one, other):
            found.append(pair)
            used |= {one.start, other.start}
    return found


def _returning(sentence: Sentence, ahead: str, gap: str, other: Token) -> bool:
    """``to 21.4% from 20.2%``, ``21, down from 30``, ``21, a fall on last year's 30``, ``21 compared with 30``."""
    if _SIZED_FROM.search(gap):
        return True
    if re.search(r"\b(?:down|up)\sfrom\b", gap) or re.search(r"\bto\s(?:[a-z' ]{0,25})$", ahead):
        return True
    if "from" in gap.split():
        return False
    return bool(_PREVIOUS.search(gap + sentence.after(other, 40))) or _later_first(sentence, other)


_SIZED_FROM = re.compile(
    r"\b(?:increase|rise|reduction|decrease|fall|drop|decline)\s(?:from|on|"
    r"compared (?:to|with))\b|\b(?:down|up)\s+(?:from|on)\b"
)


def _later_first(sentence: Sentence, other: Token) -> bool:
    """``In 2018/19 there were 64 compared to 80 in 2017/18``: the second value is of an earlier period."""
    own = _period_after(sentence, other)
    first = next((token.period for token in sentence.tokens if token.period), None)
    return own is not None and first is not None and first.months == own.months and first.last > own.last


def _dated(sentence: Sentence, one: Token, other: Token, gap: str) -> Pair | None:
    """``160 in 2017-18 and 162 in 2018-19``: two values each with its own period, in the order of the periods."""
    if not re.match(
        r"^[^();:]{0,50}\b(?:and|compared (?:to|with)|to|against|then|,)\s(?:[a-z ]{0,14})$", gap
    ):
        return None
    periods = [_period_after(sentence, token) for token in (one, other)]
    if periods[0] is None or periods[1] is None or periods[0].months != periods[1].months:
        return None
    if periods[0].last == periods[1].last:
        return None
    early = periods[0].last < periods[1].last
    return Pair(before=one if early else other, after=other if early else one)


def _dated_ahead(sentence: Sentence, one: Token, other: Token, levels: list[Token]) -> Pair | None:
    """``In 2017 there were 56 FTEs and in 2018 there were 41``: each with its period right before it, and no third."""
    times = [token for token in sentence.tokens if token.period]
    if len(levels) != 2 or len(times) != 2 or one.kind is not other.kind or one.word or other.word:
        return None
    early, late = times
    if not (early.end <= one.start and one.end <= late.start and late.end <= other.start):
        return None
    first, second = early.period, late.period
    if first is None or second is None or first.months != second.months or first.last >= second.last:
        return None
    head = sentence.lower[: early.start]
    noun = _AHEAD_LINK.match(sentence.gap(one, late))
    own = _AHEAD_OWN.match(sentence.after(other))
    if not (
        re.search(r"(?:^|\W)(?:in|for|during)\s$", head)
        and _AHEAD_VERB.match(sentence.gap(early, one))
        and _AHEAD_VERB.match(sentence.gap(late, other))
        and noun
        and own
        and own["noun"] in (None, noun["noun"])
    ):
        return None
    return Pair(before=one, after=other)


_AHEAD_VERB = re.compile(
    r"^,?\s(?:there (?:were|was|had been)|we (?:had|saw|recorded)|it was|this was|the (?:figure|number|rate) was)?\s?"
    r"(?:a total of )?$"
)
_AHEAD_LINK = re.compile(
    r"^(?:\s(?P<noun>[a-z][a-z -]{0,30}?))?(?:,|\sand|,\sand|,?\s(?:but|while))\s(?:in|for|during)\s$"
)
_AHEAD_OWN = re.compile(r"^(?:\s(?P<noun>[a-z][a-z -]{0,30}?))?\s?(?:[,.;(]|$)")


def _period_after(sentence: Sentence, token: Token) -> Period | None:
    for each in sentence.tokens:
        if each.period and each.start >= token.end:
            between = _without_brackets(sentence.gap(token, each))
            return (
                each.period
                if re.match(
                    r"^\s?[a-z ]{0,25}(?:in|for|during|at|,|\()?\s?(?:the (?:year|period|12 months) )?$",
                    between,
                )
                else None
            )
    return None


def _alike(one: Token, other: Token) -> bool:
    """A rate is no pair with a count: 0.45 and 12, 3 and 4,000,000."""
    if one.scale != other.scale and not 0.01 < abs(one.number) / max(1e-9, abs(other.number)) < 100:
        return False  # "2.8 to 3.3 billion"
    if (one.kind is Kind.DECIMAL) != (other.kind is Kind.DECIMAL):
        return max(abs(one.number), abs(other.number)) < 5 * max(
            1e-9, min(abs(one.number), abs(other.number))
        )
    return True


def _spoken_of(sentence: Sentence, one: Token, other: Token) -> bool:
    """``71 to 32, -54.1%`` is a change; ``2 to 3 sessions`` and ``children 5 to 12`` are spans.

    Without a "from" the pair needs a period behind each value, a size of change right beside it, or decimals in
    brackets behind another pair.
    """
    if _period_after(sentence, one) and _period_after(sentence, other):
        return True
    if one.kind is Kind.COUNT and max(one.number, other.number) <= _SMALL and not one.decimals:
        return False
    after, ahead = sentence.after(other, 50), sentence.ahead(one, 40)
    beside = re.match(
        r"^\s?(?:per [\d,]+)?[)\]]?\s?[,:;(-]*\s?(?:an? )?[+-]?[\d.]+\s?(?:%|pp|perc)", after
    ) or re.match(rf"^(?:\s[a-z]+){{0,3}}\s?(?:{_CHANGED})\sby\s", after)
    bracketed_rates = one.kind is not Kind.COUNT and re.search(r"\(\s?(?:from\s)?$", ahead)
    verb = re.search(rf"\b(?:{_CHANGED})(?:\s[a-z]+){{0,2}}\s$", ahead)
    return bool(beside or bracketed_rates or verb)


_CHANGED = (
    "reduced|decreased|fell|fallen|dropped|declined|increased|rose|risen|grew|went|moved|changed|dipped|"
    "shrank|shrunk|"
    "slipped|jumped|surged|climbed"
)


def _neighbours(sentence: Sentence, levels: list[Token]) -> Iterator[tuple[Token, Token]]:
    """Neighbouring values, and those with only a bracket (its n and N, or its rate) between them."""
    for place, one in enumerate(levels):
        for other in levels[place + 1 : place + 5]:
            between = sentence.gap(one, other)
            if between.rfind("(") > between.rfind(")"):
                continue
            inside = _without_brackets(between)
            if not any(char.isdigit() for char in _without_periods(sentence, one, other, inside)):
                yield one, other
                break


def _bare(sentence: Sentence, one: Token, other: Token) -> str:
    """The words between two values without brackets and without sizes of change."""
    inside = sentence.gap(one, other)
    for token in sentence.values:
        if one.end <= token.start < other.start and is_size(sentence, token):
            inside = inside.replace(sentence.text[token.start : token.end].lower(), "")
    return re.sub(r"\s{2,}", " ", _without_brackets(inside))


def _without_periods(sentence: Sentence, one: Token, other: Token, inside: str) -> str:
    for token in sentence.tokens:
        sized = token.live and is_size(sentence, token)
        if (token.ignored or sized) and one.end <= token.start < other.start:
            inside = inside.replace(sentence.text[token.start : token.end].lower(), " ")
    return inside


def _without_brackets(text: str) -> str:
    return re.sub(r"[(\[][^()\[\]]*[)\]]", " ", text)


def bracketed(sentence: Sentence, pair: Pair) -> Token | None:
    """A percentage in brackets or after a comma right behind a pair: "from 71 to 32 (54.1%)"."""
    middle = sentence.text[pair.before.end : pair.after.start]
    if pair.after.start < pair.before.start or "%" in middle:
        return None
    for token in sentence.values:
        if token.kind in SIZES and token.start >= pair.end:
            between = sentence.text[pair.end : token.start].lower()
            return token if _BRACKET.match(between) else None
    return None


def said_direction(sentence: Sentence, pair: Pair) -> int:
    """Which way the verb that governs the pair says it went; 0 if none does or it is not sure."""
    text = sentence.lower
    matches = list(vocabulary.CHANGE.finditer(text[: pair.end + 1]))
    if not matches:
        return 0
    last = matches[-1]
    between = text[last.end() : pair.start]
    if len(between) > 90 or re.search(
        r"[;:]|\bwhile\b|\bwhereas\b|\bbut\b|\bhowever\b|\balthough\b", between
    ):
        return 0
    if vocabulary.NEGATED.search(text[max(0, last.start() - 30) : last.start()]):
        return 0
    signs = {
        vocabulary.direction_of(match)
        for match in matches
        if text[match.end() : last.start()].count(",") == 0
    }
    return vocabulary.direction_of(last) if len(signs) == 1 else 0
