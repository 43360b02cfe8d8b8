"""A line of text as the row of a table: a label, then values to its end, and the spaces between them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from yjp.audit.reading.text.lines import Line

_VALUE = re.compile(
    r"^[(\[]?[<>≤≥~]?[-−–+±]?[£€$]?[-−–+]?\d+(?:,\d+)*(?:\.\d+)?"
    r"(?:%|pp|[kKmM]|bn|st|nd|rd|th)?[)\]]?[*†‡¹²³⁴⁵]*$"
)
_SUPPRESSED = frozenset({"-", "–", "—", "*", "..", "…", "[c]", "[x]", "[z]", "n/a", "N/A", "nil", "Nil", "#"})
"""How tables print a value that is hidden, missing or nought."""
_THOUSANDS = frozenset({"£000", "£000s", "(£000)", "(£000s)"})
"""The unit over a column of money is no value."""
_TELEPHONE = re.compile(r"^0\d{3,}$")
_SHARE = re.compile(r"^\([<>~]?\d+(?:\.\d+)?%?\)$")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, kw_only=True)
class Value:
    """A printed value and where it stands in its line."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line with values at its end; ``label`` is empty where it stands on lines before."""

    line: Line
    label: str
    values: tuple[Value, ...]

    @property
    def gaps(self) -> tuple[int, ...]:
        """Spaces beyond one in front of each value, and after the last: a lost empty cell leaves one or two."""
        text, found = self.line.text, []
        # In front of a value that stands first even one space is left over.
        before = len(text[: self.values[0].start].rstrip())
        lead = self.values[0].start - before - (1 if before else 0)
        found.append(max(lead, 0))
        found += [
            max(after.start - value.end - 1, 0)
            for value, after in zip(self.values, self.values[1:], strict=False)
        ]
        found.append(max(len(text) - self.values[-1].end - 1, 0))
        return tuple(found)


def is_value(word: str) -> bool:
    """Whether a word is a number as tables print it, or the sign of a hidden one."""
    return word in _SUPPRESSED or (
        _VALUE.match(word) is not None and word not in _THOUSANDS and not _TELEPHONE.match(word)
    )


@lru_cache(maxsize=4096)
def row(line: Line) -> Row | None:
    """The line as a row; None without a value at its end. A share in brackets belongs to the number before it."""
    text = line.text
    if len(text) > 400 or not text.strip():
        return None
    words = [Value(text=m[0], start=m.start(), end=m.end()) for m in _WORD.finditer(text)]
    values: list[Value] = []
    while words and is_value(words[-1].text):
        word = words.pop()
        if _SHARE.match(word.text) and words and is_value(words[-1].text):
            number = words.pop()
            word = Value(text=text[number.start : word.end], start=number.start, end=word.end)
        values.append(word)
    if not values or not any(any(map(str.isdigit, value.text)) for value in values):
        return None
    if words and _TELEPHONE.match(words[-1].text):
        return None
    label = text[: words[-1].end].strip() if words else ""
    return Row(line=line, label=label, values=tuple(reversed(values)))
