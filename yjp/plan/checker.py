"""Checks a Word document for what a reader with assistive technology needs (WCAG 2.2, PDF/UA-1).

It finds what a machine can find: whether a description is true and a heading useful stays for a person to judge. An
empty list therefore means *nothing found*, not *accessible*.
"""

from pathlib import Path

from yjp.errors import UnreadableInput
from yjp.plan.accessible.contrast import contrasts
from yjp.plan.accessible.drawings import drawings
from yjp.plan.accessible.finding import Checked, Finding
from yjp.plan.accessible.headings import headings
from yjp.plan.accessible.properties import title_and_language
from yjp.plan.accessible.tables import tables
from yjp.plan.accessible.text import controls, empty_paragraphs, links, lists
from yjp.plan.publish.parts import Parts

__all__ = ["Finding", "accessibility", "check"]


def check(document: Path | bytes, language: str = "en-GB") -> list[Finding]:
    """What is wrong, in the order of the rules; ``UnreadableInput`` if it is no Word document."""
    if isinstance(document, bytes):
        return accessibility(document, language)
    try:
        content = document.read_bytes()
    except OSError:
        raise UnreadableInput(document, "it cannot be read", "Name a .docx file.") from None
    return accessibility(content, language, name=str(document))


def accessibility(content: bytes, language: str = "en-GB", *, name: str = "the document") -> list[Finding]:
    """The same for a document in memory."""
    found = Checked(Parts(content, name))
    return [
        *title_and_language(found, language),
        *headings(found),
        *tables(found),
        *drawings(found),
        *empty_paragraphs(found),
        *lists(found),
        *links(found),
        *contrasts(found),
        *controls(found),
    ]
