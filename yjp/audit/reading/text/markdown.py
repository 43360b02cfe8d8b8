"""Markdown: headings, lists, pipe tables, notes; also texts that borrow its marks or have a line for a paragraph."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from yjp.audit.document import Document, Kind, Part
from yjp.audit.reading.assembly import Assembly, RawCell
from yjp.audit.reading.text.inline_marks import pictures, without_marks

MARKS = re.compile(
    r"^#{1,6} \S|^\|.+\|\s*$|^\s*\|?\s*:?-{3,}:?\s*\||\*\*\S|^[-*+] \S|\]\(https?://|^<p>", re.MULTILINE
)
"""What a text has if it is Markdown."""
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)\s*$")
_RULE = re.compile(r"^ {0,3}([-*_])(?:\s*\1){2,}\s*$")
_LIST = re.compile(r"^(\s*)(?:[-*+•●○▪]\s+|(?=\d{1,3}[.)]\s))(.*)$")
_NOTE = re.compile(r"^\[\^[^\]\s]{1,40}\]:\s*(.*)$")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_SEPARATOR = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_BARS = re.compile(r"(?<!\\)\|")
_CAPTION = re.compile(r"^(?:table|chart|figure|graph)\s+\d+\w?\b", re.IGNORECASE)
_LONGEST_CAPTION = 200
_MANY = 6


def read_markdown(name: str, text: str) -> Document:
    """The document of a Markdown text; lines of one paragraph are put together."""
    made = Assembly(name, "md")
    add_markdown(made, text, marks=True, wrapped=True)
    return made.document()


def add_markdown(made: Assembly, text: str, *, marks: bool, wrapped: bool = False) -> None:
    """Add the text; without ``marks`` its stars and underscores stay, unless ``wrapped`` each line is a paragraph."""
    _Reader(made, marks=marks, wrapped=wrapped).read(_without_comments(text) if marks else text)


@dataclass(kw_only=True)
class _Reader:
    made: Assembly
    marks: bool
    wrapped: bool

    def __init__(self, made: Assembly, *, marks: bool, wrapped: bool) -> None:
        self.made, self.marks, self.wrapped = made, marks, wrapped
        self._page: int | None = None
        self._part = Part.BODY
        self._kind = Kind.PARAGRAPH
        self._level: int | None = None
        self._lines: list[str] = []
        self._first = 0
        self._under_contents = False

    def read(self, text: str) -> None:
        """Line by line; a table takes its lines at once."""
        lines = text.replace("\f", "\n").split("\n")
        index, fenced = 0, False
        while index < len(lines):
            line = lines[index]
            if _FENCE.match(line) and self.marks:
                self._flush()
                fenced = not fenced
                index += 1
            elif not line.strip():
                self._flush()
                index += 1
            elif not fenced and (taken := self._table(lines, index)):
                index += taken
            elif not fenced and self._special(lines, index):
                index += 2 if self._underlined(lines, index) else 1
            else:
                self._add(line, index)
                index += 1
        self._flush()

    def _special(self, lines: Sequence[str], index: int) -> bool:
        """Headings, rules, notes and the beginning of list items; a list item's text may go on."""
        line = lines[index]
        if self.marks and (heading := _HEADING.match(line)):
            self._flush()
            self._heading(heading[2], len(heading[1]), index)
            return True
        if self.marks and self._underlined(lines, index):
            self._flush()
            self._heading(line.strip(), 1 if lines[index + 1].strip()[0] == "=" else 2, index)
            return True
        if self.marks and _RULE.match(line):
            self._flush()
            return True
        if self.marks and (note := _NOTE.match(line)):
            self._flush()
            self._begin(note[1], index, Kind.PARAGRAPH, part=Part.FOOTNOTE)
            return True
        if item := _LIST.match(line):
            self._flush()
            self._begin(item[2], index, Kind.LIST_ITEM, level=len(item[1].expandtabs(4)) // 2 + 1)
            return True
        return False

    def _underlined(self, lines: Sequence[str], index: int) -> bool:
        return (
            self.marks
            and not self._lines
            and index + 1 < len(lines)
            and _UNDERLINE.match(lines[index + 1]) is not None
            and not _RULE.match(lines[index])
            and "|" not in lines[index]
            and _HEADING.match(lines[index]) is None
        )

    def _heading(self, text: str, level: int, index: int) -> None:
        shown = self._shown(text)
        self._under_contents = shown.strip().casefold() in ("contents", "table of contents")
        if shown.strip():
            self.made.block(shown, Kind.HEADING, level=level, line=index + 1)

    def _begin(
        self, text: str, index: int, kind: Kind, *, level: int | None = None, part: Part = Part.BODY
    ) -> None:
        self._kind, self._level, self._part, self._first = kind, level, part, index + 1
        self._lines = [text]
        if not self.wrapped:
            self._flush()

    def _add(self, line: str, index: int) -> None:
        if self._lines and self.wrapped:
            self._lines.append(line)
        else:
            self._flush()
            self._begin(line, index, Kind.PARAGRAPH)

    def _flush(self) -> None:
        if not self._lines:
            return
        source = "".join(
            _with_break(line, last=i == len(self._lines) - 1) for i, line in enumerate(self._lines)
        )
        for described in pictures(source) if self.marks else ():
            self.made.block(described, Kind.DESCRIPTION, line=self._first)
        text = self._shown(source).strip()
        if text:
            kind, level = self._kind, self._level
            if kind is Kind.PARAGRAPH and _CAPTION.match(text) and len(text) <= _LONGEST_CAPTION:
                kind = Kind.CAPTION
            elif kind in (Kind.PARAGRAPH, Kind.LIST_ITEM) and not self.wrapped and _stands_out(source, text):
                kind, level = Kind.HEADING, 2
                self._under_contents = text.casefold() == "contents"
            self.made.block(text, kind, part=self._part, level=level, line=self._first)
        self._lines, self._part, self._kind, self._level = [], Part.BODY, Kind.PARAGRAPH, None

    def _shown(self, text: str) -> str:
        return without_marks(text) if self.marks else text

    def _table(self, lines: Sequence[str], index: int) -> int:
        """How many lines a table at this line takes; 0 where there is none."""
        if "|" in lines[index]:
            return self._bars(lines, index)
        if "\t" in lines[index].strip():
            return self._tabs(lines, index)
        return 0

    def _bars(self, lines: Sequence[str], index: int) -> int:
        below = lines[index + 1] if index + 1 < len(lines) else ""
        marked = "|" in below and _SEPARATOR.match(below) is not None
        framed = lines[index].lstrip().startswith("|") and below.lstrip().startswith("|")
        if not (marked or framed):
            return 0
        end = index
        while end < len(lines) and "|" in lines[end] and (marked or lines[end].lstrip().startswith("|")):
            end += 1
        rows = lines[index:end]
        self._flush()
        cells = [
            [
                RawCell(
                    text=self._shown(text.replace("\\|", "|")), header=marked and i == 0, line=index + i + 1
                )
                for text in _bar_cells(row)
            ]
            for i, row in enumerate(rows)
            if not _SEPARATOR.match(row)
        ]
        self.made.table(cells, line=index + 1)
        return end - index

    def _tabs(self, lines: Sequence[str], index: int) -> int:
        end = index
        while end < len(lines) and "\t" in lines[end].strip():
            end += 1
        rows = [
            [self._shown(cell.strip()) for cell in line.rstrip().split("\t")] for line in lines[index:end]
        ]
        self._flush()
        if _is_contents(rows, likely=self._under_contents):
            for number, row in enumerate(rows, start=index + 1):
                self.made.block("\t".join(row), Kind.CONTENTS, line=number)
            return end - index
        if len(rows) < 2:
            return 0
        headed = (
            not any(map(str.isdigit, "".join(rows[0])))
            and any(map(str.isdigit, "".join("".join(row[1:]) for row in rows[1:])))
            and len(rows) > 2
            and all(rows[0])
        )
        cells = [
            [RawCell(text=text, header=headed and i == 0, line=index + i + 1) for text in row]
            for i, row in enumerate(rows)
        ]
        self.made.table(cells, sure=len(set(map(len, rows))) == 1, line=index + 1)
        return end - index


def _is_contents(rows: Sequence[Sequence[str]], *, likely: bool) -> bool:
    """Titles with their pages: under such a heading, or a long row of small numbers that rise step by step."""
    last = [row[-1].strip() for row in rows]
    if not all(
        len(row) == 2 and number.isdecimal() and len(number) < 4
        for row, number in zip(rows, last, strict=True)
    ):
        return False
    pages = [int(number) for number in last]
    steps = [after - before for before, after in itertools.pairwise(pages)]
    if likely:
        return all(step >= 0 for step in steps)
    return len(pages) >= _MANY and pages[0] <= _MANY and all(0 <= step <= 2 * _MANY for step in steps)


def _bar_cells(row: str) -> list[str]:
    text = row.strip()
    text = text[1:] if text.startswith("|") else text
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    return [cell.strip() for cell in _BARS.split(text)]


def _with_break(line: str, *, last: bool) -> str:
    """A line of a paragraph: two spaces or a backslash at its end are a line break, otherwise it is a space."""
    if last:
        return line.strip()
    if line.endswith(("  ", "\\")):
        return line.strip().rstrip("\\") + "\n"
    return line.strip() + " "


def _stands_out(source: str, text: str) -> bool:
    """A short line in capitals or all bold is a heading in a text that has no other marks for one."""
    if len(text) > 90 or text.endswith((".", ",", ";")):
        return False
    letters = [letter for letter in text if letter.isalpha()]
    bold = source.strip().startswith("**") and source.strip().endswith("**")
    return bold or (len(letters) > 5 and sum(map(str.isupper, letters)) > 0.9 * len(letters))


def _without_comments(text: str) -> str:
    """Comments go, their line ends stay, so that lines keep their numbers; one that never ends is text."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + len("-->")
    return "".join(parts) + text[at:]
