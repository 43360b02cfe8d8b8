"""A period is as long as it is said to be, and the year that it is called."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.claims.ranges import YEAR, Stretch, ranges
from yjp.audit.document import Place
from yjp.audit.finding.tokens import Token
from yjp.audit.finding.words import word_value
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule

_NUMBER = (
    r"\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|eighteen|"
    r"twenty[- ]four|thirty[- ]six"
)
_SAID = re.compile(
    rf"(?P<ahead>\b(?:about|around|nearly|almost|over|more than|less than|fewer than|under|at least|up to|some|within|"
    rf"after|every|aged|age|to|or|and|approximately|another|c\.)\s)?"
    rf"(?:\b(?P<n>{_NUMBER})[- ](?P<unit>month|year)s?\b|\b(?P<quarter>quarter)\b|\b(?P<half>half[- ]year)\b)",
    re.IGNORECASE,
)
_THING = r"(?:rolling|period|window|cohort|data|plan|strategy|programme|span|timeframe|block)s?"
_LINK = re.compile(
    rf"^(?:'s?|')?(?:\s{_THING}){{0,2}}(?:\sof (?:the (?:financial |plan )?year|20\d\d(?:[/-]\d\d)?))?"
    r"\s?(?::\s?$|[,(-]?\s?)"
    r"(?:\b(?:from|between|covering|covers|covered|running|runs|which runs|of|for|in|is|was|the|period|years|months|"
    r"i\.e\.|that is)\s)*(?:[(]\s?)?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\s?(?:[(]\s?(?:an?\s|the\s)?|(?P<comma>,\s(?:an?|that is|which is|a period of|an?other)\s))"
    rf"(?P<n>{_NUMBER})[- ](?P<unit>month|year)s?"
    rf"(?(comma)(?:\s(?:period|window|span)\b|(?=[,.;]|$))|(?:\speriod)?\s?[)])",
    re.IGNORECASE,
)
_MORE, _LESS = ("more than", "at least"), ("less than", "fewer than", "up to")
_UNSURE = frozenset(
    word
    for line in (
        "about around nearly almost under some approximately c. within after every aged age to or and",
        "another",
    )
    for word in line.split()
)
_QUARTER = re.compile(
    r"\bQ[1-4](?:\s20\d\d[/-]\d\d)?\s?[(:]\s?$|\bquarter (?:[1-4]|one|two|three|four)(?:\s20\d\d[/-]\d\d)?\s?[(:]\s?$",
    re.IGNORECASE,
)
_OPEN = re.compile(r"^\s?[(,:-]\s?(?:i\.e\.?,? |that is,? |from |covering |the period |the 12 months )*$")
_CLOSED = re.compile(r"^\s?(?:[),.;]|$)")
_DATA = re.compile(r"\b(?:period|cohort|data|rolling|window)\b|[(]")
_FROM = re.compile(r"\b(?:from|between)\b")
_NAMED = re.compile(r"\b(?P<kind>calendar|financial)\syear\s(?:of\s)?$", re.IGNORECASE)
QUARTER, HALF = 3, 6
_LENGTH = re.compile(r"\bmonths?\b|\bquarter\b|\byears?\b|\bQ[1-4]\b", re.IGNORECASE)
_MONTHS_OF = {"month": 1, "year": YEAR}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A sentence or a cell: its flat text, its numbers, and where it stands."""

    text: str
    tokens: tuple[Token, ...]
    source: str
    offset: int
    place: Place
    quote: str

    def span(self, start: int, end: int) -> Span:
        """A stretch of it."""
        start, end = start + self.offset, end + self.offset
        return Span(place=self.place, start=start, end=end, text=self.source[start:end])


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for printed in _printed(evidence):
        found = ranges(printed.text, printed.tokens)
        if found:
            yield from _lengths(printed, found)
            yield from _names(printed, found)


def _printed(evidence: Evidence) -> Iterator[_Printed]:
    for sentence in evidence.sentences:
        if not any(token.period for token in sentence.tokens) and not _LENGTH.search(sentence.text):
            continue
        yield _Printed(
            text=sentence.text,
            tokens=sentence.tokens,
            source=sentence.block.text,
            offset=sentence.offset,
            place=sentence.place,
            quote=sentence.quote,
        )
    for grid in evidence.grids:
        for cells in (*grid.heads, *(tuple(row.values()) for row in grid.body)):
            for cell in cells:
                if any(token.period for token in cell.tokens):
                    yield _Printed(
                        text=cell.text,
                        tokens=cell.tokens,
                        source=cell.source.text,
                        offset=0,
                        place=cell.source.place,
                        quote=f"{grid.about[:100]} {cell.text}".strip(),
                    )


def _lengths(printed: _Printed, found: tuple[Stretch, ...]) -> Iterator[Judgement]:
    """ "the 12 months January 2024 to March 2025", "April 2023 to December 2024 (12 months)", "Q1 (April to July)"."""
    for stretch in found:
        said = [
            match
            for match in _SAID.finditer(printed.text, 0, stretch.start)
            if _LINK.match(printed.text[match.end() : stretch.start])
        ]
        if said:
            match = said[-1]
            start = next(match.start(name) for name in ("n", "quarter", "half") if match[name])
            # "Over three years, ..." at the start of a sentence is "during".
            ahead = (match["ahead"] or "").strip().lower()
            ahead = "" if ahead == "over" and not match.start() else ahead
            if ahead in _UNSURE or (match["quarter"] and _of_another(printed.text, match)):
                continue
            months = _months(match)
            link = printed.text[match.end() : stretch.start].lower()
            sure = "cohort" in link or bool(match["quarter"])
            strict = sure if (_DATA.search(link) and not _FROM.search(link)) or sure else None
            yield from _length(printed, stretch, months, (start, match.end()), ahead, strict)
        elif behind := _BEHIND.match(printed.text, stretch.end):
            yield from _length(printed, stretch, _months(behind), (behind.start("n"), behind.end("unit")))
        elif named := _QUARTER.search(printed.text[: stretch.start]):
            yield from _length(printed, stretch, QUARTER, (named.start(), named.start() + 2))


def _of_another(text: str, match: re.Match[str]) -> bool:
    """ "three quarters", "a quarter of", "per quarter" are no period of three months that is given."""
    return not re.search(
        r"\b(?:the|in|this|that|each)\s(?:[a-z]+\s)?$", text[: match.start("quarter")], re.IGNORECASE
    )


def _months(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("quarter"):
        return QUARTER
    if groups.get("half"):
        return HALF
    return word_value(match["n"].replace(" ", "-")) * _MONTHS_OF[match["unit"].lower()]


def _length(
    printed: _Printed,
    stretch: Stretch,
    months: int,
    said: tuple[int, int],
    ahead: str = "",
    strict: bool | None = None,
) -> Iterator[Judgement]:
    longest = max(stretch.lengths)
    quarter = months == QUARTER and printed.text[said[0]].lower() == "q"
    short = stretch.in_months and longest % YEAR != 1 and (longest - months) % YEAR == 1
    if stretch.can_last(months) and not (short and (quarter or strict is not None)):
        return
    if (ahead in _MORE and longest > months) or (ahead in _LESS and longest < months):
        return
    years = longest % YEAR == 0 and months % YEAR == 0
    length = f"{longest // YEAR} years" if years and longest > YEAR else f"{longest} months"
    text = " ".join(printed.text[said[0] : said[1]].split())
    shown = " ".join(printed.text[stretch.start : stretch.end].split())
    yield wrong(
        "stated-period",
        "period",
        (printed.span(*said), printed.span(stretch.start, stretch.end)),
        quote=printed.quote,
        sentence=f"{shown} is {length}, but the text calls it \u201c{text}\u201d.",
        follows=f"{shown} has {length}",
        correction="Put right the first or the last month, or the length.",
        # "over three years" may mean more than three.
        # One month too many without a "from" may still be meant from the end of the first.
        verdict=Verdict.SUSPICIOUS
        if (ahead == "over" and longest > months) or (short and strict is False)
        else Verdict.CONTRADICTED,
        strength=4,
    )


def _names(printed: _Printed, found: tuple[Stretch, ...]) -> Iterator[Judgement]:
    """ "year ending December 2021 (April 2021 to March 2022)", "calendar year 2023 (April 2023 to March 2024)"."""
    for stretch in found:
        for token in printed.tokens:
            period = token.period
            if (
                period is None
                or stretch.period is None
                or token.end > stretch.start
                or token.text.lower().startswith("years")  # "three years to March 2024"
                or not _OPEN.match(printed.text[token.end : stretch.start])
                or not _CLOSED.match(printed.text[stretch.end :])
            ):
                continue
            named = _NAMED.search(printed.text[: token.start])
            kind = named["kind"].lower() if named else None
            called = (
                period.form == "year ending"
                or (period.form == "year" and kind == "calendar")
                or (period.form == "financial year" and kind == "financial")
            )
            if called and not period.same(stretch.period) and not _stands_for(stretch, period.last):
                yield _other(printed, token, stretch)


def _stands_for(stretch: Stretch, last: int) -> bool:
    """ "from March 2023 to March 2024" may mean the end of the one to the end of the other."""
    assert stretch.period
    return stretch.period.last == last and stretch.period.months == YEAR + 1


def _other(printed: _Printed, token: Token, stretch: Stretch) -> Judgement:
    assert token.period
    assert stretch.period
    shown = " ".join(printed.text[stretch.start : stretch.end].split())
    text = " ".join(token.text.split())
    return wrong(
        "stated-period",
        "period",
        (printed.span(token.start, token.end), printed.span(stretch.start, stretch.end)),
        quote=printed.quote,
        sentence=f"\u201c{text}\u201d is {token.period.words}, but {shown} is given for it.",
        follows=f"{text} is {token.period.words}",
        correction=f"{token.period.words} would fit {text}.",
    )


STATED_PERIOD = AuditRule(
    id="stated-period",
    title="A period is what it is called",
    checks="The months or years between the two ends of a period are as many as the text says, and those of its name.",
    source="Arithmetic; the last month may be counted or not.",
    verdict=Verdict.CONTRADICTED,
    example="in the 12 months January 2024 to March 2025",
    says="January 2024 to March 2025 is 15 months, but the text calls it \u201c12 months\u201d.",
    check=_check,
)
