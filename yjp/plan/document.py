"""The Word document around a plan: opening the template, its properties, its header and footer, its bytes."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

from docx.document import Document

from yjp import resources
from yjp.errors import UnreadableInput
from yjp.ledger import About
from yjp.office.container import unzipped, zipped
from yjp.plan.brand import add_running_words, missing_styles, read_template
from yjp.plan.styles import LANGUAGE, PURPOSES
from yjp.plan.template import NOTICE_PLACE, TITLE_PLACE

PACKAGED = "plan.docx"


def opened(template: Path | None = None) -> Document:
    """The template as a document to write into; the packaged one unless another is named.

    Whatever a council's own template already says stays in front. ``UnreadableInput`` if it is no Word document or
    lacks one of our styles.
    """
    path = template or resources.folder("templates") / PACKAGED
    document = read_template(path)
    add_running_words(document)
    missing = missing_styles(document)
    if missing:
        listed = "; ".join(f"{name} ({PURPOSES[name]})" for name in missing)
        raise UnreadableInput(
            path,
            f"it lacks the styles {listed}",
            "Add styles of these names in Word, or let yjp plan styles write a copy that has ours.",
        )
    return document


def describe(document: Document, title: str, about: About) -> None:
    """Title, language, subject and dates of the file; the dates are the extract's, never the clock's."""
    properties = document.core_properties
    day = about.extract_date
    # Word stores moments; midnight of the extract's day is the only one that every run agrees on.
    moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001  python-docx writes it as UTC
    properties.title, properties.language = title, LANGUAGE
    properties.subject = "Youth justice plan: draft for the author"
    properties.author = properties.last_modified_by = f"yjp {about.yjp_version}"
    properties.comments = about.banner or ""
    properties.created = properties.modified = moment
    properties.revision = 1


def fill_header_and_footer(document: Document, title: str, notice: str | None) -> None:
    """Put title and notice where the template has their places; without a notice its paragraph goes."""
    for section in document.sections:
        for part in (section.header, section.footer):
            if part.is_linked_to_previous:
                continue  # to look at its paragraphs would make one, with an empty line
            for paragraph in list(part.paragraphs):
                for run in paragraph.runs:
                    run.text = run.text.replace(TITLE_PLACE, title)
                if NOTICE_PLACE not in paragraph.text:
                    continue
                if notice is None:
                    paragraph._p.getparent().remove(paragraph._p)
                    continue
                for run in paragraph.runs:
                    run.text = run.text.replace(NOTICE_PLACE, notice)


def to_bytes(document: Document) -> bytes:
    """The .docx file: the same document always gives the same bytes."""
    target = BytesIO()
    document.save(target)
    return zipped(unzipped(target.getvalue()))
