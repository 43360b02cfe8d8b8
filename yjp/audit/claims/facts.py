"""Facts: a value of a measure, for an area and a period, wherever the document states it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from yjp.audit.claims.changes import pairs
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fact import Fact, bound_to, qualifiers
from yjp.audit.claims.table_facts import of_grid
from yjp.audit.finding import vocabulary
from yjp.audit.finding.periods import Period
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.finding.vocabulary import Mention

_LISTED = re.compile(
    r"\b(?:reduction|decrease|increase|fall|rise|drop|decline|change)s?\sof\s(?!the\b)(?:(?!\b(?:to|from|is|was|rate)\b)[^.;])*$"
)
_PEOPLE = re.compile(
    r"^\s?(?:[a-z-]+\s){0,3}?(?:children|child\b|young|people|girls|boys|offenders|"
    r"entrants|sentences|first[ -]time|fte)"
)
_NO_FACT = re.compile(
    r"\btargets?\b|\bforecast|\bexpect|\bproject(?:ed|ion)|\bestimat|\baims?\b|"
    r"\baiming\b|\bwould be\b|\bgoal\b|\bambition"
)
_OTHER_TIME = re.compile(
    r"\b(?:(?:last|previous|prior|preceding|earlier|following|next) (?:year|period|quarter|cohort)|previously|"
    r"(?<!any )(?<!every )years? (?:before|ago|earlier)|12 months (?:before|ago|earlier)|formerly|same period|"
    r"now|then)\b"
)
_HELD_AGAINST = re.compile(r"\b(?:against|compar(?:ed|es|ing)|in comparison|versus|vs|whereas)\b")
_RATIO = (0.1, 15.0)
"""What reoffences per child or per reoffender can be."""
_OF = re.compile(r"\s?(?:out )?of (?:the |these |those |our |all )*")
_PART_OF = re.compile(
    r"\b(?:account(?:s|ed|ing)? for|made up|mak(?:e|es|ing) up|represent(?:s|ed|ing)?|constitut(?:e|es|ed|ing))\s"
    r"(?:only |just |some |about |around )?$"
)


def of_sentence(
    sentence: Sentence, before: Sentence | None = None, service: str | None = None
) -> Iterator[Fact]:
    """The facts that a sentence states plainly: its measure named, one area and one period for each value.

    ``before`` is the sentence before it, whose measure may carry over; if that speaks of another area, no area is sure.
    """
    text = sentence.lower
    if _NO_FACT.search(text):
        return
    measures = vocabulary.measures(sentence.text)
    areas = vocabulary.areas(sentence.text)
    carried = None
    if not measures and before is not None and "offend" not in text:
        ids = {mention.id for mention in vocabulary.measures(before.text)}
        carried = ids.pop() if len(ids) == 1 else None
    spoken = () if before is None or areas else vocabulary.areas(before.text)
    abroad = bool(spoken) and not {mention.id for mention in spoken} & {"local", service}
    changing = {end.start for pair in pairs(sentence) for end in (pair.before, pair.after)}
    undated = not any(token.period for token in sentence.tokens)
    narrowed = qualifiers(text)
    for token in sentence.values:
        if (
            token.kind not in (Kind.COUNT, Kind.DECIMAL, Kind.PERCENT)
            or token.sign
            or _is_change(sentence, token)
            or (token.kind is Kind.COUNT and _SUBSET.search(sentence.ahead(token, 40)))
        ):
            continue
        measure = _measure_of(sentence, token, measures) or carried
        if measure is None:
            continue
        form = _form_in_text(sentence, token, measure)
        own = _narrowed(sentence, token, narrowed)
        if form is None or own is None:
            continue
        span = sentence.span(token)
        yield Fact(
            measure=measure,
            area=None if abroad else area_of(sentence, token, areas),
            period=period_behind(sentence, token)
            if token.start in changing or _of_another_time(sentence, token)
            else period_of(sentence, token),
            form=form,
            token=token,
            span=span,
            order=sentence.order,
            section=sentence.section,
            table=None,
            words=vocabulary.measure(measure).name,
            quote=sentence.quote,
            qualifiers=own,
            undated=undated and token.start not in changing,
            bound=bound_to(sentence.block.bound, span.start, span.end),
        )


_SUBSET = re.compile(r"\bof (?:which|whom|these|those|them)\b[^.;:]{0,25}$")
"""What follows is a part of what was said before."""


def _narrowed(sentence: Sentence, token: Token, narrowed: frozenset[str]) -> frozenset[str] | None:
    """What narrows a value: all that the sentence names, except for the whole of a share.

    "Girls accounted for 8 of 41 first time entrants": the 41 are not girls. In "among girls, 8 of 41" they are, and
    where the words leave it open, None.
    """
    before = next((value for value in reversed(sentence.values) if value.end <= token.start), None)
    if before is None or not narrowed or not _OF.fullmatch(sentence.gap(before, token)):
        return narrowed
    if _PART_OF.search(sentence.ahead(before)):
        return qualifiers(re.split(r";|, (?:and|while|with) ", sentence.lower[token.end :], maxsplit=1)[0])
    return None


def of_two(text: str) -> bool:
    """Does a text in small letters speak of two times, or hold one value against another?"""
    return bool(_OTHER_TIME.search(text) or _HELD_AGAINST.search(text))


def _of_another_time(sentence: Sentence, token: Token) -> bool:
    """ "In 2018/19 3 sentences, against 10 last year": the ten are not of the sentence's only period."""
    values = sentence.values
    place = values.index(token)
    ahead = sentence.lower[values[place - 1].end if place else 0 : token.start]
    after = sentence.lower[token.end : values[place + 1].start if place + 1 < len(values) else None]
    return bool(_OTHER_TIME.search(ahead) or _OTHER_TIME.search(after))


def _is_change(sentence: Sentence, token: Token) -> bool:
    ahead, after = sentence.ahead(token, 40), sentence.after(token, 30)
    if token.kind is not Kind.COUNT and _LISTED.search(sentence.lower[: token.start]):
        return True
    return bool(
        re.search(
            r"(?:reduction|decrease|fall|drop|decline|increase|rise|change|difference|gap)s?\s(?:of|by)\s(?:[a-z]+\s){0,2}$|\bby\s(?:[a-z]+\s){0,2}$",
            ahead,
        )
        or re.match(
            r"^\s?(?:[a-z]+\s)?(?:reduction|decrease|fall\b|drop|decline|increase|rise\b|fewer|less\b|more\b|lower|higher|below|above|times)"
            r"|^\sper 1[\d,]+\s(?:lower|higher|fewer|less|more)\b",
            after,
        )
    )


def _measure_of(sentence: Sentence, token: Token, measures: tuple[Mention, ...]) -> str | None:
    if not measures:
        return None
    if len({mention.id for mention in measures}) == 1:
        return measures[0].id
    ahead = [mention for mention in measures if mention.end <= token.start]
    after = [mention for mention in measures if mention.start >= token.end and mention.start - token.end < 4]
    if after and re.match(r"^\s?$", sentence.text[token.end : after[0].start]):
        return after[0].id
    return ahead[-1].id if ahead else None


def _form_in_text(sentence: Sentence, token: Token, measure: str) -> str | None:
    after, named = sentence.after(token), _NAMED_FORM.search(_since_last_value(sentence, token))
    if token.kind is Kind.PERCENT:
        return "percent" if measure == "binary" else None
    if token.kind is Kind.DECIMAL:
        if measure in ("per_child", "per_reoffender"):
            return "ratio" if _RATIO[0] <= token.number <= _RATIO[1] else None
        return {"fte": "rate", "custody": "rate"}.get(measure)
    if measure in ("fte", "custody") and (
        re.match(r"^\s?(?:\(.{0,20}\)\s?)?(?:first time entrants\s)?(?:per|(?:for|in) every)\s1", after)
        or re.search(r"\brates?\s(?:[a-z]+\s){0,5}$", sentence.ahead(token))
        or re.search(r"\brates?\s(?:in|for)\s[^.,;:()]{4,30}\s(?:was|is|stood at)\s$", sentence.ahead(token))
    ):
        return "rate"
    if _PEOPLE.match(after):
        return "number" if measure in ("fte", "custody") else None
    if named and (measure == "fte" or (measure == "custody" and "custodial sentences" in named[0])):
        return "number" if named[1].startswith("number") else "rate"
    if measure == "custody" and _SENTENCES.search(_since_last_value(sentence, token)):
        return "number"
    if measure == "fte" and _EITHER.search(sentence.ahead(token)):
        return "number_or_rate"
    return None


_EITHER = re.compile(
    r"\b(?:entrants?|ftes?|for the first time)(?::\s|\s(?:\(fte\w?\)\s)?(?:(?:in|for|here|locally)\s(?:[a-z]+\s){0,2})?"
    r"(?:of|was|were|is|at|stands at|stood at|numbered|totalled)\s)$"
)
_SENTENCES = re.compile(
    r"\bcustodial sentences\s(?:(?:in|for|here)\s[a-z ]{0,30})?(?:was|were|fell|rose|\S+ed)\s(?:at|to|from)\s$"
)
_NAMED_FORM = re.compile(
    r"\b(numbers?|rates?)\s(?:of|for|per)\s(?:[^.,;:()]|,(?=\d)){0,70}?"
    r"\b(?:was|were|is|at|to|from)\s(?:only |just |about |around )?$"
)
""" "The number of first time entrants in 2018 was 51": what the verb in front of the value speaks of."""


def _since_last_value(sentence: Sentence, token: Token) -> str:
    """The words ahead of a value, back to the one before it; a pair's later value has those of the earlier."""
    pair = next(
        (pair for pair in pairs(sentence) if token.start in (pair.before.start, pair.after.start)), None
    )
    start = token.start if pair is None else pair.start
    ended = max((value.end for value in sentence.values if value.end <= start), default=0)
    return sentence.lower[ended:start]


def area_of(sentence: Sentence, token: Token, areas: tuple[Mention, ...]) -> str | None:
    """The area that a value belongs to: named right behind it, or last before it with no other value between."""
    after = [area for area in areas if 0 <= area.start - token.end <= 14]
    if after and not any(token.end <= value.start < after[0].start for value in sentence.values):
        words = sentence.text[token.end : after[0].start].lower()
        if re.match(r"^[\s(]*(?:for |in |the |our |for the )*$", words):
            return after[0].id
    ahead = [area for area in areas if area.end <= token.start]
    if not ahead:
        return "local" if not areas else None
    last = ahead[-1]
    between = [value for value in sentence.values if last.end <= value.start < token.start]
    clause = sentence.text[last.end : token.start]
    if len(between) > 1 or re.search(r";|\bwhile\b|\bwhereas\b|\bcompared\b|\bagainst\b", clause.lower()):
        return None
    return last.id


def period_of(sentence: Sentence, token: Token) -> Period | None:
    """The period of a value: the sentence's only one, or the one right behind it."""
    periods = [each for each in sentence.tokens if each.period and each.period.form != "date"]
    if len({each.period for each in periods}) == 1:
        return periods[0].period
    return period_behind(sentence, token)


def period_behind(sentence: Sentence, token: Token) -> Period | None:
    """The period right behind a value: "30 sentences in 2017/18"."""
    for each in (each for each in sentence.tokens if each.period and each.period.form != "date"):
        if each.start >= token.end:
            words = re.sub(r"\([^()]*\)", "", sentence.gap(token, each))
            return (
                each.period
                if re.match(r"^\s?(?:[a-z]+\s){0,4}?(?:in|for|during|at)?\s?\(?\s?(?:the )?$", words)
                else None
            )
    return None


def facts(evidence: Evidence) -> tuple[Fact, ...]:
    """All facts of a document, text first, then tables; worked out once for a document."""
    return evidence.kept.once(_listed, evidence)


def _listed(evidence: Evidence) -> tuple[Fact, ...]:
    return tuple(_all(evidence))


def _plain(found: list[Fact]) -> Iterator[Fact]:
    """Several values of one measure for one area in a sentence are its parts, not one fact said twice."""
    for fact in found:
        twins = [
            other
            for other in found
            if (other.form, other.measure, other.period, other.area)
            == (fact.form, fact.measure, fact.period, fact.area)
        ]
        if len(twins) == 1:
            yield fact


def _all(evidence: Evidence) -> Iterator[Fact]:
    for group in evidence.paragraphs.values():
        before = None
        two = any(of_two(sentence.lower) for sentence in group)
        for sentence in group:
            if sentence.values:
                for fact in _plain(list(of_sentence(sentence, before, evidence.service))):
                    yield replace(fact, undated=False) if two else fact
            before = sentence
    for grid in evidence.grids:
        yield from of_grid(grid)
