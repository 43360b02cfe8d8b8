"""Sizes of changes in running text: by how much, and which way the words say."""

import re
from dataclasses import dataclass

from yjp.audit.finding import vocabulary
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token

SIZES = (Kind.PERCENT, Kind.POINTS)
_RARER = "cut|dip|slump|drop-off|slide|jump|surge|climb|uplift|saving|shrinkage|contraction|expansion"
"""Other nouns of change: of a size where "of" stands behind them ("a cut of 20%")."""
_RARER_VERBS = (
    "cut|cutting|dipped|slumped|slid|slipped|sliding|shrank|shrunk|tumbled|plummeted|trimmed|jumped|"
    "surged|soared|climbed"
)
_SIZE_BEFORE = re.compile(
    r"\b(?:(?:reduction|decrease|fall|drop|decline|increase|rise|growth|change|difference|improvement)s?"
    r"(?:\sin[a-z\s,()-]{0,60})?\s?(?:of|by|is|was|[:(=-])\s?|"
    rf"\b(?:{_RARER})(?:\sin[a-z\s,()-]{{0,60}})?\sof\s?|"
    r"(?:reduced|reducing|decreased|fell|fallen|dropped|declined|increased|rose|risen|grew|grown|down|up|"
    r"reduce|decrease|decreasing|increasing|falling|rising)"
    r"(?:\s[a-z\s,'-]{0,40})?\sby\s?|"
    rf"\b(?:{_RARER_VERBS})(?:\s[a-z\s,'-]{{0,40}})?\sby\s?|"
    r"(?:reduced|decreased|fell|fallen|dropped|declined|increased|rose|risen|down|up)\s)"
    r"(?:a |an |about |around |approximately |over |nearly |almost |some |just |"
    r"further |total |of |under |more than |significant |circa ){0,3}[(]?$"
)
_SIZE_AFTER = re.compile(
    r"^\s?[)]?\s?(?:point\s|overall\s|relative\s|percentage\s|net\s|local\s)?(?:reduction|decrease|fall|"
    r"drop|decline|increase|rise|growth|improvement|fewer|less|lower|higher|more\b(?!\sthan)|change|cut|"
    r"dip|jump|surge|slump|uplift)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much something is said to have changed; ``word`` is +1 or -1 as the words say, 0 if they do not."""

    token: Token
    word: int
    named: bool


def is_size(sentence: Sentence, token: Token) -> bool:
    """Is this the size of a change and not a level?"""
    ahead = sentence.ahead(token)
    if _MOVED.search(ahead) and _TO.match(sentence.after(token)):
        return True
    if token.kind not in SIZES:
        return bool(_BY.search(ahead))
    return bool(
        _SIZE_AFTER.match(sentence.after(token)) or _BY.search(ahead) or re.search(r"\b(?:up|down)\s$", ahead)
    )


_BY = re.compile(
    r"\bby\s(?:[a-z]+\s){0,2}$|(?:reduction|decrease|fall|drop|decline|increase|rise)s?\sof\s(?:[a-z]+\s){0,2}$|"
    rf"\b(?:{_RARER})\sof\s(?:[a-z]+\s){{0,2}}$"
)
_MOVED = re.compile(
    r"\b(?:fell|fallen|falls|dropped|drops|declined|decreased|rose|risen|rises|increased|grew|climbed|jumped|slipped|dipped|"
    r"up|down)\s(?:a further |another |by )?$"
)
_TO = re.compile(
    r"^\s(?:[a-z]+\s){0,2}?to\s(?:just |only |around |about |a |an |record |low |high |rate |of )*[\d\u00a3]"
)
""" "Fell 0.2% to 2.9%": what stands between the verb and "to" is how much."""
_COUNTED_SIZE = re.compile(
    r"\b(?:reduc\w*|decreas\w*|fell|fall\w*|drop\w*|declin\w*|increas\w*|rose|"
    r"rise)\s(?:of|by)\s[\d,]+(?:\s[a-z ]{0,30})?\s?\(\s?$"
)
""""decreased by 34 (20%)"."""


def absolute(sentence: Sentence) -> list[Size]:
    """Sizes that are numbers, not percentages: "a reduction of 26", "fell by 0.29", ", 18 fewer children"."""
    found = [
        Size(token=token, word=_word(sentence.ahead(token, 110)), named=True)
        for token in sentence.values
        if token.kind in (Kind.COUNT, Kind.DECIMAL, Kind.MONEY)
        and not token.word
        and _BY.search(sentence.ahead(token))
    ]
    return found or _fewer(sentence)


def _fewer(sentence: Sentence) -> list[Size]:
    """ "From 56 to 41, 18 fewer children": of what the sentence counts, and of nothing narrower."""
    text = sentence.lower
    found = [
        (token, match)
        for token in sentence.values
        if token.kind is Kind.COUNT
        and not token.decimals
        and (match := _FEWER.match(sentence.after(token)))
        and _SET_APART.search(sentence.ahead(token))
    ]
    if len(found) != 1 or len(re.findall(r"\b(?:fewer|less|more)\b", text)) != 1 or _NO_HEADS.search(text):
        return []
    token, match = found[0]
    if match["noun"] and (not _HEADS.search(text[: token.start]) or _OTHER_THINGS.search(text)):
        return []
    return [Size(token=token, word=_word(match[0]), named=True)]


_FEWER = re.compile(
    r"^\s(?:fewer|more)(?P<noun>\s(?:children|young people|ftes?|first[ -]time entrants|entrants))?\s?(?:[.,;)]|$)"
)
_SET_APART = re.compile(r"\d\S*\s?(?:[,(:\u2013\u2014]|\s-)\s?(?:or |that is |which is |i\.e\. )?$")
_HEADS = re.compile(r"\b(?:children|young people|ftes?|entrants)\b")
_NO_HEADS = re.compile(r"\brates?\b|\bper\b|%|\baged?\b|\btarget|\bof (?:whom|which|these)\b")
_OTHER_THINGS = re.compile(
    r"\b(?:offen[cs]es|nights|days|hours|sentences|orders|incidents|places|episodes|referrals|cases|crimes|"
    r"cautions|disposals|outcomes|remands|arrests|victims|famil(?:y|ies))\b"
)


def sizes(sentence: Sentence) -> list[Size]:
    """The sizes of change that a sentence prints: "a reduction of 15%", "fell by 5.6 points", "(-54.1%)"."""
    found = []
    for token in sentence.values:
        if token.kind not in SIZES:
            continue
        ahead, after = sentence.ahead(token, 110), sentence.after(token, 40)
        if match := _SIZE_BEFORE.search(ahead):
            found.append(Size(token=token, word=_word(ahead[match.start() :]), named=True))
        elif (match := _COUNTED_SIZE.search(ahead)) or (match := _SIZE_AFTER.match(after)):
            found.append(Size(token=token, word=_word(match[0]), named=True))
        elif token.sign in "+-" and token.sign:
            found.append(Size(token=token, word=0, named=True))
    return found


def _word(text: str) -> int:
    match = vocabulary.DIRECTION.search(text)
    return vocabulary.direction_of(match) if match else 0


_LEVELS = (Kind.COUNT, Kind.DECIMAL, Kind.MONEY, Kind.PERCENT)
_OF_OTHERS = re.compile(
    r"\b(?:national\w*|region\w*|family|target|average|girls|boys|of (?:whom|which|these)|while|whereas|respectively)\b"
)


def only_level(sentence: Sentence) -> Token | None:
    """The only value of a sentence that is no size of change; None where it has more, or speaks of others."""
    changes = sizes(sentence)
    levels = [
        token
        for token in sentence.values
        if token.kind not in (Kind.POINTS, Kind.FRACTION, Kind.MULTIPLE)
        and not is_size(sentence, token)
        and all(size.token is not token for size in changes)
    ]
    plain = len(levels) == 1 and levels[0].kind in _LEVELS and not (levels[0].sign or levels[0].word)
    return levels[0] if plain and not _OF_OTHERS.search(sentence.lower) else None
