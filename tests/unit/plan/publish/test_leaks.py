"""Small numbers planted in every kind of place, and stale figures: none of them may be published.

In the sample 3 custodial sentences were given in the year to March 2019; the public profile hides them.
"""

import re
from copy import deepcopy
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.document import Document
from docx.oxml.ns import qn

from tests.unit.plan.publish.plans import (
    cleaned,
    edited,
    entrants,
    hidden,
    kinds,
    own,
    passed,
    public,
    section,
    text,
    written,
)
from yjp.charts.spec import Cell, Table
from yjp.office.container import unzipped, zipped
from yjp.plan.page import Page
from yjp.plan.publish.pictures import _jpeg, _png
from yjp.plan.publish.reasons import Kind
from yjp.plan.tables import columns_of

CUSTODY = "custody_rate.2019-03.12m.rotherham"


def test_what_is_hidden() -> None:
    figure = own().get(CUSTODY)
    assert figure is not None
    assert figure.numerator == 3
    shown = public().get(CUSTODY)
    assert shown is not None
    assert shown.suppressed
    assert 2019 in hidden().by_subject["custody", None, None].counts[3]


def test_a_plan_of_the_profile_has_no_reason_against_it() -> None:
    passed(written(*(section(public(), each) for each in ("fte_rate", "custody_rate", "binary_reoffending"))))


def test_a_control_that_shows_a_hidden_figure() -> None:
    result = cleaned(written(section(own(), "custody_rate")))
    assert result.content is None
    leaks = {each.where for each in result.reasons if each.kind is Kind.LEAK}
    place = "under “Custodial sentences per 1,000 children aged 10 to 17”"
    for facet in ("numerator", "value", "change", "verdict", "chart"):
        assert any(each.endswith(f"({CUSTODY}#{facet})") for each in leaks), (facet, leaks)
    assert all(each.startswith(("under “", "chart")) for each in leaks), place


def test_no_reason_repeats_a_hidden_number() -> None:
    result = cleaned(
        written(section(own(), "custody_rate"), text("Three custodial sentences were given in 2018/19."))
    )
    hidden_words = re.compile(r"\b(?:3|three|0\.12)\b", re.IGNORECASE)
    leaks = [each for each in result.reasons if each.kind is Kind.LEAK]
    assert len(leaks) > 5
    assert [each.message for each in leaks if hidden_words.search(each.message)] == []


@pytest.mark.parametrize(
    "words",
    [
        "There were 3 custodial sentences in 2018/19.",
        "Three children were sentenced to custody last year.",
        "In custody we had three children.",
        "First-time entrants fell; the courts gave 3 sentences of detention, so custody is rare.",
    ],
)
def test_a_hidden_number_in_prose_near_its_name(words: str) -> None:
    assert kinds(written(text(words))) == [Kind.LEAK]


@pytest.mark.parametrize(
    "words",
    [
        "Fewer than five children were sentenced to custody.",
        "Our 3 priorities are custody, education and health.",
        "Three partners met to talk about custody.",
        "We will look at custody 3 times a year.",
        "Priority 3: fewer children in custody.",
        "There were 3 custodial sentences in 1998.",
        "There were 3 new youth clubs in 2018/19.",
        "41 children entered the justice system for the first time.",
    ],
)
def test_other_numbers_in_prose_are_left_alone(words: str) -> None:
    assert kinds(written(text(words))) == []


def test_an_answer_to_a_prompt_is_prose_too() -> None:
    content = written(lambda page: page.prompt("custody", "Write here: custody.", required=True))

    def answer(document: Document) -> None:
        control = next(document.element.body.iter(qn("w:sdt")))
        properties = control.find(qn("w:sdtPr"))
        properties.remove(properties.find(qn("w:showingPlcHdr")))
        next(control.iter(qn("w:t"))).text = "Only 3 children went to custody."

    assert kinds(edited(content, answer)) == [Kind.LEAK]


def test_a_small_number_under_its_heading_is_named_to_be_read_again() -> None:
    content = written(lambda page: page.heading("Use of custody", 1), text("3 children came back to school."))
    result = cleaned(content)
    assert result.content is not None
    assert [each for each in result.messages if "Use of custody" in each and "3" not in each]


def own_table(*rows: tuple[str, ...], headers: tuple[str, ...], caption: str) -> bytes:
    table = Table(
        id="mine",
        caption=caption,
        headers=headers,
        rows=tuple(tuple(Cell(text=each) for each in row) for row in rows),
    )

    def write(page: Page) -> None:
        page.form(table, columns_of(table))
        page.text("The end.")

    return written(write)


def test_a_hidden_number_in_a_table_of_ones_own() -> None:
    headers, caption = ("Sentence", "2017/18", "2018/19"), "Sentences"
    assert kinds(
        own_table(("Custody", "10", "3"), ("Referral", "40", "38"), headers=headers, caption=caption)
    ) == [Kind.LEAK]
    assert (
        kinds(own_table(("Custody", "10", "*"), ("Referral", "40", "38"), headers=headers, caption=caption))
        == []
    )


def test_a_hidden_cell_that_can_be_worked_out() -> None:
    content = own_table(
        ("Boys", "21"),
        ("Girls", "*"),
        ("Not known", "6"),
        ("Total", "30"),
        headers=("Sex", "Children"),
        caption="Who",
    )
    result = cleaned(content)
    assert [each.kind for each in result.reasons] == [Kind.LEAK]
    assert "can be worked out" in result.reasons[0].message


def with_workbook(content: bytes, old: bytes, new: bytes) -> bytes:
    """The plan with something else in its chart's workbook."""
    parts = unzipped(content)
    name = next(each for each in parts if each.endswith(".xlsx"))
    inside = {k: v.replace(old, new) for k, v in unzipped(parts[name]).items()}
    assert inside != unzipped(parts[name])
    parts[name] = zipped(inside)
    return zipped(parts)


def test_a_workbook_that_holds_only_what_its_chart_shows_stays() -> None:
    parts = unzipped(passed(written(entrants)))
    assert [each for each in parts if each.endswith(".xlsx")] == [
        "word/embeddings/Microsoft_Excel_Sheet1.xlsx"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"</sheetData>", b'<row r="40"><c r="Z40"><v>3</v></c></row></sheetData>'),
        (
            b"</sheetData>",
            b'<row r="40"><c r="Z40" t="inlineStr"><is><t>A child</t></is></c></row></sheetData>',
        ),
        (b"</sst>", b"<si><t>left over from another sheet</t></si></sst>"),
        (b"<dc:creator></dc:creator>", b"<dc:creator>Jemima Puddleduck</dc:creator>"),
    ],
)
def test_a_workbook_that_holds_more_goes(old: bytes, new: bytes) -> None:
    result = cleaned(with_workbook(written(entrants), old, new))
    assert result.reasons == ()
    assert result.content is not None
    parts = unzipped(result.content)
    assert [each for each in parts if each.endswith(".xlsx")] == []
    assert b"externalData" not in parts["word/charts/chart1.xml"]
    assert any("workbook" in each for each in result.messages)


def test_a_hidden_value_drawn_in_a_chart() -> None:
    """The last local point of custody is a gap in the public chart: put it back."""
    parts = unzipped(written(section(public(), "custody_rate")))
    chart = parts["word/charts/chart1.xml"].decode()
    series = re.search(r"<c:ser>.*?</c:ser>", chart, re.DOTALL)
    assert series is not None
    values = re.search(r"<c:val>.*?</c:val>", series[0], re.DOTALL)
    assert values is not None
    planted = values[0].replace("</c:numCache>", '<c:pt idx="5"><c:v>0.12</c:v></c:pt></c:numCache>')
    last = re.search(r'<c:ptCount val="(\d+)"', values[0])
    assert last is not None
    planted = planted.replace('idx="5"><c:v>0.12', f'idx="{int(last[1]) - 1}"><c:v>0.12')
    parts["word/charts/chart1.xml"] = chart.replace(values[0], planted).encode()
    assert kinds(zipped(parts)) == [Kind.LEAK]


def changed(content: bytes, facet: str, words: str) -> bytes:
    def change(document: Document) -> None:
        for control in document.element.body.iter(qn("w:sdt")):
            if control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")).endswith(f"rotherham#{facet}"):
                next(control.iter(qn("w:t"))).text = words
                return

    return edited(content, change)


def test_a_stale_number_a_stale_cell_and_a_stale_chart() -> None:
    plan = written(entrants)
    result = cleaned(changed(plan, "numerator", "40 children"))
    assert [
        (each.kind, "“40 children”" in each.message, "“41 children”" in each.message)
        for each in result.reasons
    ] == [(Kind.STALE, True, True)]
    parts = unzipped(plan)
    chart = parts["word/charts/chart1.xml"]
    assert b"<c:v>238" in chart
    assert kinds(zipped(parts | {"word/charts/chart1.xml": chart.replace(b"<c:v>238", b"<c:v>239")})) == [
        Kind.STALE
    ]


def test_a_figure_that_is_no_longer_in_the_ledger() -> None:
    plan = written(entrants)
    parts = unzipped(plan)
    body = parts["word/document.xml"].replace(
        b"fte_rate.2018-12.12m.rotherham#numerator", b"fte_rate.1999-12.12m.rotherham#numerator"
    )
    assert kinds(zipped(parts | {"word/document.xml": body})) == [Kind.STALE]


def test_a_row_written_into_a_bound_table() -> None:
    def add(document: Document) -> None:
        table = next(document.element.body.iter(qn("w:tbl")))
        row = list(table.iter(qn("w:tr")))[-1]
        row.addnext(deepcopy(row))

    assert Kind.STALE in kinds(edited(written(entrants), add))


def test_photographs_lose_place_and_camera() -> None:
    turned = b"MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
    exif = b"Exif\x00\x00" + turned + b"GPS of the school"
    segment = b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif
    comment = b"\xff\xfe\x00\x08Jemima"
    frame = b"\xff\xc0\x00\x04\x01\x02"
    scan = b"\xff\xda\x00\x04\x01\x02pixels\xff\xd9"
    bare = _jpeg(b"\xff\xd8" + segment + comment + frame + scan)
    assert b"GPS" not in bare
    assert b"Jemima" not in bare
    assert bare.endswith(frame + scan)
    # Turned by 90 degrees: the mark for that (6) must stay, or the picture lies on its side.
    assert b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06" in bare
    assert _jpeg(bare) == bare

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + b"crc!"

    start, end = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"head"),
        chunk(b"IDAT", b"pixels") + chunk(b"IEND", b""),
    )
    assert _png(start + chunk(b"tEXt", b"Author\x00Jemima") + chunk(b"tIME", b"1234567") + end) == start + end


def test_the_zip_holds_nothing_twice() -> None:
    with ZipFile(BytesIO(passed(written(entrants)))) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist()))


@pytest.mark.parametrize(
    "words",
    [
        "One of the children sentenced to custody is known to social care.",
        "One in four children sentenced to custody came back; 3 custodial sentences were given.",
        "Custody: three of the 41 children.",
    ],
)
def test_the_first_number_of_a_pair_counts_too(words: str) -> None:
    assert Kind.LEAK in kinds(written(text(words.replace("One", "Three"))))


def test_an_excerpt_hides_the_numbers_beside_the_one_that_it_is_about() -> None:
    result = cleaned(
        written(text("In custody there were 3 children, two of them from Eastwood and 1 from Maltby."))
    )
    assert result.reasons
    said = " ".join(each.message for each in result.reasons)
    assert not re.search(r"\b(?:[123]|one|two|three)\b", said, re.IGNORECASE)


@pytest.mark.parametrize(
    "words",
    [
        "Custody fell sharply, by seven sentences.",
        "There were 7 fewer custodial sentences than the year before.",
    ],
)
def test_a_step_from_a_year_that_is_shown_is_named_to_be_read_again(words: str) -> None:
    """10 in the year before are shown: 7 fewer are the 3 that are hidden."""
    result = cleaned(written(text(words)))
    assert result.content is not None
    assert [each for each in result.messages if each.startswith("Read again: ") and "7" not in each]


def test_a_small_number_in_the_words_of_an_action_is_named_to_be_read_again() -> None:
    content = own_table(
        ("Custody", "Audit every child sentenced to custody", "The three cases of 2018/19 have been audited"),
        ("Custody", "Meet the court", "Three meetings in 2018/19"),
        headers=("Priority", "Action", "Progress"),
        caption="Actions",
    )
    result = cleaned(content)
    assert result.content is not None
    named = [each for each in result.messages if each.startswith("Read again: ")]
    assert len(named) == 1
    assert "cases of 2018/19" in named[0]
    assert "hree" not in named[0]
