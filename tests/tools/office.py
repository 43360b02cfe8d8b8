"""pytest plugin: Word documents as LibreOffice draws them."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

PATIENCE_S = 180

DocxToPdf = Callable[[Path], Path]
RenderDocx = Callable[[Path], list[Path]]


@pytest.fixture
def docx_pdf(tmp_path_factory: pytest.TempPathFactory) -> DocxToPdf:
    """Converts a document to PDF and returns where it lies."""

    def convert(document: Path) -> Path:
        folder = tmp_path_factory.mktemp("pdf")
        # Two runs on one profile silently lose output, so each has its own.
        profile = tmp_path_factory.mktemp("office-profile").as_uri()
        command = ["soffice", "--headless", f"-env:UserInstallation={profile}"]
        command += ["--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(document)]
        run = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
        pdf = folder / document.with_suffix(".pdf").name
        # LibreOffice exits with 0 when it could not load the file.
        if run.returncode or not pdf.is_file():
            pytest.fail(
                f"LibreOffice made no PDF of {document.name}: {run.stdout}{run.stderr}", pytrace=False
            )
        return pdf

    return convert


@pytest.fixture
def render_docx(docx_pdf: DocxToPdf) -> RenderDocx:
    """Draws a document and returns one PNG picture for each page, in order."""

    def render(document: Path) -> list[Path]:
        pdf = docx_pdf(document)
        command = ["pdftoppm", "-png", "-r", "80", str(pdf), str(pdf.with_suffix(""))]
        subprocess.run(command, check=True, timeout=PATIENCE_S)
        return sorted(pdf.parent.glob("*.png"))  # pdftoppm pads page numbers, so names sort as pages do

    return render
