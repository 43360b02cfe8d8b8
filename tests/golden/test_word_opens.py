"""The Word draft before Microsoft's validator and LibreOffice: it opens, and looks as it should."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.shared import Cm

from tests.sample import sample
from tests.tools.office import DocxToPdf
from tests.tools.ooxml import ValidateOoxml
from tests.unit.narrative import edited
from yjp import resources
from yjp.charts.spec import Chart, Point, Series
from yjp.charts.to_word import add_chart
from yjp.ledger import Ledger
from yjp.plan.draft import draft


def ledgers() -> dict[str, Ledger]:
    base = sample()
    return {
        "sample": base,
        "not made up": replace(base, about=replace(base.about, made_up=False)),
        "nothing published": edited.only_local(base),
        "nothing at all": replace(base, figures=base.figures.clear(), comparisons=base.comparisons.clear()),
        "zero": edited.figure(base, edited.CUSTODY, numerator=0.0, value=0.0, lower=0.0, upper=0.15),
        "suppressed": edited.figure(base, edited.CUSTODY, suppressed=True, numerator=None, value=None),
        "awkward name": edited.renamed(base, 'Tower Hamlets & "City of London" <East>'),
    }


@pytest.mark.ooxml
@pytest.mark.parametrize("case", list(ledgers()))
def test_word_would_open_the_draft_without_repair(
    case: str, tmp_path: Path, validate_ooxml: ValidateOoxml
) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(draft(ledgers()[case]))
    assert validate_ooxml(path) == []


@pytest.mark.ooxml
def test_word_would_open_the_template(validate_ooxml: ValidateOoxml) -> None:
    assert validate_ooxml(resources.folder("templates") / "plan.docx") == []


def two_areas(kind: str) -> Chart:
    local = (
        Point(value=0.25, lower=0.09, upper=0.54),
        Point(value=None),
        Point(value=0.12, lower=0.03, upper=0.36),
    )
    family = (Point(value=None), Point(value=0.28), Point(value=0.2))
    return Chart(
        id=f"{kind}#chart",
        kind=kind,
        title="Use of custody fell",
        alt="It fell.",
        caption="Custody",
        categories=("2017", "2018", "2019"),
        series=(
            Series(name="Rotherham", role="local", points=local),
            Series(name="YOT family", role="family", points=family),
        ),
        unit_title="Rate per 1,000",
        decimals=2,
        category_title="Year",
    )


@pytest.mark.ooxml
@pytest.mark.parametrize("kind", ["line", "column"])
def test_word_would_open_each_kind_of_chart(kind: str, tmp_path: Path, validate_ooxml: ValidateOoxml) -> None:
    document = docx.Document(str(resources.folder("templates") / "plan.docx"))
    for _ in range(2):
        run = add_chart(document, two_areas(kind), width=Cm(17), height=Cm(7), made_on=date(2019, 6, 18))
        document.add_paragraph()._p.append(run)
    path = tmp_path / "chart.docx"
    document.save(str(path))
    assert validate_ooxml(path) == []


def pages(document: Path, docx_pdf: DocxToPdf) -> list[str]:
    """The text of each page as LibreOffice sets it."""
    text = shutil.which("pdftotext")
    assert text is not None
    run = subprocess.run(
        [text, "-layout", str(docx_pdf(document)), "-"], capture_output=True, text=True, check=True
    )
    return run.stdout.split("\f")[:-1]


@pytest.mark.office
def test_each_indicator_has_its_table_its_note_and_its_chart_in_that_order(
    tmp_path: Path, docx_pdf: DocxToPdf
) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(draft(sample()))
    found = pages(path, docx_pdf)
    assert len(found) >= 16
    body = [line for page in found for line in lines(page)[1:]]
    titles = ("First time entrants", "Reoffending", "Reoffences per reoffender", "Use of custody")
    # The contents name each title first: the last place is that of the heading.
    start = len(body) - body[::-1].index("The national indicators at a glance")
    marks = ("Table ", "What is counted:", "Figure ")
    kinds = [
        next(
            (each for each in (*titles, *marks) if line == each or (each in marks and line.startswith(each))),
            "",
        )
        for line in body[start:]
    ]
    first = kinds.index(titles[0])
    assert [each for each in kinds[first:] if each][:16] == [
        part for title in titles for part in (title, *marks)
    ]
    assert all("The children in this example are made up; they stand for nobody." in page for page in found)
    # The cover has no number.
    count = len(found)
    assert [f"Page {n} of {count}" in page for n, page in enumerate(found, start=1)] == [
        False,
        *[True] * (count - 1),
    ]


def lines(page: str) -> list[str]:
    return [line.strip() for line in page.splitlines() if line.strip()]


@pytest.mark.office
def test_a_chart_is_drawn_with_its_title_names_and_axis(tmp_path: Path, docx_pdf: DocxToPdf) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(draft(sample()))
    page = next(each for each in pages(path, docx_pdf) if "Use of custody fell; too few to compare" in each)
    for words in (
        "Use of custody fell; too few to compare",
        "South Yorkshire PCC area",
        "0.45",
        "Mar 2019",
        "1.00",
    ):
        assert words in page
