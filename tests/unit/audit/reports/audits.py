"""A small document and an audit of it, made by hand; the numbers are those of Rotherham's published plan of 2019."""

from yjp.audit.document import Block, Cell, Chart, Document, Kind, Part, Place, Series, Table
from yjp.audit.result import Audit, Claim, Fate, Finding, Span, Verdict

CHILDREN = "2.6% (13 young people) of the cohort has a plan; 24.3% (25 young people) have needs. See page 9."
CUSTODY = "Decreases of 0.8 family & 0.6 regionally <b>; 3 young people."


def span(place: Place, text: str, part: str, *, nth: int = 0) -> Span:
    """The nth place of a part of a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(part, start + 1)
    return Span(place=place, start=start, end=start + len(part), text=part)


HEADING = Place(block=1, page=9)
TEXT = Place(block=2, page=9)
CELLS = ["Rotherham", "2.77", "3.47"]
CELL_PLACES = [Place(block=3, page=9, table=1, row=2, column=n) for n in (1, 2, 3)]
HEAD_PLACES = [Place(block=3, page=9, table=1, row=1, column=n) for n in (1, 2, 3)]
LIST = Place(block=4, page=10)
HEADER = Place(part=Part.HEADER, block=1)
CHART = Place(part=Part.CHART, block=1, page=10)


def document() -> Document:
    """A heading, a paragraph, a table, a list item, a chart and a header."""
    head = tuple(
        Cell(text=text, place=place, header=True)
        for text, place in zip(("Area", "Before", "After"), HEAD_PLACES, strict=True)
    )
    row = tuple(Cell(text=text, place=place) for text, place in zip(CELLS, CELL_PLACES, strict=True))
    return Document(
        name="plan.docx",
        format="docx",
        items=(
            Block(text="7b. Local demographics", place=HEADING, kind=Kind.HEADING, level=4),
            Block(text=CHILDREN, place=TEXT, heading="7b. Local demographics"),
            Table(rows=(head, row), place=Place(block=3, page=9, table=1), caption="Rates", sure=False),
            Block(text=CUSTODY, place=LIST, kind=Kind.LIST_ITEM, level=1),
            Chart(
                title="Rate of custody",
                categories=("2018", "2019"),
                series=(Series(name="Rotherham", shown=(0.41, None)),),
                place=CHART,
            ),
            Block(text="Plan 2019-2021", place=HEADER),
        ),
        notes=("The document has 1 picture: numbers inside a picture cannot be read.",),
    )


def audit() -> Audit:
    """One finding of each weight, numbers of every fate."""
    share = (span(TEXT, CHILDREN, "2.6%"), span(TEXT, CHILDREN, "13"))
    fine = (span(TEXT, CHILDREN, "24.3%"), span(TEXT, CHILDREN, "25"))
    rise = tuple(
        Span(place=p, start=0, end=4, text=t) for p, t in zip(CELL_PLACES[1:], CELLS[1:], strict=True)
    )
    slip = (span(LIST, CUSTODY, "0.8"),)
    loose = (span(LIST, CUSTODY, "0.6"), span(LIST, CUSTODY, "3"))
    return Audit(
        name="plan.docx",
        format="docx",
        fates=(
            *(
                Fate(span=each, value=value, claims=(1,))
                for each, value in zip(share, (2.6, 13.0), strict=True)
            ),
            *(
                Fate(span=each, value=value, claims=(2,))
                for each, value in zip(fine, (24.3, 25.0), strict=True)
            ),
            Fate(span=span(TEXT, CHILDREN, "9"), value=9.0, ignored="page"),
            *(
                Fate(span=each, value=value, claims=(3,))
                for each, value in zip(rise, (2.77, 3.47), strict=True)
            ),
            Fate(span=slip[0], value=0.8, claims=(4,)),
            Fate(span=loose[0], value=0.6, claims=(5,)),
            Fate(span=loose[1], value=3.0, claims=(6, 2)),
            Fate(span=Span(place=HEADER, start=5, end=9, text="2019"), value=2019.0, ignored="date"),
            Fate(span=Span(place=HEADER, start=10, end=14, text="2021"), value=2021.0, ignored="date"),
        ),
        claims=(
            Claim(id=1, type="share", spans=share, verdict=Verdict.CONTRADICTED, why="13 ÷ 103 = 12.6%"),
            Claim(id=2, type="share", spans=fine, verdict=Verdict.VERIFIED, why="25 ÷ 103 = 24.3%"),
            Claim(id=3, type="change", spans=rise, verdict=Verdict.DECISION_CHANGING, why="3.47 > 2.77"),
            Claim(id=4, type="change", spans=slip, verdict=Verdict.SUSPICIOUS, why="0.08 in the table"),
            Claim(id=5, type="change", spans=loose[:1], verdict=Verdict.NOT_CHECKABLE, why="alone"),
            Claim(id=6, type="count", spans=loose[1:], verdict=Verdict.NOT_CHECKABLE, why="alone"),
        ),
        findings=(
            Finding(
                rule="share",
                verdict=Verdict.CONTRADICTED,
                spans=share,
                quote="2.6% (13 young people) of the cohort",
                sentence="If 25 is 24.3%, there are 103 in all; 13 of 103 is 12.6%, but 2.6% is printed.",
                follows="25 ÷ 24.3% = 103; 13 ÷ 103 = 12.6%",
                correction="13 of 103 would be 12.6%.",
                claims=(1,),
            ),
            Finding(
                rule="slip",
                verdict=Verdict.SUSPICIOUS,
                spans=slip,
                quote="0.8 family & 0.6 regionally <b>",
                sentence="The decimal point may have slipped.",
                follows="The decimal point may have slipped.",
                correction=None,
                claims=(4,),
            ),
            Finding(
                rule="direction",
                verdict=Verdict.DECISION_CHANGING,
                spans=rise,
                quote="the figures are decreasing",
                sentence="The text says that it fell, but the table has 2.77 and then 3.47: it rose.",
                follows="3.47 is more than 2.77",
                correction="It rose.",
                claims=(3,),
            ),
        ),
        notes=document().notes,
    )


def clean() -> Audit:
    """The same document with nothing found."""
    return Audit(name="plan.docx", format="docx", fates=(), claims=(), findings=())
