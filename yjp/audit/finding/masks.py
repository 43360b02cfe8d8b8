"""Numbers that are no figures: dates, sections, pages, phones, statutes, ages and names with a number in them."""

import re
from dataclasses import dataclass

from yjp.audit.finding import periods
from yjp.audit.finding.periods import MONTH, Period
from yjp.audit.finding.words import NUMBER_WORD

_I = re.IGNORECASE
_LIST = r"\d+(?:\.\d+)*[a-z]?\b(?:\s?(?:,|&|and|or|to|-|/)\s?\d+(?:\.\d+)*[a-z]?\b)*"
_NAMED = (
    "outcome|kpi|key stage|key performance indicators?|ks|tier|tiers|levels?|phases?|priority|priorities|objectives?|"
    "strategic aim|aim|standards?|strands?|step|steps|theme|themes|option|options|recommendations?|domains?|dimension|"
    "dimensions|question|questions|grade|band|group|unit|route|room|category|class|entry level|stage|stages|"
    "ambition|ambitions|action|actions|pillar|pillars|appendix|appendices|annex|chart|charts|table|tables|figures?|fig|"
    "item|items|minute|minutes|chapter|note|notes|footnote|progress|attainment|covid|number|no|nos|ref|reference|"
    "objective no|point|goal|principle|section a|gravity|gravity score|score of|year group|years? group|part|parts|"
    "page|pages|pp|p|slide|box|form|asset|sdq|id|ticket|scenario|module|session|week|day|quarter|quarters|version|v|"
    "edition|volume|vol|issue|protocol"
)

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "web address",
        re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:gov|org|co|ac|nhs)\.uk\S*|[@#]\w+"),
    ),
    (
        "phone",
        re.compile(
            r"(?<![\d,.])(?:\+44\s?\(?0?\)?\s?|\(?0)\d{2,5}\)?[ -]?\d{3,4}(?:[ -]?\d{3,4})?(?![\d.%])"
        ),
    ),
    ("postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")),
    ("page", re.compile(r"\bp\s?age:?\s+\d+(?:\s+of\s+\d+)?|\bpages\s+\d+\s?(?:-|to|and)\s?\d+", _I)),
    (
        "legal reference",
        re.compile(
            r"\b(?:sections|ss\.|articles|regulations|schedules|paragraphs|clauses|parts|rules)\s?\d+[a-z]{0,2}(?:\(\w+\))*"
            r"(?:\s?(?:,|-|/|and|or|to|&)\s?(?:s\.?)?\d+[a-z]{0,2}(?:\(\w+\))*(?!\s?%|\d|[.,]\d))*"
            r"|\b(?:section|sec\.|(?<!')s\.|article|regulation|reg\.|schedule|paragraph|para\.?|clause|rule|part|act|order)"
            r"\s?\d+[a-z]{0,2}(?:\(\w+\))*(?:\s?(?:-|/|or)\s?(?:s\.?)?\d+[a-z]{0,2}(?:\(\w+\))*(?!\s?%|\d|[.,]\d))*",
            _I,
        ),
    ),
    (
        "legal reference",
        re.compile(r"(?<!')\bs\.?\s?\d{2,3}[A-Z]?\b(?:\s?/\s?\d{2,3})?|\[(?:19|20)\d\d\]|\bSI \d{4}/\d+"),
    ),
    ("time", re.compile(r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|a\.m\.?|p\.m\.?|noon|midnight|hrs)\b", _I)),
    ("time", re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])|\b24/7\b")),
    (
        "unit base",
        re.compile(
            r"(?:\bper|\bevery|/|\bin every)\s?(?:1|10|100)[ ,\u2009]?0{3}\b(?:'s)?|/\s?100k\b|\bper\s100k\b"
            r"|\bper (?:one |ten |a |one hundred |hundred )?(?:thousand|hundred thousand|100)\b(?![,\d])",
            _I,
        ),
    ),
    (
        "age",
        re.compile(
            r"\b(?:aged?|ages)\s(?:of\s|between\s|from\s|under\s|over\s)*\d{1,2}"
            r"(?:\s?(?:-|to|and|/|or)\s?(?:under\s)?\d{1,2})?(?:\s?\+)?(?:\s(?:years?|and over|or over|or under))?"
            r"(?![\d%]|[.,]\d)",
            _I,
        ),
    ),
    (
        "age",
        re.compile(
            r"\b\d{1,2}(?:\s?(?:-|to|and|/|or)\s?\d{1,2})?\s?-?\s?(?:years?|yrs?|yr)[ -]?(?:olds?|of age)\b"
            r"|\b(?:under|over|post|pre)[ -]?\d{1,2}(?:s|'s)?(?!\s?%|[\d,.]*\d|\s?(?:children|"
            r"young people|cases|families|million|sessions|hours|people|referrals|assessments|"
            r"staff|days|weeks|months|years?))"
            r"|\b(?:0|5|8|10|11|12|13|14|15|16|17|18)\s?(?:-|to)\s?(?:4|5|9|10|11|12|13|14|15|16|17|18|19|24|25)\s"
            r"(?:population|years?|age|cohort|resident|child)|\b\d{1,2}\s?\+(?!\d)|\b(?:age|aged)[ -]\d+",
            _I,
        ),
    ),
    (
        "name",
        re.compile(
            rf"\b(?:{_NAMED})\b\.?\s?[:#]?\s?-?\s?{_LIST}(?!\s?%|[.,]?\d|\s?(?:young|children|famil))", _I
        ),
    ),
    (
        "name",
        re.compile(
            r"\b(?:phase|phases|domain|stage|tier|level|dimension|quarter|priority|part|appendix|objective|step)\s"
            r"(?:one|two|three|four|five|six)\b(?:\s(?:and|or|to)\s(?:one|two|three|four|five|six)\b)?",
            _I,
        ),
    ),
    (
        "age",
        re.compile(
            r"(?<![\d.,])(?:0|5|8|10|11|13|14|16|18)\s?-\s?(?:5|10|11|13|15|16|17|18|19|21|24|25|64)\b(?![.,]?\d|\s?%|/|"
            r"\s(?:cases|families|sessions|hours|days|weeks|children per|staff|meetings|times))",
        ),
    ),
    (
        "name",
        re.compile(
            r"\bcovid-?\s?19\b|\b(?!\d)\w*[A-Za-z]\d+[A-Za-z0-9]*\b|\b(?:year|yr)s?\s?(?:[1-9]|1[0-3])\b(?![\d%,.]\d)",
            _I,
        ),
    ),
    (
        "name",
        re.compile(
            r"\b\d+(?:st|nd|rd|th)? (?:century|edition)\b|\b1\s?[:-]\s?1\b|\b\d{1,2}[A-Z]\b|\b\d[Pp]s\b"
        ),
    ),
    (
        "footnote mark",
        re.compile(
            r"(?<=[a-z)\"'%][.,;])\d{1,2}(?=\s|$)|(?<=[a-z]{3})\d{1,2}(?=[\s.,;]|$)|\[\d{1,2}\]|[\u00b9\u00b2\u00b3\u2070-\u2079]+"
        ),
    ),
    (
        "duration",
        re.compile(
            r"\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty[- ]four)"
            r"(?:\.\d)?(?:\s?(?:-|to|or)\s?\d{1,3})?[\s-]{1,2}"
            r"(?:working |calendar |consecutive |school )?(?:years?|months?|weeks?|days?|hours?|minutes?|mins|hrs)\b"
            r"(?!\s(?:of reparation|were|was|lost|completed|delivered))",
            _I,
        ),
    ),
    (
        "list number",
        re.compile(
            r"^\s*\(?\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?[.):]+(?=\s+\S)|^\s*\d{1,2}[.)]\s*$|"
            r"^\s*[1-9]\d?\.\d{1,2}(?:\.\d{1,2})?[a-z]?(?=\s+[\"'(]?[A-Z])"
        ),
    ),
    ("list number", re.compile(r"(?<=[.:;] )\(\d{1,2}\)(?=\s+[A-Z])|(?<=:- )\s*\(\d{1,2}\)")),
    (
        "list number",
        re.compile(
            r"^\s*\d{1,2}(?=\s{1,4}[A-Z][a-z]+\s(?!people|persons|girls|boys))"
            r"(?!\s+(?:Young|Children|Girls|Boys|Families|Cases|Staff|Males?|Females?|White|Black|Asian|Mixed|Referrals?|Orders))"
        ),
    ),
    ("section number", re.compile(r"\b\d{1,2}(?:\.\d{1,2}){2,3}\b")),
    (
        "date",
        re.compile(
            rf"\b\d{{1,2}}\s?(?:st|nd|rd|th)\b(?=(?: of)? {MONTH}\b| and \d)|\b{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)\b",
            _I,
        ),
    ),
)
"""A class and what it looks like. The first of two patterns that meet the same digits wins."""


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch of text whose numbers are no figures, or that is a period."""

    start: int
    end: int
    label: str
    period: Period | None = None


_FIRST = ("web address", "phone", "postcode", "page", "time")
_DIGIT = re.compile(r"\d")
_COUNTED = re.compile(
    r"\s?(?:%|children\b|young\b|people\b|famil|referrals?\b|offen[cd]|cases\b|pupils\b|assessments?\b|hours\b|sessions\b|"
    r"victims\b|households\b|individuals\b|incidents\b|crimes\b|residents\b|visits\b|girls\b|boys\b)",
    _I,
)


_BARE = re.compile(r"\s*[\u00a3+\u2212-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?%?\s*")
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*|\s*0\d{9,}\s*")
_IN_WORDS = ("duration", "unit base", "name")


def masks(text: str) -> list[Mask]:
    """The masks of a flat text, in order, none overlapping another."""
    found: list[Mask] = []
    if _BARE.fullmatch(text) and not _YEAR.fullmatch(text):
        return found
    if not _DIGIT.search(text):
        if NUMBER_WORD.search(text):
            found = [
                mask
                for label, pattern in PATTERNS
                if label in _IN_WORDS
                for mask in _of(label, pattern, text)
            ]
        return _apart(found, text) if found else []
    for label, pattern in PATTERNS:
        if label in _FIRST:
            found += _of(label, pattern, text)
    for form, pattern in periods.FORMS:
        for match in pattern.finditer(text):
            period = periods.read(form, match)
            known = period is not None or form in ("quarter", "date")
            if known and not (form == "year" and _COUNTED.match(text, match.end())):
                found.append(Mask(match.start(), match.end(), "year" if "year" in form else "date", period))
    for label, pattern in PATTERNS:
        if label not in _FIRST:
            found += _of(label, pattern, text)
    return _apart(found, text)


_NEEDED: dict[str, tuple[str, ...]] = {
    "web address": ("http", "www", "@", "#", ".uk"),
    "page": ("age",),
    "unit base": ("per", "/", "ver", "Per"),
    "duration": ("ear", "onth", "eek", "ay", "our", "min", "hrs"),
    "time": ("m", "noon", "hrs", ":", "24/7"),
    "postcode": (" ",),
    "phone": ("0",),
}
"""What a text must hold for a pattern to be worth trying."""


def _of(label: str, pattern: re.Pattern[str], text: str) -> list[Mask]:
    if label in _NEEDED and not any(part in text for part in _NEEDED[label]):
        return []
    return [
        Mask(match.start(), match.end(), label)
        for match in pattern.finditer(text)
        if label in _IN_WORDS or label == "footnote mark" or _DIGIT.search(match[0])
    ]


def _apart(found: list[Mask], text: str) -> list[Mask]:
    """The masks without overlap: a later one keeps what is left of it before the first that it meets."""
    taken = bytearray(len(text))
    kept = []
    for mask in found:
        end = taken.find(1, mask.start, mask.end)
        if end >= 0:
            head = text[mask.start : end].rstrip(" ,&-/")
            if mask.period or not _DIGIT.search(head):
                continue
            mask = Mask(mask.start, mask.start + len(head), mask.label)
        taken[mask.start : mask.end] = b"\1" * (mask.end - mask.start)
        kept.append(mask)
    return sorted(kept, key=lambda mask: mask.start)
