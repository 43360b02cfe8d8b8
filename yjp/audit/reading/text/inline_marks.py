"""Takes the marks of Markdown and stray HTML out of a line, so that only what a reader would see is left.

Every pattern here reads a text of any length in proportion to it.
"""

import html
import re

_IMAGE = re.compile(r"!\[([^\[\]\n]{0,2000})\]\([^()\n]{0,2000}\)")
_LINK = re.compile(
    r"\[([^\[\]\n]{1,2000})\]\([^()\n]{0,2000}\)|<(https?://[^<>\s]{1,2000}|[^<>\s@]{1,200}@[^<>\s]{1,200})>"
)
_NOTE_MARK = re.compile(r"\[\^[^\[\]\s]{1,40}\]")
_RAISED = re.compile(r"<sup>\s*([0-9]{1,4})\s*</sup>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>")
_STRESS = re.compile(r"(?<!\\)(\*{1,3}|_{1,3}|`{1,3})")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~$%&])")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def pictures(line: str) -> list[str]:
    """The alternative texts of a line's pictures."""
    return [match[1].strip() for match in _IMAGE.finditer(line) if match[1].strip()]


def without_marks(line: str) -> str:
    """The text of a line as it would be shown."""
    if not any(mark in line for mark in "*_`[<&\\!"):
        return line
    text = _IMAGE.sub("", line)
    text = _NOTE_MARK.sub("", text)
    text = _LINK.sub(lambda m: m[1] or m[2], text)
    text = _RAISED.sub(lambda m: m[1].translate(SUPERSCRIPTS), text)
    text = _BREAK.sub("\n", text)
    text = _TAG.sub("", text)
    return html.unescape(_ESCAPED.sub(r"\1", _without_stress(text)))


def _without_stress(text: str) -> str:
    """Without the stars, underscores and backticks that stand in pairs around something; others are meant."""
    opened: dict[str, re.Match[str]] = {}
    pairs: list[tuple[int, int]] = []
    for match in _STRESS.finditer(text):
        mark, start, end = match[0], match.start(), match.end()
        before, after = text[start - 1 : start], text[end : end + 1]
        inside_word = mark[0] == "_" and before.isalnum() and after.isalnum()
        if inside_word:
            continue
        closes = bool(before.strip()) and mark in opened and opened[mark].end() < start
        closes = closes and not (mark[0] == "_" and after.isalnum())
        if closes:
            first = opened.pop(mark)
            pairs += [(first.start(), first.end()), (start, end)]
        elif after.strip() and not (mark[0] == "_" and before.isalnum()):
            opened[mark] = match
    parts, at = [], 0
    for start, end in sorted(pairs):
        parts.append(text[at:start])
        at = end
    return "".join(parts) + text[at:]
