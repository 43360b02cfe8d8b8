"""Periods must be what they are called, one base in one sentence, and over by the time of writing."""

import re
from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.facts import facts
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.finding.periods import Period
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule

YEAR = 12
_COHORT = re.compile(
    r"\bcohort|\brolling|\b12[ -]months?\b|\btwelve[ -]months?\b|\bper\b|\brates?\b|\bbinary\b|\byear\b",
    re.IGNORECASE,
)
_TRACKED = re.compile(r"\btrack|\bfollow(?:ed)?[ -]up\b|\bcohort\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|until|up to|end(?:ing|ed)?|by)\s$")
_FUTURE = re.compile(
    r"\bwill\b|\bto be\b|\bplan(?:s|ned)?\b|\bavailable\b|\b(?:is|are)\s(?:being|"
    r"still|currently)?\s?track|\bexpected\b|\bnext\b|\bdue\b|\bby\s(?:the end|march|"
    r"april)"
)
PROOF_MONTHS = 6


def _length(evidence: Evidence) -> Iterator[Judgement]:
    """Thirteen months are no year: the usual slip is a first or last month one out."""
    for sentence in evidence.sentences:
        for token in sentence.tokens:
            if (
                token.period
                and token.period.form == "months"
                and token.period.months == YEAR + 1
                and _COHORT.search(sentence.text)
                and _one_period(sentence, token)
            ):
                yield _wrong_length(sentence.span(token), token.period, sentence.quote)
    for grid in evidence.grids:
        found = [
            (cell.span(token), token.period)
            for row in (*grid.heads, *(tuple(cells.values()) for cells in grid.body))
            for cell in row
            for token in cell.tokens
            if token.period and token.period.form == "months"
        ]
        months = [period.months for _, period in found]
        for span, period in found:
            usual = months.count(YEAR) > 0 or (period.months > YEAR and _COHORT.search(grid.about))
            if _near_year(period) and usual:
                yield _wrong_length(span, period, grid.about[:200] or span.text)


def _one_period(sentence: Sentence, token: Token) -> bool:
    """A period that something is of ("the Jun 15 - Jun 16 cohort"), not two points that something changed between."""
    ahead, after = sentence.ahead(token, 50), sentence.after(token, 20)
    if re.match(r"^\s?[(,]?\s?(?:the\s|a\s)?(?:12|twelve)[ -]months?\b", after):
        return True
    if _POINTS_IN_TIME.search(ahead):
        return False
    return bool(_OF_PERIOD.search(ahead) or re.match(r"^\s?(?:cohort|period|data|year)\b", after))


_POINTS_IN_TIME = re.compile(
    r"\b(?:years?|quarters?|months?|year|periods?)\s(?:ending|to|ended|end)\s(?:in\s)?$|"
    r"\b(?:between|from|since)\s$"
)
_OF_PERIOD = re.compile(
    r"\b(?:cohort|period|rolling(?:\syear)?|12[ -]months?|twelve months|data)\s?(?:of|"
    r"from|for|is|was|covers|covering|:|,|\()?\s?(?:the\s)?$"
    r"|\b(?:for|covers|covering|relate to|relates to)\s(?:the\s)?(?:rolling year |year |period |12 months )?$"
)


def _near_year(period: Period) -> bool:
    return period.months in (YEAR + 1, YEAR - 1)


def _wrong_length(span: Span, period: Period, quote: str) -> Judgement:
    fixed = (
        Period(period.first + 1, period.last, "months")
        if period.months > YEAR
        else Period(period.first - 1, period.last, "months")
    )
    return Judgement(
        rule="period-length",
        type="period",
        spans=(span,),
        verdict=Verdict.CONTRADICTED if period.months > YEAR else Verdict.SUSPICIOUS,
        why=f"{period.months} months",
        quote=quote,
        sentence=f"{' '.join(span.text.split())} is {period.months} months, not a year.",
        follows=f"{period.words} is {period.months} months",
        correction=f"{fixed.words} would be twelve months.",
        strength=3,
    )


def _two_bases(evidence: Evidence) -> Iterator[Judgement]:
    """ "92% between 2007/08 and 2018/19 (936 in 2006/07 to 79)": one change from two years."""
    for sentence in evidence.numbered:
        match = _BETWEEN.search(sentence.lower)
        if not match:
            continue
        periods = [token for token in sentence.tokens if token.period]
        inside = [token for token in periods if match.start() <= token.start < match.end()]
        later = [token for token in periods if token.start >= match.end()]
        if len(inside) != 2 or not later or not inside[0].period or not inside[1].period:
            continue
        first, last = inside[0].period, inside[1].period
        based = [token for token in later if _is_base(sentence, token)]
        for token in based:
            if token.period and token.period.months == first.months and token.period not in (first, last):
                yield Judgement(
                    rule="period-base",
                    type="period",
                    spans=(sentence.span(inside[0]), sentence.span(token)),
                    verdict=Verdict.CONTRADICTED,
                    why="two base periods",
                    quote=sentence.quote,
                    sentence=f"The change is said to begin in {inside[0].text}, but the value it begins with "
                    f"is that of {token.text}.",
                    follows=f"{inside[0].text} and {token.text} are two base periods for one change",
                    correction=f"Give the value of {inside[0].text}, or write {token.text} in both places.",
                    strength=3,
                )


_BETWEEN = re.compile(r"\b(?:between|from)\s[^.;]{0,30}?\d[\d/ -]*\s(?:and|to)\s[^.;()]{0,25}?\d[\d/-]*")


def _is_base(sentence: Sentence, token: Token) -> bool:
    """A value in the period, then "to" another value."""
    return bool(
        re.search(r"\d\s?(?:[a-z ]{0,25})(?:in|for|during)\s$", sentence.ahead(token))
        and re.match(r"^\s?(?:down |up )?(?:to|and)\s(?:just |only )?\d", sentence.after(token))
    )


def _own_base(evidence: Evidence) -> Iterator[Judgement]:
    """A change on a period, stated in a sentence about that same period."""
    for sentence in evidence.numbered:
        for match in _ON.finditer(sentence.lower):
            base = next(
                (t for t in sentence.tokens if t.period and match.end() <= t.start <= match.end() + 2), None
            )
            own = next((t for t in sentence.tokens if t.period and t.start < match.start()), None)
            if base is None or own is None or base.period != own.period or own.period is None:
                continue
            if len({t.period for t in sentence.tokens if t.period}) == 1 and own.period.months > 1:
                yield Judgement(
                    rule="period-base",
                    type="period",
                    spans=(sentence.span(own), sentence.span(base)),
                    verdict=Verdict.CONTRADICTED,
                    why="compared with itself",
                    quote=sentence.quote,
                    sentence=f"A figure for {own.text} is compared with {base.text}, which is the same period.",
                    follows=f"{own.text} and {base.text} are one period",
                    correction="Name the earlier period.",
                    strength=3,
                )


_ON = re.compile(
    r"\b(?:reduction|decrease|increase|fall|rise|drop|decline|"
    r"change)(?:\sof\s[^;]{1,20}?)?\s(?:on|from|since|compared (?:to|with)|"
    r"against)\s(?:the year )?"
)


def _future(evidence: Evidence) -> Iterator[Judgement]:
    """Results of a follow-up that was not over when the document was written."""
    written = evidence.written
    if written is None:
        return
    for sentence in evidence.sentences:
        text = sentence.lower
        if not _TRACKED.search(text) or _FUTURE.search(text):
            continue
        for token in sentence.tokens:
            if token.period and token.period.last > written and _TO.search(sentence.ahead(token, 20)):
                yield Judgement(
                    rule="follow-up",
                    type="period",
                    spans=(sentence.span(token),),
                    verdict=Verdict.CONTRADICTED,
                    why="ends after the document",
                    quote=sentence.quote,
                    sentence=f"The follow-up runs to {token.text}, which is after this document was written, "
                    f"so its results are not complete.",
                    follows=f"{token.text} is later than the document",
                    correction="Call the figure provisional, or give the date to which children were followed.",
                    strength=2,
                )


def _open_cohorts(evidence: Evidence) -> Iterator[Judgement]:
    """A national reoffending cohort needs a year of follow-up and six months for proof."""
    written = evidence.as_of and evidence.written
    if not written:
        return
    for fact in facts(evidence):
        followed = fact.measure in ("binary", "per_child", "per_reoffender") and not fact.qualifiers
        if not followed or not fact.period or fact.period.months not in (3, YEAR):
            continue
        if written < fact.period.last + YEAR + PROOF_MONTHS:
            yield wrong(
                "follow-up",
                "period",
                (fact.span,),
                quote=fact.quote,
                sentence=f"A cohort of {fact.period.words} was not yet followed for 18 months when this was written.",
                follows="twelve months to reoffend and six more for proof",
                correction="Check the cohort's period.",
                verdict=Verdict.SUSPICIOUS,
            )


PERIOD_LENGTH = AuditRule(
    id="period-length",
    title="A year has twelve months",
    checks="A period that stands for a year of data has twelve months from its first to its last.",
    source="Youth Justice Board data summaries: rolling twelve months, cohorts of three or twelve months.",
    verdict=Verdict.CONTRADICTED,
    example="the Jun 15 - Jun 16 cohort",
    says="Jun 15 - Jun 16 is 13 months, not a year.",
    check=_length,
)
PERIOD_BASE = AuditRule(
    id="period-base",
    title="A change has one base period",
    checks="The period that a change begins with is that of the value it begins with, and not the period compared.",
    source="Arithmetic.",
    verdict=Verdict.CONTRADICTED,
    example="92% between 2007/08 and 2018/19 (936 in 2006/07 to 79)",
    says="The change is said to begin in 2007/08, but the value it begins with is that of 2006/07.",
    check=lambda evidence: (*_two_bases(evidence), *_own_base(evidence)),
)
FOLLOW_UP = AuditRule(
    id="follow-up",
    title="Children were followed to the end before results were given",
    checks="The follow-up of a cohort was over when the document was written: twelve months, and six more for proof.",
    source="Ministry of Justice, Guide to proven reoffending statistics.",
    verdict=Verdict.CONTRADICTED,
    example="in a plan for 2019: the cohort was tracked to 30/03/20",
    says="The follow-up runs to 30/03/20, which is after this document was written, so its results are not complete.",
    check=lambda evidence: (*_future(evidence), *_open_cohorts(evidence)),
)
