"""LibreOffice draws a document page by page, and a document it cannot read is a failure, not an empty answer."""

from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK

from tests.tools.office import DocxToPdf, RenderDocx

pytestmark = pytest.mark.office


@pytest.fixture
def two_pages(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("Page one").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Page two")
    path = tmp_path / "Plan with spaces.docx"
    document.save(str(path))
    return path


def test_each_page_becomes_a_picture(two_pages: Path, render_docx: RenderDocx) -> None:
    pictures = render_docx(two_pages)
    assert len(pictures) == 2
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)


def test_a_document_becomes_a_pdf(two_pages: Path, docx_pdf: DocxToPdf) -> None:
    assert docx_pdf(two_pages).read_bytes().startswith(b"%PDF-")


def test_a_missing_document_is_a_failure(tmp_path: Path, docx_pdf: DocxToPdf) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"made no PDF of absent\.docx"):
        docx_pdf(tmp_path / "absent.docx")
