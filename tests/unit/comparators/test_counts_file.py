"""A file of published counts: read as people save it, refused with file, row and column."""

from pathlib import Path

import pytest

from yjp.comparators.counts import known_counts
from yjp.comparators.counts_file import read_counts
from yjp.errors import UnreadableInput
from yjp.settings import Settings

HEAD = "area,indicator,window,numerator,denominator,source"
GOOD = "Rotherham,fte_rate,2018-12.12m,41,24260,plan"


def write(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "counts.csv"
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def test_a_file_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        HEAD + ",state",
        "st helens,binary_reoffending,2018-03.3m,9,21,Data Summary,",
        "Rotherham,fte_count,2018-12.12m,41,,plan,revised",
        "",
        '"Rotherham",fte_rate,2018-12.12m,"1,041",24260,"a plan, page 3",',
    )
    found = read_counts(path)
    assert found.select("area", "indicator", "numerator", "denominator", "state", "source_ref").rows() == [
        ("st_helens", "binary_reoffending", 9, 21, "as_published", "Data Summary"),
        ("rotherham", "fte_count", 41, None, "revised", "plan"),
        ("rotherham", "fte_rate", 1041, 24260, "as_published", "a plan, page 3"),
    ]


def test_semicolons_and_a_byte_order_mark_are_excels(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD.replace(",", ";"), GOOD.replace(",", ";"), encoding="utf-8-sig")
    assert read_counts(path).select("area", "numerator").row(0) == ("rotherham", 41)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([HEAD.replace(",source", ""), "x"], "row 1 has no column source. It needs: area"),
        ([HEAD + ",colour", GOOD + ",red"], "row 1 has a column colour"),
        ([HEAD, GOOD + ",more"], "row 2 has 7 cells, not 6"),
        ([HEAD, GOOD.replace("Rotherham", "Atlantis")], "row 2, column area. This is no service"),
        ([HEAD, GOOD, GOOD.replace("fte_rate", "fte_rat")], "row 3, column indicator. Yjp knows no"),
        ([HEAD, GOOD.replace("2018-12.12m", "2018")], "row 2, column window. Write a window as"),
        ([HEAD, GOOD.replace("41", "4.5")], "row 2, column numerator. Write a whole number"),
        ([HEAD, GOOD.replace("41", "-1")], "row 2, column numerator. Write a whole number"),
        ([HEAD, GOOD.replace("24260", "")], "row 2, column denominator. Write a whole number"),
        ([HEAD, GOOD.replace("24260", "0")], "row 2, column denominator. A population cannot be nought"),
        ([HEAD, GOOD.replace("fte_rate", "fte_count")], "row 2, column denominator. Leave it empty"),
        (
            [HEAD, GOOD.replace("fte_rate", "binary_reoffending").replace("41", "99999")],
            "more than the whole",
        ),
        ([HEAD, GOOD.replace("plan", "")], "row 2, column source. Say where"),
        ([HEAD, GOOD, GOOD], "row 3, column area. The same area, indicator, window and state"),
        ([HEAD + ",state", GOOD + ",final"], "row 2, column state. Write as_published or revised"),
    ],
)
def test_a_mistake_names_file_row_and_column(tmp_path: Path, lines: list[str], words: str) -> None:
    with pytest.raises(UnreadableInput, match=r"counts\.csv: ") as raised:
        read_counts(write(tmp_path, *lines))
    assert words in str(raised.value)
    assert "41" not in str(raised.value).replace(str(tmp_path), "")  # no count in a message


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "counts.csv"
    path.write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(UnreadableInput, match="not UTF-8"):
        read_counts(path)
    with pytest.raises(UnreadableInput, match="cannot be opened"):
        read_counts(tmp_path / "none.csv")


def test_a_services_own_file_comes_before_what_ships(tmp_path: Path) -> None:
    write(tmp_path, HEAD, "Oldham,binary_reoffending,2017-06.12m,61,157,corrected")
    found = known_counts(Settings(service="Oldham", counts=("counts.csv",), folder=tmp_path))
    oldham = found.filter(area="oldham", indicator="binary_reoffending", window="2017-06.12m")
    assert oldham.select("numerator", "source_ref").rows() == [(61, "corrected")]
