"""Puts broken lines together into paragraphs: blank lines, line lengths, punctuation and hyphens decide."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yjp.audit.document import Kind, Part
from yjp.audit.reading.text.lines import Line
from yjp.audit.reading.text.rows import is_value, row
from yjp.audit.reading.text.tables import is_caption

_BULLET = re.compile(r"^\s*(?:[•●○▪■◦‣⁃►➢✓\uf0b7\uf0a7\uf0d8]|[-–*](?=\s)|o(?=\s{2,}))\s*")
_NUMBERED = re.compile(r"^\s*(?:\(?(?:[0-9]{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)\s+\S")
_HEADING_NUMBER = re.compile(r"^\s*(\d{1,2}[a-z]?(?:\.\d{1,2})*)[.)]?\s+[A-Z]")
_ENDS = (".", "!", "?", ":", ";", ".”", ".’", ".)", ".'", '."')
_FULL = 0.75
_NEARLY_FULL = 0.55
"""Of the usual length: a shorter line was ended by the writer, not by the margin."""
_LONG = 45
_NEAR = 8
_LONGEST_HEADING = 90
_MOST_HEADING_WORDS = 12
_MOST_LINES = 200
_TAIL = 120
_FEWEST_CAPITALS = 6
_COLUMNS = re.compile(r"\S {3,}\S[^\n]*\S {3,}\S")
"""Three columns or more, set out by spaces: a row of something, not a line of a paragraph."""
_DOTS = re.compile(r"\.{4,}\s*\d{1,4}\s*$|(?:\. ){4,}\d{1,4}\s*$")


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A block of running text and its first line."""

    text: str
    kind: Kind
    level: int | None
    first: Line


def paragraphs(lines: Sequence[Line], words: frozenset[str]) -> Iterator[Paragraph]:
    """The paragraphs of lines without tables; ``words`` are those of the whole text, to mend broken words."""
    usual = _usual_lengths(lines)
    group: list[Line] = []
    blanks = 0
    for index, line in enumerate(lines):
        if line.is_blank:
            blanks += 1
            continue
        if group and not (len(group) < _MOST_LINES and _goes_on(group, line, blanks, usual[index])):
            yield _paragraph(group, words)
            group = []
        group.append(line)
        blanks = 0
    if group:
        yield _paragraph(group, words)


def _usual_lengths(lines: Sequence[Line]) -> list[int]:
    """How long a full line is at each line: the shorter of what is usual before and after, as pages differ."""
    places = [i for i, line in enumerate(lines) if len(line.text.rstrip()) > _LONG]
    lengths = [len(lines[i].text.rstrip()) for i in places]
    found, at = [], 0
    for index in range(len(lines)):
        while at < len(places) and places[at] < index:
            at += 1
        before = sorted(lengths[max(0, at - _NEAR) : at])
        after = sorted(lengths[at : at + _NEAR])
        found.append(min((near[len(near) * 4 // 5] for near in (before, after) if near), default=80))
    return found


def _goes_on(group: list[Line], line: Line, blanks: int, usual: int) -> bool:
    """Whether a line belongs to the paragraph before it."""
    before, after = group[-1].text.rstrip(), line.text.strip()
    if _BULLET.match(line.text) or is_caption(after) or (is_caption(group[0].text.strip()) and blanks):
        return False
    if line.part is not group[-1].part or all(map(is_value, after.split())):
        return False
    if all(map(is_value, before.split())) or _COLUMNS.search(before) or _COLUMNS.search(after):
        return False
    ended, full = before.endswith(_ENDS), len(before) >= (_FULL if blanks else _NEARLY_FULL) * usual
    small = after[0].islower() or after[0] in "(,;%)’”"
    if not small and _NUMBERED.match(line.text) and (ended or blanks or not full):
        return False
    if not small and (_is_heading(after, lines=1) or _amounts(group[-1], line)):
        return False
    # A form feed that became a space: a page begins here.
    if ended and not small and line.text[:1] == " " and group[-1].text[:1] != " ":
        return False
    if before.endswith("-") and after[0].islower():
        return blanks <= 2
    if line.page != group[-1].page:
        # A sentence that runs over the page's end.
        return not ended and small
    if not small and (blanks or len(before) < _FULL * usual) and _is_heading(group[0].text, lines=len(group)):
        return False
    if blanks and _is_list_item(group) and not small:
        return False
    if blanks == 0:
        return (
            full
            or (not ended and small)
            or (small and len(before) > _LONG)
            or (_is_list_item(group) and small)
        )
    if blanks == 1:
        return not ended and (
            (small and len(before) > 20) or (full and len(after) > 0 and len(before) > _LONG)
        )
    return blanks == 2 and not ended and small and full


def _amounts(before: Line, line: Line) -> bool:
    """Whether both lines are a label and an amount of money."""
    found = row(before), row(line)
    return all(each is not None and each.label and "£" in each.values[-1].text for each in found)


def _is_list_item(group: list[Line]) -> bool:
    return _BULLET.match(group[0].text) is not None


def _paragraph(group: list[Line], words: frozenset[str]) -> Paragraph:
    text = ""
    for line in group:
        text = joined(text, line.text.strip(), words)
    first = group[0]
    bullet = _BULLET.match(first.text)
    if bullet and first.part is Part.BODY:
        rest = text[len(bullet[0].strip()) :].strip()
        return Paragraph(text=rest or text, kind=Kind.LIST_ITEM, level=1, first=first)
    kind, level = _kind(text, group)
    return Paragraph(text=text, kind=kind, level=level, first=first)


def _kind(text: str, group: list[Line]) -> tuple[Kind, int | None]:
    if _DOTS.search(text[-_TAIL:]):
        return Kind.CONTENTS, None
    if is_caption(text) and len(text) <= 160:
        return Kind.CAPTION, None
    if _is_heading(text, lines=len(group)):
        number = _HEADING_NUMBER.match(text)
        return Kind.HEADING, number[1].count(".") + 1 if number else 1
    return (Kind.LIST_ITEM, 1) if _NUMBERED.match(text) else (Kind.PARAGRAPH, None)


def _is_heading(text: str, *, lines: int) -> bool:
    """A short text that ends no sentence, and is numbered or in capitals."""
    shown = text.strip()
    if len(shown) > _LONGEST_HEADING or lines > 2 or shown.endswith((".", ";", ",", ":", "-")):
        return False
    if _HEADING_NUMBER.match(shown):
        return len(shown.split()) < _MOST_HEADING_WORDS
    letters = [letter for letter in shown if letter.isalpha()]
    return len(letters) > _FEWEST_CAPITALS and sum(map(str.isupper, letters)) > 0.9 * len(letters)


def joined(text: str, more: str, words: frozenset[str]) -> str:
    """Two lines in one; a hyphen at the end stays unless the text elsewhere writes the word without it."""
    if not text:
        return more
    if text.endswith("\N{SOFT HYPHEN}"):
        return text[:-1] + more
    if text.endswith("-") and text[-2:-1].isalnum():
        start = re.split(r"[^\w'’]", text[:-1])[-1]
        end = re.split(r"[^\w'’]", more, maxsplit=1)[0]
        whole, parted = f"{start}{end}".casefold(), f"{start}-{end}".casefold()
        if start.isalpha() and end[:1].islower() and whole in words and parted not in words:
            return text[:-1] + more
        return text + more
    return f"{text} {more}"
