"""Takes a file in and says what it is by its content, whatever its name says."""

from dataclasses import dataclass
from pathlib import Path

from yjp.audit.reading.limits import MAX_BYTES
from yjp.errors import UnreadableInput

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<div", b"<?xml")
_MARKDOWN = (".md", ".markdown")
_BINARY = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"Rar!": "a compressed file",
    b"MZ": "a program",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A file's content and what it is: ``office`` (a zip), ``pdf``, ``html``, ``md`` or ``txt``."""

    name: str
    content: bytes
    kind: str


def open_file(path: Path) -> Opened:
    """Read the file; ``UnreadableInput`` where it is missing, empty, locked, too large or of no kind that is read."""
    try:
        if path.is_dir():
            raise UnreadableInput(path, "this is a folder", "Name the files in it.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableInput(
                path,
                f"it has more than {MAX_BYTES // 1_000_000} MB",
                "Give a single document: no plan is so long.",
            )
        content = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableInput(path, "there is no such file", "Check the path.") from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "it cannot be opened"
        raise UnreadableInput(path, reason, "Close the file in other programs and try again.") from None
    return Opened(name=str(path), content=content, kind=kind_of(str(path), content))


def kind_of(name: str, content: bytes) -> str:
    """What the content is; ``UnreadableInput`` for what is recognised and cannot be read."""
    if not content.strip(b"\0 \t\r\n\f\xef\xbb\xbf"):
        raise UnreadableInput(name, "the file is empty", "Give the document itself.")
    if content.startswith(_OLE):
        raise _ole(name, content)
    if content.startswith(_ZIP):
        return "office"
    head = content[:1024]
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        raise UnreadableInput(name, "this is a Rich Text document (.rtf)", "Save it as .docx and try again.")
    for start, what in _BINARY.items():
        if content.startswith(start):
            raise UnreadableInput(name, f"this is {what}, not a document", "Give the document itself.")
    suffix = Path(name).suffix.lower()
    if suffix in (".htm", ".html", ".xhtml") or head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(
        _MARKUP
    ):
        return "html"
    return "md" if suffix in _MARKDOWN else "txt"


def _ole(name: str, content: bytes) -> UnreadableInput:
    """The old Office container: an encrypted new file, or a file of before 2007."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return UnreadableInput(
            name,
            "it is protected with a password",
            "Open it in Word, take the password away and save it again.",
        )
    if holds("WordDocument"):
        return UnreadableInput(
            name, "this is a document of Word 97 to 2003 (.doc)", "Open it in Word and save it as .docx."
        )
    return UnreadableInput(
        name,
        "this is an old Office file that is no Word document",
        "Save the document as .docx and try again.",
    )
