"""The packaged example is the same bytes on every run, every machine and every Python.

A change here is a change of every figure, chart and document that is shown from the example: make it on purpose.
"""

import hashlib
from pathlib import Path

import pytest

from yjp.synthetic import write_example

SHA256 = {
    "children.csv": "e162035e2549f48b63534fb29648bdedf8d216224b49c119770cb3e2f97c661d",
    "offences.csv": "8e34d2df07f472667a20b51caa8a5fa358608891bfee1ef5e74847098f336749",
    "outcomes.csv": "29ac3adeb9019f81933a77f92c39238efd9b18315e9aacf8206e5c3d27eef876",
    "programmes.csv": "079f680a07df735671233d5c7e398098b94ff9c0ede19ab9a0cb06f947b3a778",
    "programme_offences.csv": "bd7aab83300c69552b1397b8cf64a0d16a8b32c02ad3c8f82c3770e687701c20",
    "care_status.csv": "d2c19a28d78e73e917ff961c9e20d4ec9099e2892eb4451626d4b8af0fa7f901",
    "send.csv": "f2b6b60389b4de70b6b0590f1bfc3a41f9ec075510bf98fc5c026cd67beecbfd",
    "population.csv": "06b3bdd611dd1b41f2c1ece510c42090902941d295f406a15843008aefb0bb21",
    "README.txt": "08957d31cca32904be8b2fb4bd9be423c808d6c9e57d0a2170540720061ac0e2",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    write_example("rotherham_2019", folder)
    return folder


@pytest.mark.parametrize("name", SHA256)
def test_bytes_are_as_recorded(folder: Path, name: str) -> None:
    assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == SHA256[name]


def test_no_file_is_left_out_and_a_second_run_writes_the_same(folder: Path, tmp_path: Path) -> None:
    written = write_example("rotherham_2019", tmp_path)
    assert {path.name for path in written} == set(SHA256)
    assert [path.read_bytes() for path in written] == [(folder / path.name).read_bytes() for path in written]
