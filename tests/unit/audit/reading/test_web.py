"""Web pages: what a reader would see, and nothing else."""

from yjp.audit.document import Block, Document, Kind, Part, Table
from yjp.audit.reading import read_opened
from yjp.audit.reading.opening import Opened

PAGE = """<!doctype html><html><head><title>99</title><style>p { width: 98px }</style></head><body>
<header>Council 2019</header><h1>Youth&nbsp;Justice
Plan</h1><script>var x = 97;</script><p>First time entrants <b>fell</b> by 27.0%<sup>2</sup><br>to 41.</p>
<div>Loose text <p>inside</p> after</div><p style="display: none">96</p><p hidden>95</p>
<ul><li>One</li><li>Two<ul><li>Deeper</li></ul></li></ul>
<table><caption>Rates</caption><thead><tr><th rowspan="2">Area</th><th colspan="2">2019</th></tr>
<tr><th>Number</th><th>Rate</th></tr></thead><tbody>
<tr><td>Rotherham</td><td><p>41</p></td><td>169<br>per 100,000<table><tr><td>inner</td></tr></table></td></tr>
</tbody></table><img src="x" alt="Chart of 33%"></body></html>"""


def document(page: str) -> Document:
    return read_opened(Opened(name="plan.html", content=page.encode(), kind="html"))


def test_a_page_as_a_reader_sees_it() -> None:
    items = document(PAGE).items
    assert [
        (item.place.part, item.kind, item.level, item.text) for item in items if isinstance(item, Block)
    ] == [
        (Part.HEADER, Kind.PARAGRAPH, None, "Council 2019"),
        (Part.BODY, Kind.HEADING, 1, "Youth\u00a0Justice Plan"),
        (Part.BODY, Kind.PARAGRAPH, None, "First time entrants fell by 27.0%²\nto 41."),
        (Part.BODY, Kind.PARAGRAPH, None, "Loose text"),
        (Part.BODY, Kind.PARAGRAPH, None, "inside"),
        (Part.BODY, Kind.PARAGRAPH, None, "after"),
        (Part.BODY, Kind.LIST_ITEM, 1, "One"),
        (Part.BODY, Kind.LIST_ITEM, 1, "Two"),
        (Part.BODY, Kind.LIST_ITEM, 2, "Deeper"),
        (Part.BODY, Kind.CAPTION, None, "Rates"),
        (Part.BODY, Kind.DESCRIPTION, None, "Chart of 33%"),
    ]
    outer, inner = [item for item in items if isinstance(item, Table)]
    assert outer.caption == "Rates"
    assert [[cell.text if cell else None for cell in row] for row in outer.grid()] == [
        ["Area", "2019", "2019"],
        ["Area", "Number", "Rate"],
        ["Rotherham", "41", "169\nper 100,000"],
    ]
    assert [cell.header for row in outer.rows for cell in row] == [True] * 4 + [False] * 3
    assert inner.rows[0][0].text == "inner"


def test_the_declared_characters_are_used() -> None:
    content = '<html><head><meta charset="iso-8859-1"></head><body><p>£5,000</p></body></html>'.encode(
        "latin-1"
    )
    read = read_opened(Opened(name="plan.html", content=content, kind="html"))
    assert [item.text for item in read.items if isinstance(item, Block)] == ["£5,000"]
