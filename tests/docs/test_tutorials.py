"""The tutorials for the next owner of the code: their changes made in a copy of the tree, and their promises tried."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.docs.blocks import blocks
from tests.docs.patches import DoesNotFit, apply
from tests.tools.tree import ROOT, tracked

FILES_AT_MOST = 3


class Copy:
    """A copy of the tree with the changes of a page."""

    def __init__(self, tree: Path, page: str) -> None:
        self.tree = tree
        for file in tracked():
            if file.parts[:2] != ("docs", "screenshots"):
                (tree / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / file, tree / file)
        self.changed = {apply(b.text, tree) for b in blocks(page) if b.language == "diff"}

    def run(self, *arguments: str | Path) -> str:
        """What Python says with the copy in place of this tree."""
        roots = [self.tree, self.tree / "returns", self.tree / "dashboards"]
        done = subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=self.tree,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, roots))},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{arguments}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def yjp(self, *arguments: str | Path) -> str:
        """What a command of the copy says."""
        return self.run("-c", "from yjp.cli import main; main()", *arguments)

    def test(self, *paths: str) -> str:
        """Run tests of the copy."""
        return self.run("-m", "pytest", "-q", "-p", "no:cacheprovider", *paths)

    def reference(self, name: str) -> str:
        """A page of the reference as the copy writes it."""
        self.run("scripts/build_docs.py")
        return (self.tree / "docs" / "reference" / name).read_text(encoding="utf-8")


def test_an_indicator_is_added_in_three_files_and_is_everywhere(tmp_path: Path) -> None:
    copy = Copy(tmp_path / "tree", "docs/tutorials/add_an_indicator.md")
    assert len(copy.changed) <= FILES_AT_MOST
    assert "passed" in copy.test("tests/spec/test_wider.py", "tests/unit/disclosure/test_families.py")

    space, title = tmp_path / "try-it", "Children with two or more knife offences"
    copy.yjp("demo", "--no-serve", "--dir", space)
    assert title in copy.yjp("explain", "knife_repeat")
    rows = copy.yjp("-w", space, "figures", "-i", "knife_repeat", "--format", "csv").splitlines()
    assert len(rows) > 20
    assert "knife_repeat.2019-03.12m.rotherham,knife_repeat,1,rotherham" in "\n".join(rows)
    # Small, and nobody has said what it gives away.
    public = copy.yjp("-w", space, "figures", "-i", "knife_repeat", "--format", "json", "--profile", "public")
    assert {row["suppressed"] for row in json.loads(public)["figures"]} == {True}
    with zipfile.ZipFile(next((space / "plans").glob("*.docx"))) as plan:
        words = re.sub("<[^>]+>", "", plan.read("word/document.xml").decode())
    assert "Children with several knife offences" in words
    code = (
        "import sys; from pathlib import Path; from yjp.store import Workspace;"
        "from tests.unit.dashboards.workspaces import MANAGER, client_of, page;"
        "print(page(client_of(Workspace(Path(sys.argv[1]))), '/wider', MANAGER).text)"
    )
    assert "Children with several knife offences" in copy.run("-c", code, space)
    assert "knife_repeat" in copy.reference("indicators.md")


def test_a_rule_is_added_in_two_files_and_is_run(tmp_path: Path) -> None:
    copy = Copy(tmp_path / "tree", "docs/tutorials/add_a_rule.md")
    assert len(copy.changed) <= FILES_AT_MOST
    assert "passed" in copy.test("tests/unit/rules/test_rules.py")
    space = tmp_path / "try-it"
    copy.yjp("demo", "--no-serve", "--dir", space)
    copy.yjp("-w", space, "check", "--out", space / "check.json")
    found = {each["code"]: each for each in json.loads((space / "check.json").read_text())["rules"]}
    assert found["REP05"]["state"] == "passed"
    assert "REP05" in copy.reference("rules.md")


def test_a_year_of_a_return_is_added_in_three_files(tmp_path: Path) -> None:
    copy = Copy(tmp_path / "tree", "docs/tutorials/add_a_return_year.md")
    assert len(copy.changed) <= FILES_AT_MOST
    assert "passed" in copy.test("tests/unit/returns/test_declared.py")
    assert "knives" in copy.reference("returns.md")


def test_a_change_that_does_not_fit_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("one\ntwo\n")
    assert apply("--- a.py\n@@\n one\n+and\n-two\n", tmp_path) == "a.py"
    assert (tmp_path / "a.py").read_text() == "one\nand\n"
    with pytest.raises(DoesNotFit, match="do not stand there once"):
        apply("--- a.py\n@@\n-two\n", tmp_path)
