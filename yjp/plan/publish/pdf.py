"""A Word document as a tagged PDF (PDF/UA-1), made by LibreOffice and mended where LibreOffice forgets."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from yjp.errors import UserError
from yjp.plan.prompts import place_of
from yjp.plan.publish.contents import numbered, pages
from yjp.plan.publish.found import controls
from yjp.plan.publish.mended_pdf import described, exportable
from yjp.plan.publish.parts import Parts
from yjp.plan.publish.story import Places

PATIENCE_S = 300
MOST_PASSES = 3
"""Numbers may lengthen the contents and so move a page: then they are written once more."""
_FILTER = "pdf:writer_pdf_Export:" + (
    '{"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)
_WINDOWS = ("PROGRAMFILES", "PROGRAMFILES(X86)")


class LibreOfficeMissing(UserError):
    """There is no LibreOffice on this computer."""

    def __init__(self) -> None:
        super().__init__(
            "A PDF needs LibreOffice, which was not found: install it (libreoffice.org; on Debian or Ubuntu "
            "libreoffice-writer-nogui), or save the plan as PDF in Word (File, Save as, PDF, with "
            "“Document structure tags for accessibility”)."
        )


class PdfFailed(UserError):
    """LibreOffice ran but made no PDF."""


def libreoffice() -> Path:
    """LibreOffice's program; ``LibreOfficeMissing`` where there is none."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Path(found)
    places = [
        Path(os.environ[each]) / "LibreOffice/program/soffice.exe" for each in _WINDOWS if each in os.environ
    ]
    places.append(Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"))
    for place in places:
        if place.is_file():
            return place
    raise LibreOfficeMissing


def is_working_copy(content: bytes, name: str = "the document") -> bool:
    """Whether it still holds prompts, remarks or bound figures of ours."""
    parts = Parts(content, name)
    return any(place_of(each.tag) or "#" in each.tag for each in controls(parts, Places(parts)))


def to_pdf(content: bytes, name: str = "the document") -> bytes:
    """The PDF's bytes: tagged, with title, language, bookmarks and the descriptions of charts and pictures.

    The contents get the page numbers of the PDF, the document stays as it is.

    ``UnreadableInput`` where it is no Word document, ``LibreOfficeMissing`` or ``PdfFailed`` where no PDF can be made.
    """
    parts = Parts(content, name)
    made = _exported(exportable(parts), name)
    for _ in range(MOST_PASSES - 1):
        if not numbered(parts, pages(made)):
            break
        made = _exported(exportable(parts), name)
    return described(made, parts)


def _exported(content: bytes, name: str) -> bytes:
    program = libreoffice()
    with TemporaryDirectory(prefix="yjp-pdf-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "plan.docx"
        source.write_bytes(content)
        # Two runs on one profile silently lose output, so each has its own.
        profile = (Path(folder) / "profile").as_uri()
        command = [str(program), "--headless", f"-env:UserInstallation={profile}"]
        command += ["--convert-to", _FILTER, "--outdir", folder, str(source)]
        try:
            run = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
        except subprocess.TimeoutExpired:
            raise PdfFailed(
                f"{name}: LibreOffice took more than {PATIENCE_S} s: close it and try again."
            ) from None
        except OSError as problem:
            raise PdfFailed(f"{program}: LibreOffice does not start ({problem.strerror}).") from None
        made = source.with_suffix(".pdf")
        # LibreOffice exits with 0 when it could not load the file.
        if run.returncode or not made.is_file():
            said = (run.stderr or run.stdout).strip().splitlines()
            raise PdfFailed(
                f"{name}: LibreOffice made no PDF{f' ({said[-1]})' if said else ''}: open it in Word."
            )
        return made.read_bytes()
