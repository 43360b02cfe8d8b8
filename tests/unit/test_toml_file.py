"""A TOML file that people write by hand: read with Notepad's mark, refused in one sentence."""

from pathlib import Path

import pytest

from yjp.errors import UnreadableInput
from yjp.toml_file import read_toml


def test_a_file_that_notepad_saved_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b'\xef\xbb\xbfname = "caf\xc3\xa9"\r\n')
    assert read_toml(path) == {"name": "café"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"name = \xff", r"a\.toml: this is not UTF-8 text\. Save it as UTF-8\."),
        (
            b"[extract]\ncomplete_since = 01/04/2010\n",
            r"a\.toml: line 2 has a date that is not understood\. Dates are written year-month-day: 2010-04-01\.",
        ),
        (
            b"dates = [2019-06-18, 1.7.2019]\n",
            r"a\.toml: line 1 has a date that is not understood\. Dates are written year-month-day: 2019-07-01\.",
        ),
        (
            b"a = 1\nname = \xe2\x80\x9cRotherham\xe2\x80\x9d\n",
            r"a\.toml: line 2 has curly quotation marks\. Type straight ones, as in \"this\"\.",
        ),
        (b"name = ", r"a\.toml: this is not valid TOML: invalid value \(at .*\)\. Mend that line\."),
    ],
)
def test_a_mistake_is_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(content)
    with pytest.raises(UnreadableInput, match=said):
        read_toml(path)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="the file cannot be opened"):
        read_toml(tmp_path / "none.toml")
