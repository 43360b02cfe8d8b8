"""Tables of plain text whose columns are set out by spaces."""

from tests.unit.audit.reading.test_text import document
from yjp.audit.document import Table

PROSE = "The service works with its partners so that every child gets help at the right time, and no later.\n"


def grid(text: str) -> list[list[str]]:
    (table,) = [item for item in document(PROSE + text + "\n" + PROSE).items if isinstance(item, Table)]
    return [[cell.text if cell else "–" for cell in row] for row in table.grid()]


def test_a_label_keeps_the_number_at_its_end() -> None:
    assert grid("""
                              Previous     Current      +/-     National
FTE rate per 100,000               195         171      -24          143
Binary reoffending rate %         29.4        31.8     +2.4         32.2
Custody rate per 1,000            0.16        0.13    -0.03            -
""") == [
        ["", "Previous", "Current", "+/-", "National"],
        ["FTE rate per 100,000", "195", "171", "-24", "143"],
        ["Binary reoffending rate %", "29.4", "31.8", "+2.4", "32.2"],
        ["Custody rate per 1,000", "0.16", "0.13", "-0.03", "-"],
    ]


def test_years_over_the_columns_are_headings() -> None:
    assert grid("""
                 2019    2020    2021
Eastwick           41      33      30
Dale               19      15      17
""") == [["", "2019", "2020", "2021"], ["Eastwick", "41", "33", "30"], ["Dale", "19", "15", "17"]]


def test_a_unit_under_the_heading_belongs_to_it() -> None:
    assert grid("""
Source               2023-24     2024-25
                        £000        £000
Local authority          418         431
Probation                 15          15
Total                  1,050       1,071
""") == [
        ["Source", "2023-24 £000", "2024-25 £000"],
        ["Local authority", "418", "431"],
        ["Probation", "15", "15"],
        ["Total", "1,050", "1,071"],
    ]


def test_a_row_with_a_gap_keeps_its_columns_and_words_can_be_values() -> None:
    assert grid("""
Measure               Number      Share      Rating
Visits in time            58      81.7%      Green
Panels in time            25      89.3%      Amber
All                       83                 Green
""") == [
        ["Measure", "Number", "Share", "Rating"],
        ["Visits in time", "58", "81.7%", "Green"],
        ["Panels in time", "25", "89.3%", "Amber"],
        ["All", "83", "", "Green"],
    ]


def test_text_with_wide_spaces_is_no_table() -> None:
    text = (
        "We met.  There were 14 of us.  Of these 3 left.\nWe met again.  There were 12.  All stayed for it.\n"
    )
    assert not [
        item for item in document(PROSE + "\n" + text + "\n" + PROSE).items if isinstance(item, Table)
    ]


def test_two_storeys_of_headings() -> None:
    assert grid("""
                     2022/23            2023/24
                  Boys    Girls      Boys    Girls
Cautions            20        5        18        4
Custody              4        0         3        1
""") == [
        ["", "2022/23", "2022/23", "2023/24", "2023/24"],
        ["", "Boys", "Girls", "Boys", "Girls"],
        ["Cautions", "20", "5", "18", "4"],
        ["Custody", "4", "0", "3", "1"],
    ]
