"""Nothing of a template may be left in a finished document."""

import re
from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.document import Block, Place, Table
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule

_SURE = re.compile(
    r"(?<![\w/])(?:X{2,}|x{3,}|xx)(?![\w])(?!\s?(?:rated|certificate))|\[\s?(?:(?i:insert|add|enter)|figure|number|xx+)\b[^\]]{0,60}\]|"
    r"<\s?(?:insert|add|enter)\b[^>]{0,60}>|\b(?i:insert|add)\s(?:figure|number|chart|graph|table|data|text|name|date|percentage)s?\s(?:here|below)\b|"
    r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?)|\bError!\s(?:Bookmark|Reference)[^.]{0,40}|\b(?i:lorem ipsum)\b|\?{3,}"
)
_MORE = re.compile(
    r"(?<![\w/.])[Xx]\s?%|\u00a3\s?[Xx]+(?:,[Xx]+)*\b(?!-)|\b20[Xx]{2}\b|\b20\d\d\s?[/-]\s?(?:XX|xx)\b|"
    r"\b(?:DD|dd)[/.-](?:MM|mm)[/.-](?:YY|yy){1,2}\b(?!\s?format)|\{\{[^{}]{0,40}\}\}|<<[^<>]{1,40}>>|\u00ab\w+\u00bb|"
    r"\[[^\[\]]{0,40}\b(?:to (?:confirm|follow|insert|add|complete|update|check|be (?:updated|confirmed|added|"
    r"completed|inserted|agreed|supplied|provided))|awaiting|awaited|placeholder|pending)\b[^\[\]]{0,40}\]|"
    r"\[\s?(?:Type|(?i:placeholder)|Click|Your)\b[^\[\]]{0,40}\]|"
    r"\(\s?(?i:insert)\s[^()]{2,30}\)|"
    r"^\s*(?i:insert)\s(?:\w+\s)?(?i:chart|table|graph|figure|photo|picture|image|map|text|logo)s?\s*\.?\s*$|"
    r"\b[Cc]lick (?:or tap )?(?:here )?to (?:enter|add) (?:text|a date)\b|\bClick here to enter\b|"
    r"^\s*Choose an item\.?\s*$|"
    r"(?<=\b(?:is|of|to) )\[\s*\](?=\s?%|\s(?:per|children|young)\b)|(?<=\bwas )\[\s*\](?=\s?%|\s(?:per|children)\b)|"
    r"(?<=\b(?:Figure|figure) )\[[Xx]+\]|(?<=\b(?:Table|table) )\[[Xx]+\]|\bnan\s?%|\bNaN\b|#(?:NUM!|NULL!)"
)
"""Further gaps of templates, Word's own prompts and what a spreadsheet or a programme writes for no number."""
_NAMED = re.compile(
    r"\[\s?(?:(?:council|service|team|area|borough|county|document|author|company|chair(?:'s)?|local authority)\s)?"
    r"(?:name|title|logo|date|amount|percentage|month|year|council|local authority|service|area)(?: here)?\s?\]|"
    r"\[\s?(?:name|date|number|title|signature) of [a-z ]{3,25}\]|"
    r"<\s?(?:name|date|number|figure|amount|council|service|area)\s?>",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"[\"\u201c\u201d\u2018]|(?<!\w)'")
"""Within what somebody said, "[name]" stands for a name that is kept back."""
_NUMERAL = re.compile(
    r"(?:bowl|chapter|part|title|schedule|volume|appendix|annex|act|article|pope|century)\s$", re.IGNORECASE
)
_SOFT = re.compile(
    r"\bTBC\b|\bTBA\b|\bto be (?:confirmed|inserted|added|completed)\b|\?\?(?!\?)", re.IGNORECASE
)
_SAID = re.compile(
    r"\b(?P<subject>[a-z]+)\s(?:(?:is|are|was|were|has|have|had|needs?|due|remains?)(?:\sstill)?|still)\s$",
    re.IGNORECASE,
)
"""What a sentence says before it goes on with "to be added" of something: "offences still to be added"."""
_OF_A_TEMPLATE = re.compile(
    r"(?:figure|number|data|chart|graph|table|text|name|date|percentage|picture|section|detail|comment)s?",
    re.IGNORECASE,
)
_REMARK = "remark:"
"""Begins the tag of what our own drafts say to their author; the cleaned copy is without it."""
_INSERT = re.compile(r"\b(?:INSERT|insert)\s(?:[A-Z]{3,})\b")


def _check(evidence: Evidence) -> Iterator[Judgement]:
    for text, place in _texts(evidence):
        for match in _sure(text):
            yield _left(text, place, match, Verdict.CONTRADICTED)
        for match in _SOFT.finditer(text):
            if _is_prose(text[: match.start()], match[0].lower()):
                continue
            yield _left(text, place, match, Verdict.SUSPICIOUS)


_HINT = re.compile(
    r"[\[{<#\u00ab?]|[Xx]{2}|[Xx]\s?%|\u00a3\s?[Xx]|\b(?i:insert|add|click|choose|lorem|error|dd|nan)\b"
)
"""One of these stands in or beside every gap: most texts have none, and need no closer look."""


def _sure(text: str) -> Iterator[re.Match[str]]:
    """The gaps that nobody leaves on purpose, each once."""
    if not _HINT.search(text):
        return
    end = -1
    patterns = (_SURE, _INSERT, _MORE) if _QUOTES.search(text) else (_SURE, _INSERT, _MORE, _NAMED)
    found = [match for pattern in patterns for match in pattern.finditer(text)]
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        numeral = match[0] in ("XX", "XXX") and _NUMERAL.search(text[: match.start()])
        if match.start() >= end and not numeral:
            end = match.end()
            yield match


def _is_prose(ahead: str, words: str) -> bool:
    """Progress of an action, not a gap of the template: something, and no part of a document, is still to be added."""
    said = _SAID.search(ahead) if words in ("to be added", "to be completed") else None
    return said is not None and not _OF_A_TEMPLATE.fullmatch(said["subject"])


def _texts(evidence: Evidence) -> Iterator[tuple[str, Place]]:
    for item in evidence.document.items:
        if isinstance(item, Block):
            if not any(tag.startswith(_REMARK) for *_, tag in item.bound):
                yield item.text, item.place
        elif isinstance(item, Table):
            for row in item.rows:
                for cell in row:
                    yield cell.text, cell.place


def _left(text: str, place: Place, match: re.Match[str], verdict: Verdict) -> Judgement:
    start, end = max(0, match.start() - 80), min(len(text), match.end() + 80)
    return wrong(
        "placeholder",
        "placeholder",
        (Span(place=place, start=match.start(), end=match.end(), text=match[0]),),
        quote=" ".join(text[start:end].split()),
        sentence=f"\u201c{match[0]}\u201d looks like a placeholder that was never filled in.",
        follows="text of a template is left in the document",
        correction="Put in the figure or take the words out.",
        verdict=verdict,
        strength=2,
    )


PLACEHOLDER = AuditRule(
    id="placeholder",
    title="No placeholder is left",
    checks="No XX, \u201cinsert here\u201d, [name], ??? or error of a spreadsheet or of Word stands "
    "in the text; TBC is pointed out.",
    source="Published documents in which they were left.",
    verdict=Verdict.CONTRADICTED,
    example="In the last year xxx children were diverted",
    says="\u201cxxx\u201d looks like a placeholder that was never filled in.",
    check=_check,
)
