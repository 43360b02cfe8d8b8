"""Markdown, and texts that have a line for each paragraph."""

from yjp.audit.document import Block, Document, Kind, Part, Table
from yjp.audit.reading import read_opened
from yjp.audit.reading.opening import Opened

TEXT = """# Youth *Justice* Plan

Performance
-----------

First time entrants **fell by
27.0%**, from 44 to [41](https://example.org/2018/41)[^1].\\
A new line &ndash; 5 \\* 3.

| Area | Rate | Change |
|:-----|-----:|--------|
| **Rotherham** | 169 | \\| |
| National | 238 |

- One
  goes on
- Two
  1. Deeper

![Chart: it rose to 33%](chart.png)

Table 1: Rates

A | B
--|--
1 | 2

[^1]: Of 103 children.

<!-- 999 -->
```
x = 4
```
"""


def document(text: str, kind: str = "md") -> Document:
    return read_opened(Opened(name=f"plan.{kind}", content=text.encode(), kind=kind))


def test_every_mark_goes_and_every_text_stays() -> None:
    items = document(TEXT).items
    said = [
        (item.kind, item.level, item.text)
        if isinstance(item, Block)
        else [[c.text for c in r] for r in item.rows]
        for item in items
        if isinstance(item, Block | Table)
    ]
    assert said == [
        (Kind.HEADING, 1, "Youth Justice Plan"),
        (Kind.HEADING, 2, "Performance"),
        (
            Kind.PARAGRAPH,
            None,
            "First time entrants fell by 27.0%, from 44 to 41.\nA new line – 5 * 3.",
        ),
        [["Area", "Rate", "Change"], ["Rotherham", "169", "|"], ["National", "238"]],
        (Kind.LIST_ITEM, 1, "One goes on"),
        (Kind.LIST_ITEM, 1, "Two"),
        (Kind.LIST_ITEM, 2, "1. Deeper"),
        (Kind.DESCRIPTION, None, "Chart: it rose to 33%"),
        (Kind.CAPTION, None, "Table 1: Rates"),
        [["A", "B"], ["1", "2"]],
        (Kind.PARAGRAPH, None, "Of 103 children."),
        (Kind.PARAGRAPH, None, "x = 4"),
    ]
    tables = [item for item in items if isinstance(item, Table)]
    assert [[cell.header for cell in row] for row in tables[0].rows][:2] == [[True] * 3, [False] * 3]
    assert [(table.caption, table.heading) for table in tables] == [
        ("", "Performance"),
        ("Table 1: Rates", "Performance"),
    ]
    assert all(table.sure for table in tables)
    assert [item.place.part for item in items].count(Part.FOOTNOTE) == 1
    assert items[2].place.words == "line 6"


def test_a_text_with_a_line_for_each_paragraph() -> None:
    long = "The budget of the service is set out below, with the contributions of each partner to it. " * 3
    text = f"""CONTENTS

Introduction\t1
Vision\t2

INTRODUCTION
{long}
The second paragraph follows without a blank line. {long}

Partner\tGiven\tNote
Police\t£30,000\tin kind*
Health\t£90,000\tin cash*
"""
    items = document(text, "txt").items
    assert [(item.kind, item.text[:30]) for item in items if isinstance(item, Block)] == [
        (Kind.HEADING, "CONTENTS"),
        (Kind.CONTENTS, "Introduction\t1"),
        (Kind.CONTENTS, "Vision\t2"),
        (Kind.HEADING, "INTRODUCTION"),
        (Kind.PARAGRAPH, "The budget of the service is s"),
        (Kind.PARAGRAPH, "The second paragraph follows w"),
    ]
    (table,) = [item for item in items if isinstance(item, Table)]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Partner", "Given", "Note"],
        ["Police", "£30,000", "in kind*"],
        ["Health", "£90,000", "in cash*"],
    ]
    assert [row[0].header for row in table.rows] == [True, False, False]
