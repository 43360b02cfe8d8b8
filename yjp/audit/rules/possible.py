"""Shares over the whole and days that no calendar has."""

import re
from calendar import day_name, monthrange
from collections.abc import Iterator
from datetime import date

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.facts import facts
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.finding.periods import MONTH
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule

_WHOLE = 100
_OF_PEOPLE = re.compile(
    r"^\sof (?:the |all |our |these |those |them\b)*(?:[a-z]+ )?(?:children|young people|girls|boys|victims|cases|"
    r"referrals|assessments|orders|interventions|families|parents|staff|practitioners|volunteers)\b(?!['\u2019])"
    r"(?!\s(?:planned|expected|targeted|budgeted|forecast|allowed|recommended|as\b|than\b))"
)
_COMPARED = re.compile(
    r"\b(?:target|capacity|expected|planned|profile|equal to|equivalent to|compar\w+|than|by|increase of|rise of|"
    r"at|up)\s"
    r"(?:[a-z]+\s)?$"
)
_OF_FIRST = re.compile(
    r"^of (?:the |all |our |these |those )*(?:[a-z]+ ){0,2}(?:children|young people|girls|boys|victims)[^,]{0,60},\s$"
)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = "|".join(day_name)
_DATE = re.compile(
    rf"(?:\b(?P<week>{_DAYS}),?\s(?:the\s)?)?(?P<ahead>\b(?:on|by|to|from|until|ending|ended|before|after|since)\s)?"
    rf"(?<![\d.,/])\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month>{MONTH})\b(?!-)(?:,?\s(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\d/])")
_LEAP = 2000


def _over(evidence: Evidence) -> Iterator[Judgement]:
    """More than all of the children."""
    for sentence in evidence.numbered:
        for token in sentence.values:
            if token.kind is not Kind.PERCENT or token.number <= _WHOLE or token.sign or token.hedge:
                continue
            ahead = sentence.ahead(token)
            if (_OF_PEOPLE.match(sentence.after(token)) and not _COMPARED.search(ahead)) or (
                _OF_FIRST.match(sentence.lower[: token.start])
                and re.match(r"^\s(?:were|had|have|are|did|[a-z]+ed)\b", sentence.after(token))
            ):
                yield _too_many(sentence.span(token), token.text, sentence.quote)
    for fact in facts(evidence):
        rate = fact.measure == "binary" and fact.form == "percent" and fact.token.kind is Kind.PERCENT
        if rate and fact.token.number > _WHOLE and not fact.token.sign:
            yield _too_many(fact.span, fact.token.text, fact.quote)


def _too_many(span: Span, text: str, quote: str) -> Judgement:
    return wrong(
        "over-hundred",
        "share",
        (span,),
        quote=quote,
        sentence=f"{text} would be more than all of them.",
        follows="no share is over 100%",
        correction="Work the percentage out again.",
    )


def _calendar(evidence: Evidence) -> Iterator[Judgement]:
    for sentence in evidence.sentences:
        if not any(token.period or token.ignored == "date" for token in sentence.tokens):
            continue
        for match in _DATE.finditer(sentence.text):
            month = _MONTHS.index(match["month"][:3].lower()) + 1
            if match["year"] or match["ahead"]:
                yield from _day(sentence, match, month)
        for match in _FIGURES.finditer(sentence.text):
            if 1 <= int(match["month"]) <= len(_MONTHS):
                yield from _day(sentence, match, int(match["month"]))


def _day(sentence: Sentence, match: re.Match[str], month: int) -> Iterator[Judgement]:
    day, year = int(match["day"]), int(match["year"] or _LEAP)
    last = monthrange(year, month)[1]
    week = match.groupdict().get("week")
    start = match.start("week") if week else match.start("day")
    span = Span(
        place=sentence.place,
        start=sentence.offset + start,
        end=sentence.offset + match.end(),
        text=sentence.block.text[sentence.offset + start : sentence.offset + match.end()],
    )
    shown = " ".join(match.string[match.start("day") : match.end()].split())
    if not 1 <= day <= last:
        if day <= max(monthrange(_LEAP, each)[1] for each in range(1, len(_MONTHS) + 1)):
            yield _no_day(
                span, sentence.quote, f"There is no {shown}: the month has {last} days.", f"{last} days"
            )
    elif week and match["year"]:
        true = day_name[date(year, month, day).weekday()]
        if true.lower() != week.lower():
            yield _no_day(
                span, sentence.quote, f"{shown} was a {true}, not a {week.capitalize()}.", f"a {true}"
            )


def _no_day(span: Span, quote: str, sentence: str, follows: str) -> Judgement:
    return wrong(
        "calendar",
        "period",
        (span,),
        quote=quote,
        sentence=sentence,
        follows=f"by the calendar: {follows}",
        correction="Look the date up again.",
    )


OVER_HUNDRED = AuditRule(
    id="over-hundred",
    title="No share is more than the whole",
    checks="A percentage of the children, of cases or of a cohort is not over 100.",
    source="Arithmetic.",
    verdict=Verdict.CONTRADICTED,
    example="104% of children were in suitable accommodation",
    says="104% would be more than all of them.",
    check=_over,
)
CALENDAR = AuditRule(
    id="calendar",
    title="A date is in the calendar",
    checks="The day exists in its month, and a day of the week is that of its date.",
    source="The calendar.",
    verdict=Verdict.CONTRADICTED,
    example="the Board met on 31 June 2024",
    says="There is no 31 June 2024: the month has 30 days.",
    check=_calendar,
)
