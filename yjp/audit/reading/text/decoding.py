"""The characters of a text file: UTF-8, UTF-16, else Windows-1252."""

import re

from yjp.audit.reading.limits import MAX_CHARACTERS, MAX_LINES, MAX_TEXT_BYTES
from yjp.errors import UnreadableInput

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_MOST_CONTROLS = 0.01
"""Of the characters; a text has none, a binary file nearly a tenth."""


def decode(name: str, content: bytes) -> str:
    """The text with line feeds only; ``UnreadableInput`` if it is too long or no text."""
    if len(content) > MAX_TEXT_BYTES:
        raise UnreadableInput(
            name,
            f"it is a text of more than {MAX_TEXT_BYTES // 1_000_000} MB",
            "Give a single document: no plan is so long.",
        )
    text = _decoded(name, content)
    if len(text) > MAX_CHARACTERS:
        raise UnreadableInput(
            name,
            f"it has more than {MAX_CHARACTERS:,} characters of text",
            "Give a single document: no plan is so long.",
        )
    if text.count("\n") + text.count("\r") > MAX_LINES:
        raise UnreadableInput(
            name, f"it has more than {MAX_LINES:,} lines", "Give a single document: no plan is so long."
        )
    start = text[:100_000]
    if len(_CONTROLS.findall(start)) > _MOST_CONTROLS * len(start):
        raise UnreadableInput(name, "this is not a text file", "Give the document itself.")
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _decoded(name: str, content: bytes) -> str:
    if encoding := _utf_16(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            raise UnreadableInput(name, "its UTF-16 text is damaged", "Save it as UTF-8.") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _utf_16(content: bytes) -> str | None:
    """UTF-16 by its mark, or by nulls in nearly every second byte of its beginning."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = content[:400]
    if len(start) < 8:
        return None
    even, odd = start[::2].count(0) * 2 / len(start), start[1::2].count(0) * 2 / len(start)
    if odd > 0.8 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.8 and odd < 0.1 else None
