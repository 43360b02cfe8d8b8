"""The whole plan of both packaged examples: sound, bound, long enough, under every heading set."""

import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.tools.office import DocxToPdf
from tests.tools.ooxml import ValidateOoxml
from yjp.charts.themes import theme_tag
from yjp.cli.plan_material import material
from yjp.compute import compute, manifest
from yjp.disclosure import profile, protect
from yjp.ingest.extract import read_extract
from yjp.ledger import Ledger
from yjp.plan.bindings import Bindings
from yjp.plan.checker import check
from yjp.plan.draft import draft
from yjp.plan.headings import SETS, heading_set
from yjp.plan.prompts import place_of
from yjp.plan.refresh import refresh
from yjp.settings import Settings
from yjp.stored import about
from yjp.synthetic import EXAMPLES, write_example


@pytest.fixture(scope="module", params=["rotherham_2019", "rotherham_2025"])
def bindings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Bindings:
    folder: Path = tmp_path_factory.mktemp("example")
    example = EXAMPLES[request.param]
    write_example(example.name, folder)
    result = read_extract([folder], example.extract_date)
    settings = Settings(
        service=example.service,
        made_up=True,
        complete_since=example.complete_since,
        published=example.published,
    )
    ledger = compute(result.caseload, settings, about(manifest(result.caseload, settings, result.hashes, {})))
    return Bindings(ledger=ledger, material=material(result.caseload))


_MADE: dict[tuple[object, ...], bytes] = {}
"""A draft takes a second: tests that only read one share it."""


def written(bindings: Bindings, identifier: str = "2022", ledger: Ledger | None = None) -> bytes:
    key = (id(bindings), identifier, id(ledger) if ledger else None)
    if key not in _MADE:
        _MADE[key] = draft(
            ledger or bindings.ledger, material=bindings.material, headings=heading_set(identifier)
        )
    return _MADE[key]


def text_of(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


def test_the_bindings_answer_every_control(bindings: Bindings) -> None:
    body = docx.Document(BytesIO(written(bindings))).element.body
    kinds = {"words": 0, "table": 0, "chart": 0}
    for control in body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        if place_of(tag) is not None:
            continue
        if control.find(f"{qn('w:sdtPr')}/{qn('w:text')}") is not None:
            in_table = any(each.tag == qn("w:tc") for each in control.iterancestors())
            assert (bindings.in_cell if in_table else bindings.in_sentence)(tag) == text_of(control), tag
            kinds["words"] += 1
        elif control.find(f".//{qn('w:drawing')}") is not None:
            assert bindings.chart(tag) is not None, tag
            kinds["chart"] += 1
        else:
            table = bindings.table(tag)
            assert table is not None, tag
            assert len(table.rows) + 1 == len(list(control.iter(qn("w:tr")))), tag
            kinds["table"] += 1
    # Four indicators, outcomes by care status, and one breakdown with four bars or more to see.
    assert kinds["chart"] == 6
    assert kinds["table"] >= 17
    assert kinds["words"] > 250


@pytest.mark.parametrize("found", SETS, ids=lambda found: found.id)
def test_the_checker_finds_nothing(bindings: Bindings, found: Any) -> None:
    assert check(written(bindings, found.id)) == []


def test_kpis_are_there_where_the_ledger_has_them(bindings: Bindings) -> None:
    text = text_of(docx.Document(BytesIO(written(bindings))).element.body)
    held = bindings.ledger.about.extract_date.year == 2025
    assert ("The key performance indicators at a glance" in text) == held
    assert ("not yet suitable for decision-making" in text) == held


def test_a_public_copy_is_sound_and_says_nothing_odd(bindings: Bindings) -> None:
    content = written(bindings, ledger=protect(bindings.ledger, profile("public")))
    assert check(content) == []
    text = text_of(docx.Document(BytesIO(content)).element.body)
    assert not re.search(r"\b(None|nan|null)\b|\{|\}", text)


@pytest.mark.ooxml
@pytest.mark.parametrize("found", SETS, ids=lambda found: found.id)
def test_word_would_open_it_without_repair(
    bindings: Bindings, found: Any, tmp_path: Path, validate_ooxml: ValidateOoxml
) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(written(bindings, found.id))
    assert validate_ooxml(path) == []


HEADER, FOOTER = 71.0, 768.0
"""Where the text of a page of A4 begins and ends between header and footer, in points from its top."""


def left_empty(pdf: Path) -> list[float]:
    """How much of each page is empty below its last word, from 0 to 1; the words of charts count."""
    run = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True)
    found = []
    for page in run.stdout.split("<page ")[1:]:
        ends = [float(each) for each in re.findall(r'<word [^>]*yMax="([\d.]+)"', page)]
        last = max((each for each in ends if HEADER < each < FOOTER), default=HEADER)
        found.append((FOOTER - last) / (FOOTER - HEADER))
    return found


def half_empty(pages: list[float]) -> list[int]:
    """Pages that are more than a third empty; the cover is a page of its own kind, and a plan may end anywhere."""
    return [number for number, empty in enumerate(pages[1:-1], start=2) if empty > 1 / 3]


@pytest.mark.office
@pytest.mark.parametrize("found", SETS, ids=lambda found: found.id)
def test_no_page_of_a_whole_plan_is_half_empty(
    bindings: Bindings, found: Any, tmp_path: Path, docx_pdf: DocxToPdf
) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(written(bindings, found.id))
    pages = left_empty(docx_pdf(path))
    assert len(pages) >= 20
    assert half_empty(pages) == []


@pytest.mark.office
def test_no_page_of_a_public_copy_is_half_empty(
    bindings: Bindings, tmp_path: Path, docx_pdf: DocxToPdf
) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(written(bindings, ledger=protect(bindings.ledger, profile("public"))))
    assert half_empty(left_empty(docx_pdf(path))) == []


def test_what_the_plan_says_of_victims_and_reparation(bindings: Bindings) -> None:
    """Rotherham's plan of 2019-21, section 12: 192 victims contacted, 135 took part, 671 hours, 60% attended."""
    ledger = bindings.ledger
    tables = [bindings.table(theme_tag(each)) for each in ("victims", "reparation")]
    cells = {row[0].text: [cell.text for cell in row[1:4]] for table in tables if table for row in table.rows}
    if ledger.about.extract_date.year == 2019:
        assert cells["Victims contacted"] == ["192", "–", "–"]
        assert cells["Victims taking part"] == ["135", "192", "70.3%"]
        assert cells["Hours of reparation"] == ["671", "–", "–"]
        assert cells["Attendance at reparation"] == ["403", "671", "60.1%"]
    assert len(cells) == 10


def test_the_other_themes_are_in_the_plan(bindings: Bindings) -> None:
    tags = docx.Document(BytesIO(written(bindings))).element.body.xpath(".//w:sdtPr/w:tag/@w:val")
    for each in ("remands", "violence", "knives", "needs", "groups", "estimates"):
        table = bindings.table(theme_tag(each))
        assert table is not None
        assert table.rows
        assert theme_tag(each) in tags


def test_a_new_draft_is_up_to_date(bindings: Bindings) -> None:
    content = written(bindings)
    assert refresh(content, bindings).content == content


def test_themes_that_readers_may_not_see_have_no_table(bindings: Bindings) -> None:
    """A table in which every number is hidden says less than its heading."""
    shown = protect(bindings.ledger, profile("public"))
    body = docx.Document(BytesIO(written(bindings, ledger=shown))).element.body
    for control in body.xpath(".//w:sdt[w:sdtPr/w:tag[starts-with(@w:val, 'theme_')]]"):
        assert re.search(r"\d", "".join(text_of(cell) for cell in control.iter(qn("w:tc"))))
