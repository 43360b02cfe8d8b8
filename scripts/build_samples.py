"""Writes docs/samples/*.png: pages of a draft plan, a board paper, a KPI workbook and the children's summary.

Run it after a change to one of them. It needs LibreOffice and poppler (pdftoppm, pdftotext).
"""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner
from PIL import Image, ImageOps

from yjp.cli import yjp

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "samples"
DOTS_PER_INCH = 80
COLOURS = 48
MARGIN = 24
"""Pixels left below the last line of a page that is not full."""
CONTENTS = re.compile(r"^\s*Contents\s*$", re.MULTILINE)
LARGEST = 120_000
"""Bytes: pictures are in every clone."""


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A picture: of which file, and of the first page that says something."""

    name: str
    file: str
    says: str


SAMPLES = (
    Sample(name="plan-cover", file="plan.docx", says=""),
    Sample(name="plan-at-a-glance", file="plan.docx", says="The national indicators at a glance"),
    Sample(name="plan-first-time-entrants", file="plan.docx", says="41 children in Rotherham entered"),
    Sample(name="board-paper", file="board.docx", says=""),
    Sample(name="board-paper-headlines", file="board.docx", says="41 children in Rotherham entered"),
    Sample(name="kpi-workbook", file="kpi.xlsx", says="Headlines of the KPIs, 2024Q4"),
    Sample(name="figures-workbook", file="figures.xlsx", says="the four headline measures"),
    Sample(name="summary", file="summary.docx", says=""),
)


def main() -> None:
    """Make the files from the packaged examples and photograph them."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        _files(folder)
        for file in sorted({sample.file for sample in SAMPLES}):
            _to_pdf(folder, file)
        for sample in SAMPLES:
            _photograph(folder, sample)


def _files(folder: Path) -> None:
    for example in ("rotherham_2019", "rotherham_2025"):
        _yjp("demo", "--no-serve", "--example", example, "--dir", str(folder / example))
    older, newer = ["-w", str(folder / "rotherham_2019")], ["-w", str(folder / "rotherham_2025")]
    _yjp(*older, "plan", "draft", "--out", str(folder / "plan.docx"))
    _yjp(*older, "plan", "board", "--period", "2018Q4", "--out", str(folder / "board.docx"))
    _yjp(*older, "plan", "summary", "--out", str(folder / "summary.docx"))
    _yjp(*older, "figures", "--profile", "public", "--format", "xlsx", "--out", str(folder / "figures.xlsx"))
    _yjp(*newer, "return", "kpi", "--period", "2024Q4", "--out", str(folder / "kpi.xlsx"))


def _yjp(*words: str) -> None:
    result = CliRunner().invoke(yjp, words, catch_exceptions=False)
    assert result.exit_code == 0, f"{words}: {result.output}"


def _to_pdf(folder: Path, file: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / file))


def _photograph(folder: Path, sample: Sample) -> None:
    pdf = (folder / sample.file).with_suffix(".pdf")
    page = str(_page(pdf, sample.says))
    _run(
        "pdftoppm",
        "-r",
        str(DOTS_PER_INCH),
        "-f",
        page,
        "-l",
        page,
        "-singlefile",
        "-png",
        str(pdf),
        str(folder / "p"),
    )
    target = FOLDER / f"{sample.name}.png"
    with Image.open(folder / "p.png") as picture:
        whole = picture.convert("RGB")
        _, _, _, bottom = ImageOps.invert(whole).getbbox() or (0, 0, 0, whole.height)
        shown = whole.crop((0, 0, whole.width, min(whole.height, bottom + MARGIN)))
        # Few colours: text and flat charts lose nothing, and the file is a quarter of the size.
        shown.quantize(COLOURS).save(target, optimize=True)
    assert target.stat().st_size <= LARGEST, f"{target.name}: {target.stat().st_size} bytes"
    print(f"{target.name}: page {page}, {target.stat().st_size / 1_000:.0f} kB")


def _page(pdf: Path, says: str) -> int:
    """The first page that says it, but for the contents."""
    if not says:
        return 1
    pages = _run("pdftotext", "-layout", str(pdf), "-").split("\f")
    return next(n for n, text in enumerate(pages, 1) if says in text and not CONTENTS.search(text))


def _run(*words: str) -> str:
    program = shutil.which(words[0])
    assert program, f"{words[0]} is not installed"
    command: Sequence[str] = (program, *words[1:])
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
