"""``yjp audit`` from end to end: what it prints and writes, how it ends, and what it leaves alone."""

import json
import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from tests.sample import sample
from tests.unit.audit.reading.wordfiles import p, word
from tests.unit.audit.reports.audits import audit as contradicted
from tests.unit.plan_refresh.editor import Editor
from tests.unit.plan_refresh.newer import FTE
from tests.unit.plan_refresh.small import made
from yjp import cli
from yjp.audit.document import Document
from yjp.audit.result import Audit, Verdict
from yjp.cli import session
from yjp.disclosure import profile, protect
from yjp.errors import EXIT_FINDINGS, EXIT_UNREADABLE, EXIT_USAGE, Refused, UserError
from yjp.ledger import Ledger
from yjp.plan.draft import draft

WRONG = "Of the 103 children, 13 (2.6%) had a plan.\n"
RIGHT = "Of the 103 children, 13 (12.6%) had a plan.\n"


def run(*words: str | Path) -> Result:
    result = CliRunner().invoke(cli.yjp, ["audit", *map(str, words)])
    if isinstance(result.exception, UserError):
        result.exit_code = result.exception.exit_code
    elif result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def text(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_a_contradiction_is_printed_with_its_correction_and_ends_in_1(tmp_path: Path) -> None:
    result = run(text(tmp_path, "plan.txt", WRONG))
    assert result.exit_code == EXIT_FINDINGS
    assert "plan.txt: 1 contradiction" in result.stdout
    assert "12.6%" in result.stdout
    right = run(text(tmp_path, "plan.txt", RIGHT))
    assert right.exit_code == 0
    assert right.stdout.startswith("plan.txt: No contradictions found.\n")


def test_reports_in_files_are_named_by_their_ending(tmp_path: Path) -> None:
    plan = text(tmp_path, "plan.md", WRONG)
    for name, start in (
        ("a.json", '{\n "schema": "yjp.audit/1"'),
        ("a.html", "<!DOCTYPE html>"),
        ("a.txt", "plan.md: "),
    ):
        out = tmp_path / name
        result = run(plan, "--out", out)
        assert result.exit_code == EXIT_FINDINGS
        assert result.stdout == ""
        assert re.fullmatch(
            rf"plan\.md: 1 contradiction[^\n]*\.\nWrote the audit to {re.escape(str(out))}\.\n", result.stderr
        )
        assert out.read_text(encoding="utf-8").startswith(start)
    assert json.loads(run(plan, "--format", "json").stdout)["documents"][0]["name"] == "plan.md"
    refused = run(plan, "--out", tmp_path / "a.doc")
    assert refused.exit_code == EXIT_USAGE
    assert "which format?" in str(refused.exception)


def test_one_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 nothing")
    result = run(bad, text(tmp_path, "plan.txt", WRONG), text(tmp_path, "other.txt", RIGHT))
    assert result.exit_code == EXIT_UNREADABLE
    assert "plan.txt: 1 contradiction" in result.stdout
    assert "other.txt: No contradictions found" in result.stdout
    assert result.stderr == (
        f"yjp: {bad}: the file is damaged or cut short. Open it in Word and save it again.\n"
    )


def test_a_copy_with_comments_leaves_the_document_alone(tmp_path: Path) -> None:
    plan, copy = tmp_path / "plan.docx", tmp_path / "copy.docx"
    plan.write_bytes(word(p(WRONG.strip())))
    before = plan.read_bytes()
    result = run(plan, "--comments", copy)
    assert result.exit_code == EXIT_FINDINGS
    assert f"Wrote a copy with comments to {copy}." in result.stderr
    assert plan.read_bytes() == before
    assert b"commentRangeStart" in ZipFile(copy).read("word/document.xml")
    for words, said in (
        ((plan, "--comments", plan), "this is the document itself"),
        ((plan, plan, "--comments", copy), "--comments is for one document"),
        ((text(tmp_path, "plan.txt", WRONG), "--comments", copy), "into a Word document (.docx) only"),
    ):
        refused = run(*words)
        assert refused.exit_code == EXIT_USAGE
        assert said in str(refused.exception)


def test_without_a_finding_it_says_so_and_writes_no_copy(tmp_path: Path) -> None:
    plan, copy, out = tmp_path / "plan.docx", tmp_path / "copy.docx", tmp_path / "a.html"
    plan.write_bytes(word(p(RIGHT.strip()) + p("The grant paid for 43 sessions.")))
    result = run(plan, "--comments", copy, "--out", out)
    assert result.exit_code == 0
    assert "plan.docx: No contradictions found" in result.stderr
    assert "1 number not checkable" in result.stderr
    assert "there is nothing to mark, so no copy with comments was written." in result.stderr
    assert out.exists()
    assert not copy.exists()


class Fake:
    """Stands for the checking: remembers how it was called, gives what it is told to."""

    def __init__(self, *verdicts: Verdict) -> None:
        whole = contradicted()
        kept = tuple(each for each in whole.findings if each.verdict in verdicts)
        self.given = Audit(name="plan.txt", format="txt", fates=(), claims=(), findings=kept)
        self.seen: list[tuple[str, object, Ledger | None]] = []

    def audit(self, document: Document, *, as_of: object = None, ledger: Ledger | None = None) -> Audit:
        self.seen.append((document.name, as_of, ledger))
        return self.given


@pytest.mark.parametrize(
    ("verdict", "ends"),
    [
        (Verdict.DECISION_CHANGING, {"decision-changing": 1, "contradicted": 1, "suspicious": 1}),
        (Verdict.CONTRADICTED, {"decision-changing": 0, "contradicted": 1, "suspicious": 1}),
        (Verdict.SUSPICIOUS, {"decision-changing": 0, "contradicted": 0, "suspicious": 1}),
    ],
)
def test_the_level_from_which_it_fails(
    verdict: Verdict, ends: dict[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "yjp.audit.check", Fake(verdict))  # type: ignore[arg-type]
    plan = text(tmp_path, "plan.txt", RIGHT)
    assert {level: run(plan, "--fail-on", level).exit_code for level in ends} == ends
    assert run(plan).exit_code == ends["contradicted"]


def test_the_ledger_is_used_for_our_own_plans_in_a_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake, ledger = Fake(), sample()
    monkeypatch.setitem(sys.modules, "yjp.audit.check", fake)  # type: ignore[arg-type]
    opened: list[Path] = []
    monkeypatch.setattr(session, "ledger", lambda path: (opened.append(path), ledger)[1])
    monkeypatch.chdir(tmp_path)
    ours, theirs = tmp_path / "ours.docx", text(tmp_path, "theirs.txt", RIGHT)
    ours.write_bytes(draft(ledger))

    assert run(ours).exit_code == 0
    text(tmp_path, "yjp.toml", "")
    assert run(theirs).exit_code == 0
    assert opened == []
    assert run(theirs, ours, "--as-of", "2019-06-18").exit_code == 0
    assert opened == [Path()]
    assert run(ours, "--no-ledger").exit_code == 0
    assert run(theirs, "--ledger").exit_code == 0
    day = date(2019, 6, 18)
    assert fake.seen == [
        ("ours.docx", None, None),
        ("theirs.txt", None, None),
        ("theirs.txt", day, None),
        ("ours.docx", day, ledger),
        ("ours.docx", None, None),
        ("theirs.txt", None, ledger),
    ]


def audited_with(
    ledger: Ledger, plan: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *words: str
) -> tuple[Result, list[Ledger | None]]:
    """The audit of a plan of ours in a workspace with that ledger, and which ledgers it was held against."""
    fake = Fake()
    monkeypatch.setitem(sys.modules, "yjp.audit.check", fake)  # type: ignore[arg-type]
    monkeypatch.setattr(session, "ledger", lambda path: ledger)
    monkeypatch.chdir(tmp_path)
    text(tmp_path, "yjp.toml", "")
    (tmp_path / "ours.docx").write_bytes(plan)
    return run("ours.docx", *words), [held for *_, held in fake.seen]


def test_a_plan_of_another_service_is_not_held_against_this_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = replace(sample(), about=replace(sample().about, service="Barnsley", area="barnsley"))
    result, held = audited_with(other, draft(sample()), tmp_path, monkeypatch)
    assert held == [None]
    assert "it shows figures of Rotherham, and this workspace holds those of Barnsley" in result.output
    assert "checked against itself" in result.output
    asked, none = audited_with(other, draft(sample()), tmp_path, monkeypatch, "--ledger")
    assert (asked.exit_code, none) == (Refused.exit_code, [])


def test_a_plan_remembers_its_readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = sample()
    public = protect(ledger, profile("public"))
    for plan, expected in ((draft(ledger), ledger), (draft(public, readers="public"), public)):
        _, (held,) = audited_with(ledger, plan, tmp_path, monkeypatch)
        assert held is not None
        assert held.figures.equals(expected.figures)


def test_a_plan_that_hides_numbers_and_forgot_from_whom_is_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = Editor(made(sample()))
    editor.type_into(editor.in_sentence(f"{FTE}#value"), "not shown")
    result, held = audited_with(sample(), editor.saved(), tmp_path, monkeypatch)
    assert held == [None]
    assert "Say --profile public, board or statutory" in " ".join(result.output.split())
    _, (told,) = audited_with(sample(), editor.saved(), tmp_path, monkeypatch, "--profile", "public")
    assert told is not None
