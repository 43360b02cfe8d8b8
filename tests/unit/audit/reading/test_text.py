"""Plain text, much of it as it comes out of a PDF: the lines are those of Rotherham's published plan of 2019."""

from pathlib import Path

import pytest

from yjp.audit.document import Block, Document, Item, Kind, Part, Table
from yjp.audit.reading import read_opened
from yjp.audit.reading.opening import Opened

PUBLISHED = Path(__file__).parent / "published"
"""Runs of lines as text extraction left them, spaces at their ends and all."""


def published(name: str) -> str:
    return (PUBLISHED / f"{name}.txt").read_text(encoding="utf-8")


PADDING = (
    "\nThe service works with its partners so that every child gets help at the right time, and no later.\n"
)


def document(text: str, name: str = "plan.txt") -> Document:
    return read_opened(Opened(name=name, content=text.encode(), kind="txt"))


def tables(text: str) -> list[Table]:
    return [item for item in document(PADDING + text + PADDING).items if isinstance(item, Table)]


def grid(text: str) -> list[list[str]]:
    (table,) = tables(text)
    assert not table.sure
    return [[cell.text if cell else "–" for cell in row] for row in table.grid()]


def paragraphs(text: str) -> list[str]:
    return [item.text for item in document(text).items if isinstance(item, Block)]


def test_the_budget_table_comes_back_with_its_empty_cells() -> None:
    assert grid(published("budget")) == [
        [
            "Agency",
            "Staffing costs (£)",
            "Payments in kind – revenue (£)",
            "Other delegated funds (£)",
            "Total (£)",
        ],
        ["Local Authority", "704,706", "85,000", "14,211", "803,917"],
        ["Police Service", "30,000", "", "0", "30,000"],
        ["National Probation Service", "", "40,000", "5,000", "45,000"],
        ["Health Service", "", "90,000", "35,000", "125,000"],
        ["Police and crime commissioner", "", "", "150,000", "150,000"],
        ["YJB Practice Grant", "", "", "431,928", "431,928"],
        ["Other", "", "", "0", "0"],
        ["Total", "734,706", "215,000", "635,509", "1,585,845"],
    ]
    (table,) = tables(published("budget"))
    assert table.caption == "Table 2. Partner Contributions to YOT pooled budget 2018/19"
    assert all(cell.header for cell in table.rows[0])
    assert [cell.header for cell in table.rows[1]] == [True, False, False, False, False]


def test_headings_of_two_storeys_cover_their_columns() -> None:
    assert grid(published("chart_1c")) == [
        [
            "Number of First time Entrants (FTE) to Criminal Justice System by Outcome Type and LAC Status",
            *["Q1 (Measure - Jul17/Jun18)"] * 2,
            *["Q2 (Measure - Oct17/Sep18)"] * 2,
        ],
        ["", "Total", "LAC", "Total", "LAC"],
        ["Youth Caution", "19", "1", "15", "0"],
        ["Section 90-92 Detention", "0", "0", "0", "0"],
        ["Other Outcome (Discharge/Fine etc.)", "2", "0", "4", "0"],
    ]
    assert grid(published("reoffending"))[:3] == [
        ["", *["Binary Rate of Re-offending"] * 2, *["Re-offences per Re-offender"] * 2],
        ["", "Jul 15 – Jun 16", "Jul 16 – Jun 17", "Jul 15 – Jun 16", "Jul 16 – Jun 17"],
        ["Rotherham", "27.5", "33.0", "2.77", "3.47"],
    ]


def test_labels_over_several_lines_and_broken_periods() -> None:
    assert grid(published("custody")) == [
        ["Rate of Custody", "Apr 14-Mar15", "Apr 15-Mar16", "Apr 16-Mar17"],
        ["Rotherham", "0.45", "0.46", "0.25"],
        ["South Yorkshire PCC", "0.52", "0.35", "0.28"],
        ["National", "0.44", "0.41", "0.44"],
    ]


def test_headings_that_cannot_be_divided_stand_over_all_columns() -> None:
    (table,) = tables(published("caseload"))
    assert [(cell.text, cell.span) for cell in table.rows[0]] == [
        ("Total Young People Active EHCP SEN Category No recorded SEND", 5)
    ]
    assert grid(published("caseload"))[1:] == [
        ["Statutory", "29", "4", "7", "18"],
        ["YC/YCC", "1", "", "", "1"],
        ["Pre Court", "35", "4", "11", "20"],
        ["Grand Total", "103", "13", "25", "65"],
        ["% of YOT Cohort", "", "12.6%", "24.3%", "63.1%"],
    ]


def test_headings_of_some_words_and_some_lines() -> None:
    assert grid(published("population"))[0] == [
        *("Aged 10-12", "Total", "Males", "Females", "White British", "Other White"),
        *("Mixed", "Asian", "Black", "Other"),
    ]
    assert grid(published("deprivation")) == [
        [
            "",
            "Age Group in 2016 All Rotherham",
            "Most Deprived 10% nationally",
            "Most Deprived 30% nationally",
        ],
        ["Aged 10-12", "9,044", "2,063 (22.8%)", "4,396 (48.6%)"],
        ["Aged 13-19", "21,489", "4,678 (21.8%)", "10,190 (47.4%)"],
    ]


def test_a_list_of_amounts_keeps_its_misprints() -> None:
    assert grid(published("income")) == [
        ["Troubled Families", "£1,234,828"],
        ["YOT", "£42,7472"],
        ["Public Health", "£1,444001"],
        ["Probation Service (YOT)", "£5,000"],
    ]


def test_columns_set_out_by_spaces() -> None:
    text = """
Outcome               2017   2018   2019
Youth caution           19     15      9
Referral order          13             5
Total                   32     15     14
"""
    assert grid(text) == [
        ["Outcome", "2017", "2018", "2019"],
        ["Youth caution", "19", "15", "9"],
        ["Referral order", "13", "", "5"],
        ["Total", "32", "15", "14"],
    ]


def test_every_cell_on_a_line_of_its_own() -> None:
    text = "Area\n2017\n2018\nRotherham\n27.5%\n33.0%\nYOT family\n40.6%\n40.2%\n"
    assert grid(text) == [
        ["Area", "2017", "2018"],
        ["Rotherham", "27.5%", "33.0%"],
        ["YOT family", "40.6%", "40.2%"],
    ]
    assert all(cell.header for cell in tables(text)[0].rows[0])
    # The sentence before may not become a heading of it.
    assert grid("There were many.\n\nBoys\n\n31\n\nGirls\n\n10\n\nAll\n\n41\n") == [
        ["Boys", "31"],
        ["Girls", "10"],
        ["All", "41"],
    ]
    # One cell is missing somewhere in the second row.
    assert tables("Rotherham\n27.5%\n33.0%\nYOT family\n40.6%\nNational\n41.6%\n39.8%\n") == []


@pytest.mark.parametrize(
    "text",
    [
        # Which of the three cells is empty cannot be said.
        "Caution 19 15 9\nReferral order 13 5\nTotal 32 15 14\n",
        "Telephone 01709 334523\nFax 01709 334524\nMobile 07709 334525\n",
        "Meeting of 2017\nMeeting of 2018\nMeeting of 2019\n",
        "the number of children fell from 44 in 2017\nto 41 in 2018 and the rate from 232\nto 169 in 2018.\n",
    ],
    ids=["gap unknown", "telephones", "years", "prose"],
)
def test_what_is_not_surely_a_table_stays_text(text: str) -> None:
    assert tables(text) == []
    said = " ".join(paragraphs(PADDING + text + PADDING))
    assert all(word in said for word in text.split())


def test_broken_lines_become_paragraphs() -> None:
    text = """
Charts 2a and 2b show that Rotherham is comparable to the South

Yorkshire PCC. A review will take place of the current provision in

Rotherham to ensure that interventions are adapted in order to reduce re-

offending and to reinte-

grate children.

This marks the lowest rate of custody for five years in Rotherham.

Children reintegrate best at home; the re-offending rate is 33.0% (30 of
91 children).
"""
    assert paragraphs(text) == [
        "Charts 2a and 2b show that Rotherham is comparable to the South Yorkshire PCC. A review will take place of "
        "the current provision in Rotherham to ensure that interventions are adapted in order to reduce re-offending "
        "and to reintegrate children.",
        "This marks the lowest rate of custody for five years in Rotherham.",
        "Children reintegrate best at home; the re-offending rate is 33.0% (30 of 91 children).",
    ]


def test_headings_lists_and_captions() -> None:
    text = """
8. REVIEW OF 2018 PERFORMANCE AGAINST PRIORITIES

The service has a plan in place that the board looks at in each quarter of the year.

• Prevent offending, working with every school in the borough from the first
concern on

• Reduce reoffending
• Safe and effective use of custody

Chart 3b: Rate of custody

Chart 2c highlights the number of young people in this cohort is relatively low, it is
worrying that it rises.
"""
    found = [(item.kind, item.text) for item in document(text).items if isinstance(item, Block)]
    assert found == [
        (Kind.HEADING, "8. REVIEW OF 2018 PERFORMANCE AGAINST PRIORITIES"),
        (
            Kind.PARAGRAPH,
            "The service has a plan in place that the board looks at in each quarter of the year.",
        ),
        (
            Kind.LIST_ITEM,
            "Prevent offending, working with every school in the borough from the first concern on",
        ),
        (Kind.LIST_ITEM, "Reduce reoffending"),
        (Kind.LIST_ITEM, "Safe and effective use of custody"),
        (Kind.CAPTION, "Chart 3b: Rate of custody"),
        (
            Kind.PARAGRAPH,
            "Chart 2c highlights the number of young people in this cohort is relatively low, it is worrying that it "
            "rises.",
        ),
    ]


def numbered_pages(*, feed: str) -> str:
    pages = [
        f"Youth Justice Plan 2019\n\nPage text {word} tells of the work with children and what the board said.\n"
        f"\nAnother line {word}.\n\nPage {n} of 4\n"
        for n, word in enumerate(("one", "two", "three", "four"), start=1)
    ]
    return feed.join(pages)


def body_pages(items: tuple[Item, ...], word: str) -> set[int | None]:
    return {
        item.place.page
        for item in items
        if isinstance(item, Block) and item.place.part is Part.BODY and word in item.text
    }


@pytest.mark.parametrize("feed", ["\f", ""], ids=["form feeds", "page numbers only"])
def test_pages_and_running_heads(feed: str) -> None:
    items = document(numbered_pages(feed=feed)).items
    for page, word in enumerate(("one", "two", "three", "four"), start=1):
        # Without form feeds the first number tells where its page ends, and not where it began.
        assert body_pages(items, word) == ({page} if feed or page > 1 else {1})
    feet = [item.text for item in items if isinstance(item, Block) and item.place.part is Part.FOOTER]
    assert feet == [f"Page {n} of 4" for n in range(1, 5)]
    heads = [item.text for item in items if isinstance(item, Block) and item.place.part is Part.HEADER]
    assert heads == (["Youth Justice Plan 2019"] * 4 if feed else [])


def test_lost_form_feeds_count_only_where_the_page_numbers_bear_them_out() -> None:
    def page(word: str) -> str:
        return (
            f"The {word} page says how many children there were.\n"
            + "It goes on with what was done about it.\n" * 6
        )

    known = (
        page("first")
        + "Page 1\n"
        + page("second")
        + " "
        + page("third")
        + "Page 3\n"
        + page("last")
        + "Page 4\n"
    )
    items = document(known).items
    assert [body_pages(items, f"The {word} page") for word in ("first", "second", "third", "last")] == [
        {1},
        {2},
        {3},
        {4},
    ]
    unknown = known.replace(" The third", "The third")
    items = document(unknown).items
    assert body_pages(items, "The second page") == {None}
    places = [
        item.place.words for item in items if isinstance(item, Block) and "The second page" in item.text
    ]
    assert places == ["line 9"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "The budget of £5,000 – or less – is for children’s services.\r\nIt is spent."
    read = read_opened(Opened(name="plan.txt", content=text.encode(encoding), kind="txt"))
    assert isinstance(read.items[0], Block)
    assert read.items[0].text.startswith("The budget of £5,000 – or less – is for children’s services.")


def test_tabs_for_spaces_are_no_cells() -> None:
    text = (
        "Using\tthe\tschool\tcensus\tit\tis\tpossible\tto\tproject\tchange\tin\tthe\tage\tstructure\tof\n"
        "children:\tthe\tlargest\tgroup\tnumbered\t7,912\tin\t2011\t(or\t3.1%\tof\tthe\tpopulation)."
    )
    assert paragraphs(text) == [
        "Using the school census it is possible to project change in the age structure of children: the largest group "
        "numbered 7,912 in 2011 (or 3.1% of the population)."
    ]
