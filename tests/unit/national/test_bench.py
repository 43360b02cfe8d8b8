"""The benchmark: three engines that agree exactly, and what it says when they do not. Never how fast."""

from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from yjp import cli
from yjp.national import bench


def test_duckdb_and_pandas_agree_with_yjp_in_every_row(tmp_path: Path) -> None:
    words = [
        "bench",
        "--scale",
        "0.004",
        "--bucket",
        "1500",
        "--times",
        "1",
        "--dir",
        str(tmp_path / "country"),
    ]
    result = CliRunner().invoke(cli.yjp, words, catch_exceptions=False)
    assert result.exit_code == 0
    assert "4,000 children" in result.stdout
    assert "in 3 parts" in result.stdout
    assert "duckdb and yjp agree in every row." in result.stdout
    assert "pandas and yjp agree in every row." in result.stdout
    assert "nobody in it is real" in result.stderr
    lines = [line.split()[0] for line in result.stdout.splitlines() if line]
    assert lines[2:6] == ["engine", "yjp", "duckdb", "pandas"]
    assert str(tmp_path) not in result.stdout


def test_an_engine_that_cannot_run_is_named_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench.importlib.util, "find_spec", lambda name: None)
    result = CliRunner().invoke(cli.yjp, ["bench", "--scale", "0.001", "--times", "1", "--against", "duckdb"])
    assert result.exit_code == 0
    assert "duckdb: left out, duckdb is not installed." in result.stdout


def test_without_the_source_the_queries_are_not_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bench.resources, "PACKAGE", tmp_path / "site-packages" / "yjp")
    assert bench.why_not("pandas") == (
        "its query, benchmarks/national_pandas.py, comes with the source and is not here"
    )


def test_a_difference_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "differing_rows", lambda one, other: 12)
    result = CliRunner().invoke(cli.yjp, ["bench", "--scale", "0.001", "--times", "1", "--against", "duckdb"])
    assert result.exit_code == 1
    assert "duckdb and yjp differ in 12 rows." in result.stdout


def test_an_unknown_rival_is_refused() -> None:
    result = CliRunner().invoke(cli.yjp, ["bench", "--scale", "0.001", "--against", "excel"])
    assert result.exit_code == 2
    assert "excel" in result.stderr


@pytest.mark.parametrize(
    ("change", "rows"),
    [
        ({}, 0),
        ({"numerator": [1, 2]}, 1),
        ({"denominator": [7, 9]}, 1),
        ({"value": [0.1 + 0.2, None]}, 1),
        ({"area": ["b", "b"]}, 1),
    ],
)
def test_tables_are_compared_to_the_last_digit(
    tmp_path: Path, change: dict[str, list[object]], rows: int
) -> None:
    columns: dict[str, list[object]] = {
        "indicator": ["fte_count", "fte_rate"],
        "area_role": ["local", "local"],
        "area": ["a", "b"],
        "period_end": [None, None],
        "months": [12, 12],
        "numerator": [1, 3],
        "denominator": [None, 9],
        "value": [0.3, None],
    }
    for name, frame in (("one", columns), ("other", columns | change)):
        pl.DataFrame(frame).write_parquet(tmp_path / name)
    assert bench.differing_rows(tmp_path / "one", tmp_path / "other") == rows
