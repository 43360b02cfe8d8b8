"""Commands as they are typed: what a shell would take apart stands in quotation marks."""

import os
import shlex
from pathlib import Path

import pytest

from yjp.commands import as_typed, in_workspace, program


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("my-service", "my-service"),
        ("a/b.csv", "a/b.csv"),
        ("My Service", '"My Service"'),
        ("Jack & Jill", '"Jack & Jill"'),
        ("practice (2)", '"practice (2)"'),
        ("~old", '"~old"'),
        ("Bodmin; Looe", '"Bodmin; Looe"'),
    ],
)
def test_a_name_is_quoted_where_a_shell_would_take_it_apart(name: str, typed: str) -> None:
    assert as_typed(name) == typed
    assert shlex.split(f"yjp {as_typed(name)} x") == ["yjp", name, "x"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
@pytest.mark.parametrize("name", ["it's $5", 'the "best" one', "a\\b", "`ls`", "hey!", "b $HOME"])
def test_what_double_quotation_marks_do_not_keep_is_kept_all_the_same(name: str) -> None:
    assert shlex.split(f"yjp {as_typed(name)} x") == ["yjp", name, "x"]
    assert not as_typed(name).startswith('"')


def test_a_command_in_a_workspace_names_it_unless_we_stand_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("sys.argv", ["/usr/bin/pytest"])
    assert program() == "yjp"
    assert in_workspace(Path()) == "yjp"
    assert in_workspace(Path("KPI Service")) == 'yjp -w "KPI Service"'


def test_a_program_that_is_not_found_by_its_name_is_named_by_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "yjp").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("sys.argv", [str(tmp_path / "bin" / "yjp")])
    assert program() == str(Path("bin/yjp"))
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/yjp")
    assert program() == "yjp"
