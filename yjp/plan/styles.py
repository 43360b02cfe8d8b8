"""The house style of the plan: every style it uses, declared, with what it is for.

Sizes are in points. Body text is 12 points and no text is under 10 (WCAG 2.2 and PDF/UA practice); colours meet
4.5:1 on what lies behind them.
"""

from dataclasses import dataclass

FONT = "Arial"
NAVY = "12436D"
INK = "1F2933"
GREY = "4A5560"
RULE = "C3CEDA"
TINT = "E6EDF4"
BAND = "F5F8FA"
AMBER = "B45309"
CREAM = "FFF6E0"
MIST = "EEF3F8"
LANGUAGE = "en-GB"
TABLE_STYLE_ID = "YJPTable"
TABLE_STYLE = "YJP Table"
PLACEHOLDER = "Placeholder Text"


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph style; ``before`` and ``after`` in points, ``line`` a multiple of single spacing.

    ``level`` is the outline level of a heading (0 for Heading 1). ``bar`` draws a thick line of that colour down the
    left side and ``rule`` a thin one below; ``box`` sets the paragraph in a block of that colour, which joins that of
    the next. ``indent`` is in twips; ``leader`` puts dots before the right tab. ``purpose`` tells a council what the
    style is for.
    """

    id: str
    name: str
    purpose: str
    based_on: str | None = "Normal"
    next: str | None = None
    size: float | None = None
    bold: bool | None = None
    colour: str | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    keep_next: bool = False
    align: str | None = None
    level: int | None = None
    bar: str | None = None
    fill: str | None = None
    rule: str | None = None
    list_id: int | None = None
    tab_right: int | None = None
    leader: bool = False
    indent: int | None = None
    box: str | None = None
    ui: int = 99


PARAGRAPHS: tuple[Paragraph, ...] = (
    Paragraph(id="Normal", name="Normal", purpose="the text", based_on=None, after=8, line=1.2, ui=0),
    Paragraph(
        id="Cover",
        name="Cover",
        purpose="the service's name above the title on the cover",
        next="Title",
        size=15,
        bold=True,
        colour="FFFFFF",
        before=110,
        after=0,
        line=1.1,
        keep_next=True,
        box=NAVY,
        ui=34,
    ),
    Paragraph(
        id="Title",
        name="Title",
        purpose="the title on the cover",
        next="Subtitle",
        size=40,
        bold=True,
        colour="FFFFFF",
        before=70,
        after=0,
        line=1.0,
        keep_next=True,
        box=NAVY,
        ui=10,
    ),
    Paragraph(
        id="Subtitle",
        name="Subtitle",
        purpose="the line below the title",
        next="Normal",
        size=16,
        colour="FFFFFF",
        before=10,
        after=0,
        line=1.1,
        box=NAVY,
        ui=11,
    ),
    Paragraph(
        id="CoverText",
        name="Cover Text",
        purpose="the lines on the cover below the title",
        next="Normal",
        size=13,
        colour=INK,
        before=14,
        after=0,
        line=1.2,
        ui=34,
    ),
    Paragraph(
        id="TOCHeading",
        name="TOC Heading",
        purpose="the heading of the contents",
        next="Normal",
        size=20,
        bold=True,
        colour=NAVY,
        after=10,
        line=1.05,
        keep_next=True,
        ui=39,
    ),
    Paragraph(
        id="TOC1",
        name="toc 1",
        purpose="sections in the contents",
        size=10.5,
        bold=True,
        before=1,
        after=0,
        line=1.0,
        tab_right=9638,
        leader=True,
        ui=39,
    ),
    Paragraph(
        id="TOC2",
        name="toc 2",
        purpose="headings within sections in the contents",
        size=10,
        after=0,
        line=1.0,
        indent=284,
        tab_right=9638,
        leader=True,
        ui=39,
    ),
    Paragraph(
        id="Remark",
        name="Remark",
        purpose="remarks to the author, which no published copy has",
        next="Normal",
        size=10,
        colour=INK,
        before=0,
        after=0,
        line=1.15,
        bar=GREY,
        fill=MIST,
        keep_next=True,
        ui=34,
    ),
    Paragraph(
        id="Heading1",
        name="heading 1",
        purpose="headings of sections",
        next="Normal",
        size=20,
        bold=True,
        colour=NAVY,
        before=20,
        after=8,
        line=1.05,
        keep_next=True,
        level=0,
        ui=9,
    ),
    Paragraph(
        id="Heading2",
        name="heading 2",
        purpose="headings within sections",
        next="Normal",
        size=16,
        bold=True,
        colour=NAVY,
        before=16,
        after=6,
        line=1.05,
        keep_next=True,
        level=1,
        rule=RULE,
        ui=9,
    ),
    Paragraph(
        id="Heading3",
        name="heading 3",
        purpose="headings below those",
        next="Normal",
        size=13,
        bold=True,
        colour=INK,
        before=12,
        after=4,
        line=1.05,
        keep_next=True,
        level=2,
        ui=9,
    ),
    Paragraph(
        id="Caption",
        name="caption",
        purpose="captions of tables and figures",
        next="Normal",
        size=11,
        bold=True,
        colour=INK,
        before=10,
        after=4,
        line=1.1,
        keep_next=True,
        ui=35,
    ),
    Paragraph(id="ListBullet", name="List Bullet", purpose="lists", after=4, list_id=1, ui=20),
    Paragraph(
        id="Notice",
        name="Notice",
        purpose="warnings such as that the children are made up",
        next="Normal",
        bold=True,
        colour=INK,
        before=4,
        after=12,
        bar=AMBER,
        fill=CREAM,
        ui=30,
    ),
    Paragraph(
        id="Figure",
        name="Figure",
        purpose="the paragraph that holds a chart",
        next="Note",
        after=4,
        line=1.0,
        keep_next=True,
        ui=31,
    ),
    Paragraph(
        id="Note",
        name="Note",
        purpose="notes below tables and figures",
        next="Normal",
        size=10,
        colour=GREY,
        before=2,
        after=8,
        line=1.15,
        ui=32,
    ),
    Paragraph(
        id="TableText",
        name="Table Text",
        purpose="text in tables",
        size=11,
        before=2,
        after=2,
        line=1.05,
        ui=33,
    ),
    Paragraph(
        id="TableNumber",
        name="Table Number",
        purpose="numbers in tables",
        based_on="TableText",
        align="right",
        ui=33,
    ),
    Paragraph(
        id="TableHeading",
        name="Table Heading",
        purpose="header cells of text columns",
        based_on="TableText",
        bold=True,
        ui=33,
    ),
    Paragraph(
        id="TableNumberHeading",
        name="Table Number Heading",
        purpose="header cells of number columns",
        based_on="TableHeading",
        align="right",
        ui=33,
    ),
    Paragraph(
        id="Header",
        name="header",
        purpose="the line at the top of each page",
        size=10,
        colour=GREY,
        after=0,
        line=1.0,
        rule=RULE,
        tab_right=9638,
    ),
    Paragraph(
        id="Footer",
        name="footer",
        purpose="the lines at the foot of each page",
        size=10,
        colour=GREY,
        after=0,
        line=1.1,
        tab_right=9638,
    ),
)
REQUIRED = tuple(p.name for p in PARAGRAPHS)
"""The paragraph styles that a council's own template must have."""
OTHERS = {
    PLACEHOLDER: "the prompts that a person answers",
    "Strong": "bold words",
    TABLE_STYLE: "tables",
}
"""Styles that are none of paragraphs, and what they are for."""
PURPOSES = {p.name: p.purpose for p in PARAGRAPHS} | OTHERS
