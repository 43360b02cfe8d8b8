"""Numbers written in words: "twelve", "two thirds", "one in five", "halved"."""

import re
from collections.abc import Iterator

from yjp.audit.finding.tokens import Kind, Token

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
)
_ONES = {word: value for value, word in enumerate(_UNITS.split())}
_TENS = {
    word: 10 * (place + 2)
    for place, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    )
}
_LARGE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
}
_RATIOS = {
    "doubl": 2.0, "halv": 0.5, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0,
}  # fmt: skip
_NUMBER = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(list(_ONES)[1:10])}))?|{'|'.join(reversed(_ONES))}"
_SMALL = "two|three|four|five|six|seven|eight|nine"

_IN = re.compile(
    rf"\b(?P<n>{_NUMBER}|\d+)\s(?:in|out of)\s(?:every\s)?(?P<base>{_NUMBER}|\d+)\b(?!\s?%|[.,]\d)",
    re.IGNORECASE,
)
_IN_DIGITS = re.compile(r"\d\s(?:in|out of)\s")
_FRACTION = re.compile(
    rf"\b(?:(?P<top>a|an|one|{_SMALL})[ -])?(?P<part>half|third|quarter|fifth|sixth|eighth|tenth)(?P<many>s)?\b"
    r"(?P<after>\s(?:of\b(?!\s(?:19|20)\d\d)|were\b|are\b|have\b|had\b|from \d)|\s?\(|(?=[.,;)]))",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"\b(?:(doubl|halv|tripl|trebl|quadrupl)(?:ed|ing|e|es)\b|(twice)\sas\b|in\s(half)\b)", re.IGNORECASE
)
_TIMES = re.compile(rf"\b(?P<n>{_SMALL}|ten)\stimes\s(?:the|as|more|higher|greater|that)\b", re.IGNORECASE)
_COUNT = re.compile(
    rf"\b(?P<n>{_NUMBER})(?:\s(?P<large>hundred|thousand|million))?\b(?![- ]?(?:third|quarter|fifth|tenth)s?\b)",
    re.IGNORECASE,
)
_ONE_COUNTS = re.compile(
    r"\s(?:child\b|young person\b|young people\b|girl\b|boy\b|male\b|female\b|case\b|sentence\b|custodial\b|referral\b|"
    r"remand\b|family\b|offence\b|victim\b|person\b|individual\b|incident\b|was\b|fewer\b|more\b|less\b)",
    re.IGNORECASE,
)
NUMBER_WORD = re.compile(
    rf"\b(?:{'|'.join(list(_ONES)[1:])}|{'|'.join(_TENS)}|half|third|quarter|fifth|tenth|halv|doubl|tripl|trebl|twice|hundred)",
    re.IGNORECASE,
)


def word_value(text: str) -> int:
    """The whole number that digits or a number word stand for."""
    parts = re.split(r"[- ]", text.lower())
    if parts[0].isdigit():
        return int(parts[0])
    return sum(_TENS.get(part, _ONES.get(part, 0)) for part in parts)


def in_words(text: str) -> Iterator[Token]:
    """The number words of a flat text, longest reading first; later ones may overlap earlier ones."""
    if not NUMBER_WORD.search(text) and not _IN_DIGITS.search(text):
        return
    yield from _parts_of(text)
    for match in _RATIO.finditer(text):
        stem = (match[1] or "").lower()
        yield _token(match, Kind.MULTIPLE, _RATIOS.get(stem, 2.0 if match[2] else 0.5))
    for match in _TIMES.finditer(text):
        yield _token(match, Kind.MULTIPLE, float(word_value(match["n"])), end=match.end("n") + len(" times"))
    for match in _COUNT.finditer(text):
        value = word_value(match["n"]) * _LARGE.get((match["large"] or "").lower(), 1)
        plain_one = match["n"].lower() in ("one", "zero") and not _ONE_COUNTS.match(text, match.end())
        yield _token(match, Kind.COUNT, float(value), ignored="ordinary word" if plain_one else None)


def _parts_of(text: str) -> Iterator[Token]:
    for match in _IN.finditer(text):
        top, base = word_value(match["n"]), word_value(match["base"])
        if 0 < top < base <= 20 and not (match["n"].isdigit() and " out of " in match[0]):
            yield _token(match, Kind.FRACTION, top / base)
    for match in _FRACTION.finditer(text):
        part = match["part"].lower()
        many = (match["top"] or "").lower()
        if part == "half" or many:
            value = (word_value(many) if many not in ("a", "an", "") else 1) / _PARTS[part]
            if 0 < value < 1:
                yield _token(match, Kind.FRACTION, value, end=match.start("after"))


def _token(
    match: re.Match[str], kind: Kind, value: float, end: int | None = None, ignored: str | None = None
) -> Token:
    stop = match.end() if end is None else end
    return Token(
        start=match.start(),
        end=stop,
        text=match.string[match.start() : stop],
        kind=kind,
        value=value,
        word=True,
        ignored=ignored,
    )
