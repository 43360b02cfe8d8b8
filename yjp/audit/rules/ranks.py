"""The lowest of the five years shown must be the lowest of them: ranks and superlatives against their table."""

import re
from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.claims.ranking import Claimed, Place, Ranked, claimed, lead, near, periods_of, ranked
from yjp.audit.finding.periods import Period
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.audit.rules.most_common import most_common

_KINDS = (Kind.COUNT, Kind.DECIMAL, Kind.PERCENT)
_IS = re.compile(
    r"^(?![^.;]*\b(?:with|while|but|includ\w*|whereas|although|of (?:whom|which)|compared|against|girls|boys)\b)"
    r"[^.;]{0,70}?(?:\b(?:is|are|was|were|remains?|being|represents?|marks|had|has|saw)\s(?:now |also |"
    r"still |therefore |"
    r"thus )?(?:the |our |its |at its |at their )?|,\s(?:the|our|its)\s)$"
)
_HAS = re.compile(
    r"^(?:'s (?:rate|number|figure)(?: of \S+)?)?\s(?:therefore |now |still |also |thus )?(?:has|had|have|"
    r"is|was|are|were|recorded|"
    r"shows|showed|saw)\s(?:the |at |only the |our )?$"
)


def _check(evidence: Evidence) -> Iterator[Judgement]:
    if not evidence.grids:
        return
    for sentence in evidence.sentences:
        claim = claimed(sentence)
        if claim is None:
            continue
        for grid in near(evidence, sentence):
            found, about = ranked(grid), lead(evidence, grid)
            places = [*_by_value(sentence, claim, found, about), *_by_name(sentence, claim, found, about)]
            if len({(id(series), place.span) for series, place in places}) == 1:
                yield from _judged(sentence, claim, *places[0])
                break


def _by_value(
    sentence: Sentence, claim: Claimed, found: list[Ranked], about: str
) -> Iterator[tuple[Ranked, Place]]:
    """ "The 76 children of 2024 are the lowest number": the one place of the series that has the value."""
    values = [
        token
        for token in sentence.values
        if token.kind in _KINDS and not token.word and not token.sign and token.end <= claim.start
    ]
    if len(values) != 1 or not _IS.match(sentence.lower[values[0].end : claim.start]):
        return
    token = values[0]
    periods = {each.period for each in sentence.tokens if each.period}
    for series in found:
        places = [place for place in series.places if _one(place.token, token)]
        if len(places) != 1 or not series.takes(claim.noun, about, sized=True):
            continue
        if _dated(periods, places[0], series):
            yield series, places[0]


def _one(cell: Token, token: Token) -> bool:
    percent = Kind.PERCENT in (cell.kind, token.kind)
    return cell.number == token.number and (not percent or cell.kind is token.kind)


def _dated(periods: set[Period], place: Place, series: Ranked) -> bool:
    """Does the sentence name no other period than the value's own?"""
    own = place.period or series.period
    return not periods or own is None or periods == {own}


def _by_name(
    sentence: Sentence, claim: Claimed, found: list[Ranked], about: str
) -> Iterator[tuple[Ranked, Place]]:
    """ "Marlshire has the second lowest rate of the seven": the place with the name, in the series that is meant."""
    if any(token.kind in _KINDS and not token.word for token in sentence.values):
        return
    periods = {each.period for each in sentence.tokens if each.period}
    fitting = []
    for series in found:
        places = [
            place
            for place in series.places
            if (at := _named(sentence.text, place.label, claim.start)) is not None
            and _HAS.match(sentence.lower[at : claim.start])
        ]
        if len(places) != 1 or not series.takes(claim.noun, about, sized=claim.count is not None):
            continue
        if periods and series.period is not None and periods != {series.period}:
            continue
        if periods and series.period is None and not periods <= periods_of(f"{series.about} {about}"):
            continue
        fitting.append((series, places[0]))
    if len(fitting) == 1:
        yield fitting[0]


def _named(text: str, label: str, until: int) -> int | None:
    """Where the last naming of a label before a place ends."""
    if len(label) < 4 or not label[0].isalpha():
        return None
    found = [match.end() for match in re.finditer(rf"\b{re.escape(label)}\b", text[:until])]
    return found[-1] if found else None


def _judged(sentence: Sentence, claim: Claimed, series: Ranked, place: Place) -> Iterator[Judgement]:
    if claim.count is not None and claim.count != len(series.places):
        return
    others = [each.token.number for each in series.places if each is not place]
    value = place.token.number
    before = sum(other < value if claim.low else other > value for other in others)
    equal = sum(other == value for other in others)
    said = sentence.offset + claim.start, sentence.offset + claim.end
    word = Span(place=sentence.place, start=said[0], end=said[1], text=sentence.block.text[slice(*said)])
    better = [
        each
        for each in series.places
        if (each.token.number < value if claim.low else each.token.number > value)
    ]
    name = "lowest" if claim.low else "highest"
    follows = (
        f"{place.label}: {place.token.text}, number {before + 1} of {len(series.places)} from the {name}"
    )
    if before + 1 <= claim.rank <= before + 1 + equal:
        yield right("rank", "rank", (word, place.span), follows)
        return
    compared = "lower" if claim.low else "higher"
    shown = " and ".join(f"{each.token.text} ({each.label})" for each in better[:3])
    only = "only " if len(better) + 1 < claim.rank else ""
    beside = f"{only}{shown} {'is' if len(better) == 1 else 'are'}" if better else "no value is"
    called = sentence.text[claim.start : claim.end].lower()
    yield wrong(
        "rank",
        "rank",
        (word, place.span, *(each.span for each in better[:3])),
        quote=sentence.quote,
        sentence=f"{place.label} with {place.token.text} is said to be the {called}, but {beside} {compared}.",
        follows=follows,
        correction=None,
        verdict=Verdict.CONTRADICTED if claim.sure else Verdict.SUSPICIOUS,
    )


RANKS = AuditRule(
    id="rank",
    title="The lowest is the lowest",
    checks="A value or a name called the lowest, the second highest or the most common of a table is so.",
    source="The document's own table in or near the same section.",
    verdict=Verdict.CONTRADICTED,
    example="the second lowest rate of the seven, beside a table in which two are lower",
    says="Marlshire with 127 is said to be the second lowest, but 98 (Hartsea) and 119 (Broughdale) are lower.",
    check=lambda evidence: (*_check(evidence), *most_common(evidence)),
)
