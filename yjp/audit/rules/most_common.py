"""What is called the most common of a table's kinds must be the largest of its rows."""

import re
from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.claims.ranking import Ranked, lead, near, periods_of, ranked
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind
from yjp.audit.result import Span

_MOST = re.compile(
    r"\b(?:most (?:common|frequent|prevalent)|commonest|largest(?: single)?|biggest)\s"
    r"(?P<noun>(?:[a-z]+ ){0,2}?(?:offences?|types?|groups?|categor(?:y|ies)|sources?|outcomes?|"
    r"disposals?|reasons?))\b"
)
_IS = r"(?:was|were|is|are|remains?|remained|continues? to be|being)"
_HEAD = r"^\s*(?:in (?:20)?[\d/ -]+,? |overall,? |as (?:before|in [\d/ -]+),? )?"
_BEFORE = re.compile(
    rf"{_HEAD}(?P<name>[a-z][a-z /'&-]{{2,45}}?) {_IS} (?:still |also |now |again )?(?:the |our )$"
)
_ENDED = re.compile(
    r"^(?: in (?:20)?[\d/-]+| of (?:the|our) (?:caseload|cohort))?\s?(?:[.,;(]|$|with\b|at\b)"
)
_OPENING = re.compile(rf"{_HEAD}(?:the |our )?$")
_BEHIND = re.compile(
    rf"^(?: (?:type|of offence|of referrals?|committed|in (?:20)?[\d/-]+|by children))?,? {_IS}"
    r" (?:still |again |now )?(?:for |the )?(?P<name>[a-z][a-z /'&-]{2,45}?)\s?(?:[.,;(]|$|\bwith\b|"
    r"\bat\b|\bfollowed\b)"
)
_NOT_SURE = re.compile(
    r"\b(?:one of|among the|second|third|next|girls?|boys?|nationally|national|region\w*|not|not the|except|locally|"
    r"previous\w*|last year|rise|fall|increase|decrease|growth|drop|joint|after)\b"
)
_OTHER = re.compile(r"\b(?:other|others|unknown|not known|not stated|missing)\b", re.IGNORECASE)
_ANY = frozenset({"type", "types", "single", "group", "groups", "category", "categories"})
_WORD = re.compile(r"[a-z]{4,}")


def most_common(evidence: Evidence) -> Iterator[Judgement]:
    """ "The most common offence was theft", "drug offences were the largest group"."""
    if not evidence.grids:
        return
    for sentence in evidence.sentences:
        text = sentence.lower
        found = list(_MOST.finditer(text))
        if len(found) != 1 or _NOT_SURE.search(text):
            continue
        match = found[0]
        head, rest = text[: match.start()], text[match.end() :]
        name = _BEFORE.match(head) if _ENDED.match(rest) else None
        if name is None and _OPENING.match(head):
            name = _BEHIND.match(rest)
        if name is None:
            continue
        for grid in near(evidence, sentence):
            about = f"{grid.about} {' '.join(grid.columns)} {lead(evidence, grid)}".lower()
            nouns = [word[:5] for word in _WORD.findall(match["noun"]) if word not in _ANY]
            if not nouns or not all(noun in about for noun in nouns):
                continue
            yield from _of_table(sentence, match, name["name"], ranked(grid))
            break


def _of_table(
    sentence: Sentence, match: re.Match[str], name: str, found: list[Ranked]
) -> Iterator[Judgement]:
    periods = {token.period for token in sentence.tokens if token.period}
    counts = [
        series for series in found if series.places[0].token.kind is Kind.COUNT and not _of_rows(series)
    ]
    fitting = [series for series in counts if not periods or periods_of(series.name) == periods]
    if not fitting or (periods and len(fitting) > 1):
        return
    made = [each for series in fitting if (each := _of_series(sentence, match, name, series)) is not None]
    said = [each for each in made if not each.sentence] or made[
        -1:
    ]  # true of one of the years is true enough
    yield from said[:1]


def _of_series(sentence: Sentence, match: re.Match[str], name: str, series: Ranked) -> Judgement | None:
    named = [place for place in series.places if _same(place.label, name)]
    others = [place for place in series.places if not _OTHER.search(place.label)]
    if len(named) != 1 or named[0] not in others or len(others) < 3:
        return None
    place, most = named[0], max(others, key=lambda each: each.token.number)
    start, end = sentence.offset + match.start(), sentence.offset + match.end()
    word = Span(place=sentence.place, start=start, end=end, text=sentence.block.text[start:end])
    follows = f"{most.label} has {most.token.text}, {place.label} {place.token.text}"
    if place.token.number == most.token.number:
        return right("rank", "rank", (word, place.span), follows)
    return wrong(
        "rank",
        "rank",
        (word, place.span, most.span),
        quote=sentence.quote,
        sentence=(
            f"{place.label} with {place.token.text} is called the {match[0]}, but {most.label} has {most.token.text}."
        ),
        follows=follows,
    )


def _of_rows(series: Ranked) -> bool:
    """Is the series a row of periods, and not a column of kinds?"""
    return any(place.period for place in series.places)


def _same(label: str, name: str) -> bool:
    """Have a row's label and the name in the text their first telling word in common, and the name no other?"""
    words = [
        word[:5] for word in _WORD.findall(name) if word not in ("offences", "offence", "children", "against")
    ]
    own = [word[:5] for word in _WORD.findall(label.lower())]
    return bool(words) and all(word in own for word in words)
