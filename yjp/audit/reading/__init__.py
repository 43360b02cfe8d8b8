"""Reads a finished document of any usual kind: Word, PDF, web page, Markdown, text."""

from pathlib import Path

from yjp.audit.document import Document
from yjp.audit.reading.opening import Opened, open_file
from yjp.errors import UnreadableInput


def read(path: Path) -> Document:
    """The document with the place of everything in it; ``UnreadableInput`` says in one sentence why not."""
    return read_opened(open_file(path))


def read_opened(opened: Opened) -> Document:
    """The same for content in memory. Each kind's libraries are loaded only when such a file comes."""
    name, content = opened.name, opened.content
    match opened.kind:
        case "office":
            from yjp.audit.reading.word.document import read_word
            from yjp.office.word import word_package

            return read_word(word_package(name, content)).document
        case "pdf":
            from yjp.audit.reading.pdf import read_pdf

            return read_pdf(name, content)
        case "html":
            from yjp.audit.reading.web import read_web

            return read_web(name, content)
        case "md":
            from yjp.audit.reading.text.decoding import decode
            from yjp.audit.reading.text.markdown import read_markdown

            return read_markdown(name, decode(name, content))
        case "txt":
            from yjp.audit.reading.text.decoding import decode
            from yjp.audit.reading.text.plain import read_text

            return read_text(name, decode(name, content))
        case other:
            raise UnreadableInput(name, f"documents of kind {other} are not read", "Save it as .docx.")
