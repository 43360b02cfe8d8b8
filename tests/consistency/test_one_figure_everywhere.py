"""The same figure reads the same in every exit: every figure of an example, walked through all of them.

The measure is the CSV export, read as text and rounded here by other code than the toolkit's. Beside it stand the other
exports, every table, chart and sentence of every page of the dashboard, every bound word of the plan and of the board
paper, the terminal, and the return. A number that two exits show differently fails here, and so does a measure that
one of them has forgotten.
"""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import fastexcel
import polars as pl
import pytest
from click.testing import CliRunner
from polars.testing import assert_frame_equal

from tests.consistency.dashboard_exit import Said, walk
from tests.consistency.numbers_read import first_number, to_places
from tests.consistency.word_exit import shown
from tests.unit.dashboards.workspaces import make_example
from yjp.cli import session, yjp
from yjp.figures import Facet, split_tag
from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.registry import PARTS, REGISTRY
from yjp.periods import parse_window
from yjp.store import Workspace

BOARDS = {"rotherham_2019": "2018Q4", "rotherham_2025": "2025Q1"}
"""The examples, and the quarter of the board that follows each."""
NOUGHT = {"none": "0", "no": "0"}
"""What a sentence says for it."""
Row = dict[str, str]
TITLES = {each.id: each.title for each in REGISTRY}


@dataclass(frozen=True)
class Walked:
    """A workspace, and what each of its exits says."""

    name: str
    workspace: Workspace
    dashboard: Said

    def run(self, *arguments: str | Path) -> str:
        result = CliRunner().invoke(yjp, ["-w", str(self.workspace.path), *map(str, arguments)])
        assert result.exit_code == 0, result.output
        return result.stdout

    def export(self, kind: str) -> Path:
        out = self.workspace.path / "exports" / f"walk.{kind}"
        out.parent.mkdir(exist_ok=True)
        if not out.exists():
            self.run("figures", "--format", kind, "--out", out)
        return out

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The CSV export by figure."""
        text = self.export("csv").read_text(encoding="utf-8-sig")
        return {row["figure_id"]: row for row in csv.DictReader(io.StringIO(text))}

    @cached_property
    def plan(self) -> list[tuple[str, str, bool]]:
        out = self.workspace.path / "plans" / "walk-plan.docx"
        self.run("plan", "draft", "--out", out)
        return list(shown(out))

    @cached_property
    def board_paper(self) -> list[tuple[str, str, bool]]:
        out = self.workspace.path / "plans" / "walk-board.docx"
        self.run("plan", "board", "--period", BOARDS[self.name], "--profile", "statutory", "--out", out)
        return list(shown(out))

    def everything(self) -> Iterator[tuple[str, str, str, bool]]:
        """Where, tag, text, and whether it stands in a cell."""
        for where, table in self.dashboard.tables:
            yield from ((where, c.tag, c.text, True) for row in table.rows for c in row if c.tag)
        for where, sentence in self.dashboard.sentences:
            yield from ((where, span.tag, span.text, False) for span in sentence if span.tag)
        yield from (("plan", *each) for each in self.plan)
        yield from (("board paper", *each) for each in self.board_paper)


@pytest.fixture(scope="module", params=BOARDS)
def walked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    workspace = make_example(tmp_path_factory.mktemp(request.param) / "w", request.param)
    with pytest.MonkeyPatch.context() as patch:
        added = CliRunner().invoke(
            yjp, ["-w", str(workspace.path), "scorecard", "add", "early_help", "--published"]
        )
        assert added.exit_code == 0, added.output
        session.ledger(workspace.path)
        yield Walked(request.param, workspace, walk(workspace, patch))


def test_every_number_is_that_of_the_csv(walked: Walked) -> None:
    wrong, compared = [], 0
    for where, tag, text, _ in walked.everything():
        identifier, facet = split_tag(tag)
        row = walked.rows.get(identifier)
        assert row is not None, f"{where} shows {tag}, which the export does not have"
        held = held_of(row, facet)
        if held is None or row["suppressed"] == "true" or "not shown" in text.lower():
            continue
        compared += 1
        if first_number(NOUGHT.get(text.split(" ")[0], text)) != held:
            wrong.append((where, tag, text, held))
    assert wrong == []
    assert compared > 3000


def held_of(row: Row, facet: Facet) -> object:
    """The number that a facet shows, from the text of the export."""
    places = int(row["decimals"])
    column, decimals = {
        Facet.VALUE: ("value", places),
        Facet.LOWER: ("lower", places),
        Facet.UPPER: ("upper", places),
        Facet.RANGE: ("lower", places),
        Facet.NUMERATOR: ("numerator", 0),
        Facet.DENOMINATOR: ("denominator", 0),
    }.get(facet, ("", 0))
    return to_places(float(row[column]), decimals) if column and row[column] else None


def test_a_tag_reads_the_same_wherever_it_stands(walked: Walked) -> None:
    """Words too: a verdict, a direction, a rating. Only a cell may say shortly what a sentence says in full."""
    readings: dict[tuple[str, bool], dict[str, str]] = defaultdict(dict)
    for where, tag, text, in_cell in walked.everything():
        if "not shown" not in text.lower():
            readings[tag, in_cell].setdefault(text.strip(" ,"), where)
    assert {key: said for key, said in readings.items() if len(said) > 1} == {}


def test_charts_draw_what_the_export_holds(walked: Walked) -> None:
    drawn = 0
    for where, chart in walked.dashboard.charts:
        for series in chart.series:
            for point in series.points:
                if point.figure_id is None or point.value is None:
                    continue
                row = walked.rows[point.figure_id]
                held = [float(row[c]) for c in ("value", "numerator") if row[c]]
                assert any(abs(point.value - each) < 1e-9 for each in held), (where, chart.title, point)
                drawn += 1
    assert drawn > 500


def test_the_four_exports_hold_the_same(walked: Walked) -> None:
    whole = pl.read_parquet(walked.export("parquet"))
    as_json = json.loads(walked.export("json").read_text(encoding="utf-8"))["figures"]
    assert len(whole) == len(walked.rows) == len(as_json)
    numbers = ["numerator", "denominator", "value", "lower", "upper"]
    from_csv = pl.DataFrame(
        [[i, *(float(r[n]) if r[n] else None for n in numbers)] for i, r in walked.rows.items()],
        schema=dict.fromkeys(["figure_id"], pl.String) | dict.fromkeys(numbers, pl.Float64),
        orient="row",
    )
    from_json = pl.DataFrame(
        [[each[n] for n in ("figure_id", *numbers)] for each in as_json], schema=from_csv.schema, orient="row"
    )
    assert_frame_equal(from_csv, from_json)
    assert_frame_equal(from_csv, whole.select(from_csv.columns), check_row_order=True)


def test_the_workbook_shows_what_the_csv_holds(walked: Walked) -> None:
    """Its cells hold the unrounded number; whatever stands beside a measure and a period is a figure of both."""
    known: dict[tuple[str, str], list[float]] = defaultdict(list)
    for row in walked.rows.values():
        if row["value"] and row["indicator"] in TITLES:
            known[TITLES[row["indicator"]], parse_window(row["window"]).label].append(float(row["value"]))
    book, compared = fastexcel.read_excel(walked.export("xlsx")), 0
    for name in book.sheet_names:
        cells = book.load_sheet(name, header_row=None).to_polars().rows()
        heads = next((row for row in cells if {"Measure", "Period", "Figure"} <= set(row)), None)
        if heads is None:
            continue
        measure, period, figure = (heads.index(each) for each in ("Measure", "Period", "Figure"))
        for row in cells:
            held = known.get((row[measure], row[period]))
            if held and (number := first_number(str(row[figure] or ""))) is not None:
                assert any(abs(float(number) - each) < 1e-6 for each in held), (name, row)
                compared += 1
    assert compared > 1000


def test_the_terminal_shows_the_newest_headlines(walked: Walked) -> None:
    text = " ".join(walked.run("figures").split())
    headline = {
        name.split("#")[0]
        for where, name, _, cell in walked.everything()
        if where == "board paper" and name.endswith("#rating") and not cell
    }
    assert len(headline) >= 4
    for identifier in headline:
        row = walked.rows[identifier]
        if row["group"] == "":
            assert f"{to_places(float(row['value']), int(row['decimals'])):,}" in text, identifier


def test_the_return_adds_up_to_the_ledger(walked: Walked) -> None:
    """Cells of the return's own file, added up here, are the counts of the KPI measures that the ledger holds."""
    held = {r["window"] for r in walked.rows.values() if r["indicator"].startswith("kpi")}
    assert bool(held) == (walked.name == "rotherham_2025"), "the KPIs begin in April 2023"
    compared = 0
    for window in sorted(held):
        year, month = int(window[:4]), int(window[5:7])
        period = f"{year if month > 3 else year - 1}Q{(month - 4) // 3 % 4 + 1}"
        out = walked.workspace.path / "exports" / f"kpi-{period}.csv"
        walked.run("return", "kpi", "--period", period, "--out", out)
        cells = {
            (int(r["table"]), r["row"], r["column"]): (r["value"], r["state"])
            for r in csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig")))
        }
        rows = {
            r["indicator"]: r
            for r in walked.rows.values()
            if r["window"] == window and r["indicator"].startswith("kpi") and r["area_role"] == "local"
        }
        for measure in KPIS_2023.measures:
            row = rows.get(measure.id)
            if row is None or row["numerator"] == "":
                continue
            asked = [
                cells[measure.numerator.table, r, c]
                for r in measure.numerator.rows
                for c in measure.numerator.columns
            ]
            total = sum(int(value) for value, state in asked if state != "not asked")
            assert total == float(row["numerator"]), (period, measure.id)
            compared += 1
    assert compared > 100 or not held


def test_every_measure_of_the_ledger_is_on_a_page(walked: Walked) -> None:
    held = {r["indicator"] for r in walked.rows.values() if r["area_role"] == "local" and r["value"]}
    tags = {split_tag(tag)[0] for where, tag, _, _ in walked.everything() if where.startswith("/")}
    drawn = {p.figure_id for _, chart in walked.dashboard.charts for s in chart.series for p in s.points}
    on_pages = {walked.rows[each]["indicator"] for each in tags | drawn if each}
    assert held - on_pages == set()


def test_every_family_of_measures_is_in_the_plan(walked: Walked) -> None:
    """A plan chooses; what it may not do is forget a whole part of the ledger."""
    held = {part_of(r) for r in walked.rows.values() if r["area_role"] == "local" and r["value"]}
    assert held - {part_of(walked.rows[split_tag(tag)[0]]) for tag, _, _ in walked.plan} == set()


def part_of(row: Row) -> str:
    """The part of the registry that an indicator stands in; a local measure is a part of its own."""
    found = [name for name, part in PARTS.items() if row["indicator"] in {each.id for each in part}]
    return found[0] if found else "local"


def test_no_figure_of_the_ledger_is_unread(walked: Walked) -> None:
    """Every figure goes out in the exports, and most of them where people look."""
    seen = {split_tag(tag)[0] for _, tag, _, _ in walked.everything()}
    seen |= {
        p.figure_id
        for _, chart in walked.dashboard.charts
        for s in chart.series
        for p in s.points
        if p.figure_id
    }
    assert seen <= set(walked.rows)
    assert len(seen) > 1000
