"""Output of commands: the format that was asked for, and a file that cannot be written in one sentence."""

from pathlib import Path

import pytest

from yjp.cli.output import format_of, write
from yjp.errors import UserError

SUFFIXES = {".txt": "text", ".json": "json"}


def test_the_format_is_what_was_asked_for_then_what_the_file_is_called() -> None:
    assert format_of("json", Path("a.txt"), SUFFIXES) == "json"
    assert format_of(None, Path("a.JSON"), SUFFIXES) == "json"
    assert format_of(None, None, SUFFIXES) == "text"
    with pytest.raises(
        UserError, match=r"a\.pdf: which format\? Say --format, or end the name in \.txt, \.json\."
    ):
        format_of(None, Path("a.pdf"), SUFFIXES)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("yjp.files.replace", refused)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(UserError) as said:
        write(tmp_path / "f.csv.manifest.json", b"1")
    assert str(said.value) == (
        f"{tmp_path}: nothing can be written into this folder (Permission denied). Choose another place."
    )


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(
        UserError, match=r"no folder: there is no such folder\. Make it, or choose another place\."
    ):
        write(tmp_path / "no folder" / "a.csv", b"1")
    (tmp_path / "taken").mkdir()
    with pytest.raises(
        UserError, match=r"taken: this file cannot be written \(.+\)\. Close it, or choose another\."
    ):
        write(tmp_path / "taken", b"1")
    kept = tmp_path / "kept.csv"
    kept.write_bytes(b"signed")
    kept.chmod(0o444)
    with pytest.raises(
        UserError, match=r"kept\.csv: this file is there already and is write-protected\. Choose"
    ):
        write(kept, b"1")
    assert kept.read_bytes() == b"signed"
    kept.chmod(0o644)
    write(kept, b"1")
    write(tmp_path / "new folder" / "a.csv", b"1", new_folder=True)
    assert (tmp_path / "new folder" / "a.csv").read_bytes() == b"1"
