"""Every number of a text in one pass: digits, words and periods, each with what it is."""

import re
from functools import lru_cache

from yjp.audit.finding.flat import flat
from yjp.audit.finding.masks import Mask, masks
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.finding.words import in_words

_NUMBER = re.compile(
    r"""
    (?P<sign>(?:(?<=\()[-+\u00b1\u2212]\s?|(?<![\w)%.\d])(?<![\d)%]\s)[-+\u00b1](?=[\u00a3.\d])|\u2212\s?))?
    (?P<money>[\u00a3\u20ac$]\s?)?
    (?P<whole>
        \d{1,3}(?:(?:\s?,|\u2009)\d{3})+(?![\d])
      | \d{1,3}(?:,\d{3})*,\d{4,}(?!\d)
      | (?<=per\ )\d{1,3},\d{2}(?!\d) | (?<=[\u00a3])\d{1,3},\d{1,2}(?!\d)
      | \d+
      | (?=\.\d)
    )
    (?P<part>\.\d+|\s\.\d+(?=\s?%|\d))?
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(r"\d")
_PER_CENT = re.compile(r"\s?(?:%|per\s?cent\b|percent\b|pct\b)", re.IGNORECASE)
_POINTS = re.compile(
    r"\s?(?:(?:%|per\s?cent|percent|percentage|%\s?age|%age)[\s-]?(?:points?|pts?)\b|pp\b|ppts?\b|pts?\b|points?\b|p\.p\.)",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\s?(million|billion|thousand|bn|mn)\b|(k|m|bn)\b", re.IGNORECASE)
_SCALES = {"million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "thousand": 1e3, "k": 1e3}
_ORDINAL = re.compile(r"\s?(?:st|nd|rd|th)\b", re.IGNORECASE)
_TIMES = re.compile(r"\s?times\b(?!\stable)|\s?x\b", re.IGNORECASE)
_HEDGE = re.compile(
    r"\b(about|around|approx(?:imately|\.)?|circa|c\.|nearly|almost|just under|just over|over|more than|less than|"
    r"fewer than|under|up to|at least|roughly|some|c|an estimated|estimated)\s?$|[~<>]\s?$",
    re.IGNORECASE,
)
_BAD_BASE = re.compile(r"\bper\s$", re.IGNORECASE)
_WHITE = re.compile(r"\s")


def tokens(text: str) -> tuple[Token, ...]:
    """The numbers and periods of a text as printed, in order, without overlap; offsets are those of the text."""
    return in_flat(flat(text))


@lru_cache(maxsize=20_000)
def in_flat(text: str) -> tuple[Token, ...]:
    """The same for a text that is flat already; remembered, since labels of tables are looked at by many rules."""
    if not text:
        return ()
    masked = masks(text)
    taken = bytearray(len(text))
    found: list[Token] = []
    for mask in masked:
        taken[mask.start : mask.end] = b"\1" * (mask.end - mask.start)
        found.append(_masked(text, mask))
    words = list(in_words(text))
    for token in words:
        if token.kind is Kind.FRACTION:
            _take(token, taken, found)
    for match in _NUMBER.finditer(text) if _DIGIT.search(text) else ():
        if match.end() > match.start("whole") and not any(taken[match.start("whole") : match.end()]):
            _take(_digits(text, match), taken, found)
    for token in words:
        _take(token, taken, found)
    return tuple(sorted(found, key=lambda token: token.start))


def _take(token: Token, taken: bytearray, found: list[Token]) -> None:
    if not any(taken[token.start : token.end]):
        taken[token.start : token.end] = b"\1" * (token.end - token.start)
        found.append(token)


def _masked(text: str, mask: Mask) -> Token:
    return Token(
        start=mask.start,
        end=mask.end,
        text=text[mask.start : mask.end],
        kind=Kind.PERIOD if mask.period else Kind.IGNORED,
        ignored=mask.label,
        period=mask.period,
    )


def _digits(text: str, match: re.Match[str]) -> Token:
    whole = _WHITE.sub("", match["whole"])
    part = _WHITE.sub("", match["part"] or "")
    malformed = _malformed(text, match, whole)
    value = float((whole.replace(",", "") or "0") + part)
    sign = (match["sign"] or "").strip().replace("\u2212", "-")
    end, kind, scale = _unit(text, match, part)
    value *= scale * (-1 if sign == "-" else 1)
    hedge = _HEDGE.search(text, max(0, match.start() - 18), match.start())
    return Token(
        start=match.start(),
        end=end,
        text=text[match.start() : end],
        kind=kind,
        value=value,
        decimals=max(0, len(part) - 1),
        scale=scale,
        sign=sign,
        malformed=malformed,
        hedge=hedge[0].strip().lower() if hedge else "",
    )


def _unit(text: str, match: re.Match[str], part: str) -> tuple[int, Kind, float]:
    end = match.end()
    if found := _POINTS.match(text, end):
        return found.end(), Kind.POINTS, 1.0
    if found := _PER_CENT.match(text, end):
        return found.end(), Kind.PERCENT, 1.0
    scale = 1.0
    if found := _SCALE.match(text, end):
        scale, end = _SCALES[(found[1] or found[2]).lower()], found.end()
    if match["money"]:
        return end, Kind.MONEY, scale
    if scale == 1 and not part and (found := _ORDINAL.match(text, end)):
        return found.end(), Kind.ORDINAL, 1.0
    if scale == 1 and (found := _TIMES.match(text, end)):
        return found.end(), Kind.MULTIPLE, 1.0
    return end, Kind.DECIMAL if part else Kind.COUNT, scale


def _malformed(text: str, match: re.Match[str], whole: str) -> str | None:
    groups = re.split(r"[,\u2009]", whole)
    if len(groups) == 1 or all(len(group) == 3 for group in groups[1:]):
        return None
    if _BAD_BASE.search(text, 0, match.start()):
        return "a base that is cut short"
    return "its thousands are not in threes"
