"""Two hundred corrupted variants of the example extract: never a crash, never a row unaccounted for, nothing written.

Each variant takes the example's first children, spoils a table in one or two ways and imports it. Either the import
stops with one sentence and the exit code for unreadable input, or read = accepted + quarantined for every table and
every data row of the file, counted apart with Python's own csv module, is among those read.
"""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
import xlsxwriter

from yjp.errors import EXIT_UNREADABLE, UnreadableInput
from yjp.ingest.extract import Import, read_extract
from yjp.synthetic import EXAMPLES, tables

VARIANTS = 200
EXAMPLE = EXAMPLES["rotherham_2019"]
CHILDREN = 40
Grid = list[list[str]]
Files = dict[str, bytes]


def _base() -> dict[str, Grid]:
    """The first children's rows, header first, of every table."""
    found = tables(EXAMPLE.name)
    wanted = {row["child_id"] for row in found["children"][:CHILDREN]}
    grids = {}
    for name, rows in found.items():
        kept = [r for r in rows if r.get("child_id", next(iter(wanted))) in wanted]
        kept = kept if "child_id" in rows[0] or name == "population" else []
        if kept:
            grids[name] = [list(rows[0]), *([row[c] for c in rows[0]] for row in kept)]
    return grids


BASE = _base()


def encoded(grid: Grid) -> bytes:
    """The grid as comma-separated UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(grid)
    return text.getvalue().encode()


def cell(rng: Random, grid: Grid) -> tuple[int, int]:
    """A random cell below the header."""
    row = rng.randrange(1, len(grid))
    return row, rng.randrange(len(grid[row]))


ABSURD = (
    "x" * 1000, "=1+1", "=HYPERLINK(\"a\")", "-1", "999999999999999999999", "1e400", "nan", "NULL", "\t", "0000-00-00",
    "9999-99-99", "2019-02-30", "31/12/2015", "43466", "1900-01-01", "2090-01-01", "é…漢字😀", '"', "a,b",
    "'; DROP TABLE", "../../etc/passwd", "True", " ", "two\nlines",
)  # fmt: skip


def absurd_values(rng: Random, grid: Grid) -> Grid:
    for _ in range(rng.randrange(1, 12)):
        row, column = cell(rng, grid)
        grid[row][column] = rng.choice(ABSURD)
    return grid


def nulls(rng: Random, grid: Grid) -> Grid:
    column = rng.randrange(len(grid[0]))
    for row in grid[1:]:
        if rng.random() < 0.3 and column < len(row):
            row[column] = ""
    return grid


def shuffled_columns(rng: Random, grid: Grid) -> Grid:
    order = list(range(len(grid[0])))
    rng.shuffle(order)
    return [[row[i] for i in order if i < len(row)] + row[len(order) :] for row in grid]


def shifted_header(rng: Random, grid: Grid) -> Grid:
    return [grid[0][1:] + grid[0][:1], *grid[1:]]


def merged_header(rng: Random, grid: Grid) -> Grid:
    return [["Extract of the caseload"] + [""] * (len(grid[0]) - 1), *grid]


def swapped_dates(rng: Random, grid: Grid) -> Grid:
    dated = [i for i, name in enumerate(grid[0]) if "date" in name]
    for row in grid[1:]:
        for i in dated:
            if rng.random() < 0.4 and i < len(row) and row[i].count("-") == 2:
                year, month, day = row[i].split("-")
                row[i] = f"{year}-{day}-{month}"
    return grid


def repeated_rows(rng: Random, grid: Grid) -> Grid:
    return grid + [list(rng.choice(grid[1:])) for _ in range(rng.randrange(1, 9))]


def ragged_rows(rng: Random, grid: Grid) -> Grid:
    for _ in range(rng.randrange(1, 6)):
        place = rng.randrange(1, len(grid))
        grid[place] = (
            grid[place] + ["more"] if rng.random() < 0.6 else grid[place][: rng.randrange(1, len(grid[0]))]
        )
    return grid


def blank_rows(rng: Random, grid: Grid) -> Grid:
    grid.insert(rng.randrange(1, len(grid) + 1), [""] * len(grid[0]))
    return grid


def no_rows(rng: Random, grid: Grid) -> Grid:
    return grid[:1]


def extra_columns(rng: Random, grid: Grid) -> Grid:
    return [[*row, "note" if i == 0 else "seen"] for i, row in enumerate(grid)]


def twice_a_column(rng: Random, grid: Grid) -> Grid:
    return [[*row, row[0]] for row in grid]


def truncated(rng: Random, content: bytes) -> bytes:
    return content[: rng.randrange(len(content))]


def other_encoding(rng: Random, content: bytes) -> bytes:
    return content.decode().encode(rng.choice(["utf-16", "cp1252", "utf-8-sig", "utf-32"]), errors="replace")


def broken_bytes(rng: Random, content: bytes) -> bytes:
    spoiled = bytearray(content)
    for _ in range(rng.randrange(1, 20)):
        spoiled[rng.randrange(len(spoiled))] = rng.randrange(256)
    return bytes(spoiled)


def other_separator(rng: Random, content: bytes) -> bytes:
    return content.replace(b",", rng.choice([b";", b"\t", b"|", b" "]))


def other_line_ends(rng: Random, content: bytes) -> bytes:
    return content.replace(b"\n", rng.choice([b"\r\n", b"\r", b"\n\n"]))


def nothing(rng: Random, content: bytes) -> bytes:
    return rng.choice([b"", b"\n", b"\x00\x01\x02", b"PK\x03\x04", b"<html></html>"])


GRIDS: tuple[Callable[[Random, Grid], Grid], ...] = (
    absurd_values, nulls, shuffled_columns, shifted_header, merged_header, swapped_dates, repeated_rows, ragged_rows,
    blank_rows, no_rows, extra_columns, twice_a_column,
)  # fmt: skip
BYTES: tuple[Callable[[Random, bytes], bytes], ...] = (
    truncated, other_encoding, broken_bytes, other_separator, other_line_ends, nothing,
)  # fmt: skip


def variant(seed: int) -> tuple[Files, str]:
    """The files of a corrupted extract, and what was done to it."""
    rng = Random(seed)
    grids = {name: [list(row) for row in grid] for name, grid in BASE.items()}
    victim = rng.choice(list(grids))
    done = []
    for spoil in rng.sample(GRIDS, rng.choice([0, 1, 1, 2])):
        if len(grids[victim]) > 1:
            grids[victim] = spoil(rng, grids[victim])
            done.append(spoil.__name__)
    files = {f"{name}.csv": encoded(grid) for name, grid in grids.items()}
    if not done or rng.random() < 0.3:
        harm = rng.choice(BYTES)
        files[f"{victim}.csv"] = harm(rng, files[f"{victim}.csv"])
        done.append(harm.__name__)
    return files, f"{victim}: {', '.join(done)}"


def data_rows(content: bytes) -> int | None:
    """Rows below the header that hold anything, counted apart; none where the text cannot be read plainly."""
    try:
        text = content.decode("utf-8-sig")
        separator = max(",;\t|", key=text.lstrip("\r\n").split("\n", 1)[0].count)
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except (UnicodeDecodeError, csv.Error):
        return None
    return sum(any(cell.strip() for cell in row) for row in rows[1:])


def accounted(result: Import, files: Files) -> None:
    """Read = accepted + quarantined, by the counts and by the rows themselves."""
    for count in result.counts:
        quarantined = result.quarantine.filter(result.quarantine["table"] == count.table)
        assert quarantined.get_column("row").n_unique() == count.quarantined
        assert result.caseload.tables[count.table].height == count.accepted
        expected = data_rows(files[count.file]) if count.file in files else None
        assert expected is None or expected == count.read


def imported(folder: Path, name: str) -> Import | UnreadableInput:
    """What the import gives, or how it refuses; anything else is a crash."""
    try:
        return read_extract([folder], EXAMPLE.extract_date)
    except UnreadableInput as refused:
        return refused
    except Exception as crash:
        raise AssertionError(f"{name} crashed") from crash


@pytest.mark.parametrize("tenth", range(10))
def test_corrupted_extracts_are_read_whole_or_refused_in_one_sentence(tmp_path: Path, tenth: int) -> None:
    for seed in range(tenth * VARIANTS // 10, (tenth + 1) * VARIANTS // 10):
        files, done = variant(seed)
        folder = tmp_path / str(seed)
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        result = imported(folder, f"variant {seed} ({done})")
        if isinstance(result, Import):
            accounted(result, files)
        else:
            assert (result.exit_code, str(result).count("\n")) == (EXIT_UNREADABLE, 0), done
        assert {p.name: p.read_bytes() for p in folder.iterdir()} == files
    assert sorted(int(p.name) for p in tmp_path.iterdir()) == list(
        range(tenth * VARIANTS // 10, (tenth + 1) * VARIANTS // 10)
    )


def test_the_variants_are_many_kinds_and_some_are_read_and_some_refused(tmp_path: Path) -> None:
    kinds = Counter(word for seed in range(VARIANTS) for word in variant(seed)[1].split(": ")[1].split(", "))
    assert set(kinds) == {spoil.__name__ for spoil in (*GRIDS, *BYTES)}


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_path_tricks_in_zip_names_write_nothing_and_change_nothing(tmp_path: Path) -> None:
    plain = {f"{name}.csv": encoded(grid) for name, grid in BASE.items()}
    tricks = ("../../../{}", "/etc/{}", "C:\\\\{}", "a/../../{}", "..\\..\\{}", "{}")
    named = {tricks[i % len(tricks)].format(name): content for i, (name, content) in enumerate(plain.items())}
    result = read_extract([zipped(tmp_path / "e.zip", named)], EXAMPLE.extract_date)
    accounted(result, plain)
    assert [p.name for p in tmp_path.iterdir()] == ["e.zip"]


@pytest.mark.parametrize(
    ("name", "member"), [("e.zip", "children.csv"), ("e.xlsx", "xl/worksheets/sheet1.xml")]
)
def test_a_bomb_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, member: str
) -> None:
    for module in ("files", "workbook"):
        monkeypatch.setattr(f"yjp.ingest.{module}.MAX_UNZIPPED_BYTES", 1_000_000)
    bomb = zipped(tmp_path / name, {member: b"0" * 2_000_000})
    assert bomb.stat().st_size < 10_000
    with pytest.raises(UnreadableInput, match="unpacks to more than"):
        read_extract([bomb], EXAMPLE.extract_date)


def test_formula_cells_of_a_workbook_are_read_as_their_values(tmp_path: Path) -> None:
    path = tmp_path / "extract.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, grid in BASE.items():
            sheet = book.add_worksheet(name)
            for r, row in enumerate(grid):
                for c, text in enumerate(row):
                    if r == 1 and c == 0:
                        sheet.write_formula(r, c, f'="{text}"', None, text)
                    else:
                        sheet.write_string(r, c, text)
    result = read_extract([path], EXAMPLE.extract_date)
    plain = tmp_path / "plain"
    plain.mkdir()
    for name, grid in BASE.items():
        (plain / f"{name}.csv").write_bytes(encoded(grid))
    expected = read_extract([plain], EXAMPLE.extract_date)
    assert all(result.caseload.tables[n].equals(t) for n, t in expected.caseload.tables.items())
