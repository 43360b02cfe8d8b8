"""PDFs: lines of text with their pages, ruled tables, and what cannot be opened."""

import sys

import pytest

from yjp.audit.document import Block, Document, Part, Table
from yjp.audit.reading import read_opened
from yjp.audit.reading.opening import Opened
from yjp.errors import UnreadableInput


def pdf(pages: list[str], trailer: str = "", extra: tuple[str, ...] = ()) -> bytes:
    """A PDF of these content streams, in Courier."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    for number, stream in enumerate(pages):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    objects += extra
    content, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{each}\nendobj\n"
    start = len(content)
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    content += "".join(f"{place:010d} 00000 n \n" for place in places)
    content += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return content.encode("latin-1")


def words(x: int, y: int, text: str, turn: str = "1 0 0 1") -> str:
    return f"BT /F1 10 Tf {turn} {x} {y} Tm ({text}) Tj ET\n"


def box(x: int, y: int, width: int, height: int) -> str:
    return f"{x} {y} {width} {height} re S\n"


def document(content: bytes) -> Document:
    return read_opened(Opened(name="plan.pdf", content=content, kind="pdf"))


def page(number: int, body: str) -> str:
    return words(50, 770, "Youth Justice Plan") + body + words(280, 30, f"Page {number}")


TABLE = "".join(
    box(50 + 150 * column, 600 - 20 * row, 150, 20)
    + words(55 + 150 * column, 605 - 20 * row, (("Area", "Children"), ("Rotherham", "41"))[row][column])
    for row in (0, 1)
    for column in (0, 1)
)
SET_OUT = (
    words(50, 500, "Caution") + words(200, 500, "19") + words(300, 500, "15") + words(400, 500, "9")
    + words(50, 488, "Order") + words(200, 488, "13") + words(400, 488, "5")
    + words(50, 476, "Total") + words(200, 476, "32") + words(300, 476, "15") + words(400, 476, "14")
)  # fmt: skip


def test_text_tables_and_pages() -> None:
    content = pdf(
        [
            page(
                1,
                words(50, 700, "First time entrants fell from 44 in the year before to 41 in")
                + words(50, 688, "2018, a fall of 7%.")
                + TABLE
                + words(50, 540, "After the table.")
                + words(20, 300, "sideways", turn="0 1 -1 0"),
            ),
            page(2, words(50, 700, "The second page.") + SET_OUT),
            page(3, words(50, 700, "The third page.")),
        ]
    )
    items = document(content).items
    body = [
        (item.place.page, item.text if isinstance(item, Block) else [[c.text for c in r] for r in item.rows])
        for item in items
        if item.place.part is Part.BODY and isinstance(item, Block | Table)
    ]
    assert body == [
        (1, "First time entrants fell from 44 in the year before to 41 in 2018, a fall of 7%."),
        (1, [["Area", "Children"], ["Rotherham", "41"]]),
        (1, "After the table."),
        (2, "The second page."),
        (2, [["Caution", "19", "15", "9"], ["Order", "13", "", "5"], ["Total", "32", "15", "14"]]),
        (3, "The third page."),
    ]
    edges = {
        item.text: item.place.part
        for item in items
        if isinstance(item, Block) and item.place.part is not Part.BODY
    }
    assert edges == {"Youth Justice Plan": Part.HEADER, **{f"Page {n}": Part.FOOTER for n in (1, 2, 3)}}
    assert items[1].place.words.startswith(("page 1", "footer, page 1"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.4\nnothing", "the PDF is damaged. Save or export it again."),
        (pdf([page(1, "")])[:400], "the PDF is damaged. Save or export it again."),
        (pdf([box(1, 1, 5, 5)]), "there is no text in it. "),
        (
            pdf(
                [page(1, "")],
                trailer="/Encrypt 6 0 R /ID [<00> <00>]",
                extra=(f"<< /Filter /Standard /V 1 /R 2 /O <{'11' * 32}> /U <{'22' * 32}> /P -44 >>",),
            ),
            "it is protected with a password. Save a copy without the password.",
        ),
    ],
    ids=["no objects", "cut", "no text", "password"],
)
def test_what_cannot_be_read_says_why(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        document(content)
    assert str(caught.value).startswith(f"plan.pdf: {said}")


def test_without_pdfplumber_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(UnreadableInput) as caught:
        document(pdf([page(1, "")]))
    assert str(caught.value) == (
        'plan.pdf: reading a PDF needs pdfplumber. Install it with: pip install ".[pdf]" in the folder of yjp\'s '
        'files. Where yjp was installed by its name: pip install "yjp[pdf]"'
    )
