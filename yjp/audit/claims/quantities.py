"""The quantities of a reoffending cohort, a rate and a sentence count, by the words around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjp.audit.claims.matrix import Matrix
from yjp.audit.finding import vocabulary
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span

_PEOPLE = r"(?:young people|children|young persons|offenders|people|young offenders|individuals)"
_IN_TEXT: tuple[tuple[str, str, str], ...] = (
    (
        "cohort",
        r"(?:\bcohort\s(?:size\s)?(?:of|was|is|comprised|included|contained|had|:|=|"
        r"\()\s?(?:a total of )?|\bcohort\s)$",
        "",
    ),
    (
        "cohort",
        "",
        rf"^\s(?:{_PEOPLE}\s)?(?:were\s|was\s|are\s)?(?:in|within)\s(?:the|this|that|our|its|each)?\s?(?:\w+\s){{0,2}}cohort",
    ),
    (
        "reoffenders",
        "",
        rf"^\s(?:\w+\s){{0,2}}?re-?\s?offenders\b|^\s(?:of (?:whom|these|them|which)\s|"
        rf"{_PEOPLE}\s|had\s|have\s|who\s){{0,3}}(?:went on to\s|have\s|"
        rf"had\s)?re-?\s?offend(?:ed)?\b",
    ),
    ("reoffenders", r"\bre-?\s?offenders\s?(?::|=|was|were|of)?\s?$", ""),
    (
        "reoffences",
        "",
        r"^\s(?:proven\s|further\s|new\s)?(?:re-?\s?offen[cs]es|further offences|new offences)\b(?!\sper)",
    ),
    ("reoffences", r"\b(?:number of )?re-?\s?offences\s?(?::|=|was|were)\s?$", ""),
)
_COLUMNS: tuple[tuple[str, str], ...] = (
    ("per_reoffender", r"per\s?re-?\s?offender|\bfrequency\b|offences\s?/\s?re-?offender"),
    ("per_child", r"per\s(?:offender|child|young person|person in)|offences\s?/\s?(?:offender|child)"),
    ("binary", r"\bbinary\b|%\s?re-?\s?offend|re-?\s?offending rate|% of (?:cohort|re-?offenders)"),
    (
        "reoffences",
        r"(?:number|no\.?|total)?\s?(?:of\s)?re-?\s?offen[cs]es\b(?!\s?(?:per|/))|further offences",
    ),
    ("reoffenders", r"(?:number|no\.?|total)?\s?(?:of\s)?re-?\s?offenders\b|who re-?offended|^re-?offended$"),
    (
        "cohort",
        r"\bcohort\b|number of offenders|\boffenders in\b|number in cohort|"
        r"^(?:number of |no\. of )?(?:children|young people)$",
    ),
)
_CHANGE = re.compile(r"\bchange|\bdifference|\bvariance|\btarget|\+/-", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the name that the words give it."""

    name: str
    token: Token
    span: Span


def of_sentence(sentence: Sentence) -> list[Quantity]:
    """The cohort, reoffenders, reoffences and rates that a sentence names."""
    found = []
    for token in sentence.values:
        name = _named(sentence, token)
        if name:
            found.append(Quantity(name, token, sentence.span(token)))
    return found


def _named(sentence: Sentence, token: Token) -> str | None:
    ahead, after = sentence.ahead(token, 40), sentence.after(token, 70)
    if token.kind is Kind.COUNT:
        for name, before, behind in _IN_TEXT:
            if (before and re.search(before, ahead)) or (behind and re.match(behind, after)):
                return "cohort" if name == "reoffenders" and _OF_A_COHORT.search(ahead) else name
        return "reoffenders" if _PART_OF_COHORT.match(after) else None
    if token.kind is Kind.DECIMAL:
        if _EACH.match(after):
            return _each(sentence)
        if _BY_EACH.search(ahead) and re.match(
            r"^\s(?:further\s|new\s|proven\s)?(?:re-?\s?)?offen[cs]es\b", after
        ):
            return "per_reoffender"
        if re.match(r"^\s?(?:re-?\s?)?(?:offen[cs]es\s)?(?:committed\s)?per\sre-?\s?offender", after):
            return "per_reoffender"
        if re.match(r"^\s?(?:re-?\s?)?(?:offen[cs]es\s)?per\s(?:offender|child|young person)", after):
            return "per_child"
        mentions = [m for m in vocabulary.measures(sentence.text) if m.end <= token.start]
        if (
            mentions
            and mentions[-1].id in ("per_child", "per_reoffender")
            and token.start - mentions[-1].end < 40
        ):
            between = [v for v in sentence.values if mentions[-1].end <= v.start < token.start]
            return None if between else mentions[-1].id
        return None
    if token.kind is Kind.PERCENT and not token.sign:
        mentions = [
            m for m in vocabulary.measures(sentence.text) if m.end <= token.start and m.id == "binary"
        ]
        if (
            mentions
            and token.start - mentions[-1].end < 40
            and not re.search(r"\bby\s$|\bof\sthe\s", ahead[-12:])
        ):
            between = [v for v in sentence.values if mentions[-1].end <= v.start < token.start]
            return None if between else "binary"
    return None


_OF_A_COHORT = re.compile(r"\d\s(?:out\s)?of\s(?:the\s|our\s|these\s|those\s|all\s)*$")
_PART_OF_COHORT = re.compile(
    rf"^\s(?:out\s)?of\s(?:the\s|our\s|these\s|those\s|all\s)*\d+\s{_PEOPLE}\s"
    r"(?:who\s|went on to\s|have\s|had\s)*re-?\s?offend(?:ed)?\b"
)
""" "28 of the 84 children reoffended": the 84 are the cohort."""
_EACH = re.compile(r"^\s?(?:(?:further\s|new\s|proven\s)?(?:re-?\s?)?offen[cs]es\s)?(?:each|apiece)\b")
_BY_EACH = re.compile(
    r"\beach\sre-?\s?offender\s(?:had\s)?committed\s(?:an average of\s|on average\s|about\s)?$"
)
_WHO_DID = re.compile(
    rf"\b(?:those|{_PEOPLE})\s(?:who|that)\s(?:did\s|do\s|have\s|had\s)?re-?\s?offend(?:ed)?,?\s"
    r"(?:committed|were responsible|went on to commit|averaged)\b|\beach\sre-?\s?offender\b"
)


def _each(sentence: Sentence) -> str | None:
    """ "an average of 1.08 reoffences each": of those who are said to have committed them."""
    text = sentence.lower
    if _WHO_DID.search(text):
        return "per_reoffender"
    named = {
        name for token in sentence.values if token.kind is Kind.COUNT and (name := _named(sentence, token))
    }
    if "reoffences" not in named:
        return None
    if named == {"reoffences", "reoffenders"}:
        return "per_reoffender"
    return "per_child" if named == {"reoffences", "cohort"} else None


def of_lines(matrix: Matrix) -> Iterator[tuple[int, list[Quantity]]]:
    """Line by line, the quantities that the places of a table name; lines that name one twice are left out."""
    names = {place: name for place, label in enumerate(matrix.places) if (name := column_name(label))}
    if len(set(names.values())) < 2:
        return
    groups: dict[str, list[int]] = {}
    for place in names:
        rest = _group(matrix.places[place])
        groups.setdefault(rest, []).append(place)
    for line in range(len(matrix.lines)):
        if _CHANGE.search(matrix.lines[line]):
            continue
        for places in groups.values():
            found = [
                Quantity(names[place], entry.token, entry.span)
                for place in places
                if (entry := matrix.at(line, place)) is not None
            ]
            kinds = [quantity.name for quantity in found]
            if len(kinds) > 1 and len(kinds) == len(set(kinds)):
                yield line, found


def column_name(label: str) -> str | None:
    """The quantity that a header names."""
    if _CHANGE.search(label):
        return None
    for name, words in _COLUMNS:
        if re.search(words, label, re.IGNORECASE):
            return name
    return None


def _group(label: str) -> str:
    """The period and area in a header: quantities of one period belong together."""
    digits = re.findall(r"(?:[A-Z][a-z]{2}\w*\s?)?'?\d{2,4}", label)
    areas = [mention.id for mention in vocabulary.areas(label)]
    return " ".join([*digits, *areas])
