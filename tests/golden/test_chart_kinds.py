"""Every kind of native chart before Microsoft's validator and LibreOffice: sound, and with its words."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.shared import Cm

from tests.tools.office import DocxToPdf
from tests.tools.ooxml import ValidateOoxml
from tests.unit.charts import made
from yjp import resources
from yjp.charts.breakdown import breakdown, breakdown_years
from yjp.charts.control import control_chart
from yjp.charts.spec import Chart
from yjp.charts.to_word import add_chart


def charts() -> dict[str, Chart | None]:
    whole = made.made()
    age = "fte_count.2018-12.12m.rotherham.age"
    some = made.hidden(whole, f"{age}=10_14")
    everything = made.hidden(whole, *(f"{age}={value}" for value in made.AGES))
    return {
        "bar": breakdown(whole, "fte_count", "age"),
        "bar with whiskers": breakdown(whole, "binary_reoffending", "sex"),
        "bar with a gap": breakdown(some, "fte_count", "age"),
        "bar of nothing but gaps": breakdown(everything, "fte_count", "age"),
        "stacked bar": breakdown(whole, "fte_count", "outcome_care"),
        "stacked column": breakdown_years(whole, "fte_count", "age"),
        "control": control_chart(whole, "fte_count"),
        "one quarter": control_chart(whole, "fte_count", made.quarter_ids()[0]),
    }


def written(wanted: list[Chart], path: Path) -> Path:
    document = docx.Document(str(resources.folder("templates") / "plan.docx"))
    for chart in wanted:
        run = add_chart(document, chart, width=Cm(17), height=Cm(7), made_on=date(2019, 6, 18))
        document.add_paragraph()._p.append(run)
    document.save(str(path))
    return path


@pytest.mark.ooxml
def test_word_would_open_every_kind(tmp_path: Path, validate_ooxml: ValidateOoxml) -> None:
    found = [chart for chart in charts().values() if chart is not None]
    assert len(found) == 8
    assert validate_ooxml(written(found, tmp_path / "kinds.docx")) == []


@pytest.mark.office
def test_every_kind_is_drawn_with_its_words(tmp_path: Path, docx_pdf: DocxToPdf) -> None:
    held = charts()
    wanted = [chart for name in ("bar", "bar with a gap", "stacked bar", "control") if (chart := held[name])]
    text = shutil.which("pdftotext")
    assert text is not None
    pdf = docx_pdf(written(wanted, tmp_path / "kinds.docx"))
    said = subprocess.run([text, "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    said = said.replace("\N{NO-BREAK SPACE}", " ")
    for words in (
        "Aged 15 to 17: the largest group, 22 of 38",
        "(not shown)",
        "No care status recorded",
        "Youth caution",
        "Usual level",
        "Stands out",
        "Quarter ending",
    ):
        assert words in said
    assert "Lower limit" not in said, "two limits have one name in the legend"
