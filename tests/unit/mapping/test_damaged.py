"""Damaged exports: an import either accounts for every row or stops with one sentence; it never crashes."""

import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from yjp.errors import UserError
from yjp.ingest.extract import read_extract
from yjp.ingest.mapping import find_mapping
from yjp.ingest.mapping.suggest import suggest, write
from yjp.ingest.sheets import read_sheets

Damage = Callable[[random.Random, bytes], bytes]


def _cut(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content))]


def _with(what: bytes) -> Damage:
    def insert(chance: random.Random, content: bytes) -> bytes:
        place = chance.randrange(len(content))
        return content[:place] + what + content[place:]

    return insert


def _lines_shuffled(chance: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _other_separators(chance: random.Random, content: bytes) -> bytes:
    return content.replace(b",", chance.choice([b";", b"\t", b'"', b"||"]), 500)


DAMAGES: dict[str, Damage] = {
    "cut off": _cut,
    "noise": _with(bytes(range(128, 256))),
    "a quotation mark": _with(b'"'),
    "nulls": _with(b"\0" * 40),
    "a cell of 200,000 characters": _with(b"A" * 200_000),
    "lines shuffled": _lines_shuffled,
    "other separators": _other_separators,
    "halves swapped": lambda chance, content: content[len(content) // 2 :] + content[: len(content) // 2],
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("system", ["case_system_a", "case_system_b", "national_case_level"])
def test_a_damaged_file_is_accounted_for_or_refused(
    exports: dict[str, Path], tmp_path: Path, system: str, damage: str
) -> None:
    chance = random.Random(f"{system} {damage}")
    folder = tmp_path / "export"
    shutil.copytree(exports[system], folder)
    path = chance.choice(sorted(p for p in folder.iterdir() if p.stem != "population"))
    path.write_bytes(DAMAGES[damage](chance, path.read_bytes()))
    stopped: UserError | None
    try:
        result = read_extract([folder], date(2019, 6, 18), find_mapping(system))
    except UserError as refused:
        stopped = refused
    else:
        stopped = None
        for count in result.counts:
            aside = result.quarantine.filter(pl.col("table") == count.table).unique(["file", "row"])
            assert count.quarantined == aside.height
            assert count.accepted == result.caseload.tables[count.table].height
    assert stopped is None or (stopped.exit_code == 3 and "\n" not in str(stopped))
    try:
        text = write(suggest(read_sheets([folder])), "x")
    except UserError:
        return
    assert "[mapping]" in text
