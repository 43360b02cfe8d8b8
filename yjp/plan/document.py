"""The Word document around a plan: opening the template, its properties, its header and footer, its bytes."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError

from yjp import resources
from yjp.errors import UnreadableInput
from yjp.ledger import About
from yjp.plan.container import unzipped, zipped
from yjp.plan.styles import LANGUAGE, REQUIRED, USED_BY_ID
from yjp.plan.template import NOTICE_PLACE, TITLE_PLACE

PACKAGED = "plan.docx"


def opened(template: Path | None = None) -> Document:
    """The template as a document to write into; the packaged one unless another is named.

    Whatever a council's own template already says stays in front. ``UnreadableInput`` if it is no Word document or
    lacks one of our styles.
    """
    path = template or resources.folder("templates") / PACKAGED
    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as problem:
        raise UnreadableInput(
            path, "it is not a Word document (.docx)", "Name another template."
        ) from problem
    ids = {style.style_id for style in document.styles}
    names = {style.name.casefold() for style in document.styles if style.name}
    missing = [name for name in REQUIRED if name.casefold() not in names]
    missing += [identifier for identifier in USED_BY_ID if identifier not in ids]
    if missing:
        raise UnreadableInput(
            path, f"it lacks the styles {', '.join(missing)}", "Start from the template that yjp brings."
        )
    return document


def describe(document: Document, title: str, about: About) -> None:
    """Title, language, subject and dates of the file; the dates are the extract's, never the clock's."""
    properties = document.core_properties
    day = about.extract_date
    # Word stores moments; midnight of the extract's day is the only one that every run agrees on.
    moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001  python-docx writes it as UTC
    properties.title, properties.language = title, LANGUAGE
    properties.subject = "Youth justice performance: draft for the author of the plan"
    properties.author = properties.last_modified_by = f"yjp {about.yjp_version}"
    properties.comments = about.banner or ""
    properties.created = properties.modified = moment
    properties.revision = 1


def fill_header_and_footer(document: Document, title: str, notice: str | None) -> None:
    """Put title and notice where the template has their places; without a notice its paragraph goes."""
    for section in document.sections:
        for part in (section.header, section.footer):
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
