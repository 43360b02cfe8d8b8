"""Refreshed plans before Microsoft's validator, and plans that LibreOffice has saved in between."""

import subprocess
from pathlib import Path

import pytest

from tests.sample import sample
from tests.tools.office import PATIENCE_S
from tests.tools.ooxml import ValidateOoxml
from tests.unit.plan_refresh import newer
from tests.unit.plan_refresh.editor import Editor, parts, text
from tests.unit.plan_refresh.newer import FTE
from tests.unit.plan_refresh.small import plan
from tests.unit.plan_refresh.test_charts import plan as chart_plan
from tests.unit.plan_refresh.test_tables import with_pcc
from yjp.plan.bindings import Bindings
from yjp.plan.refresh import State, provenance, refresh


def edited() -> bytes:
    editor = Editor(plan())
    editor.split(editor.in_sentence(f"{FTE}#value"), bold=True)
    editor.write_beside(editor.in_sentence(f"{FTE}#change"), " (author)")
    editor.with_comments("Is this right?")
    editor.comment_on(editor.in_sentence(f"{FTE}#value"), 0)
    return editor.saved()


@pytest.mark.ooxml
def test_word_would_open_what_a_refresh_writes(tmp_path: Path, validate_ooxml: ValidateOoxml) -> None:
    now = Bindings(ledger=newer.turned())
    cases = {
        "memory": plan(),
        "turned": refresh(plan(), now).content,
        "edited": refresh(edited(), now).content,
        "rows": refresh(plan(), with_pcc()).content,
        "hidden": refresh(plan(), Bindings(ledger=newer.hidden())).content,
        "chart": refresh(chart_plan(), now).content,
        "sources": provenance(refresh(edited(), now).content, now),
    }
    for name, content in cases.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(content)
        assert (name, validate_ooxml(path)) == (name, [])


def saved_by_libreoffice(content: bytes, folder: Path) -> bytes:
    (folder / "plan.docx").write_bytes(content)
    (folder / "out").mkdir()
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += [
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
        str(folder / "plan.docx"),
    ]
    subprocess.run(command, capture_output=True, timeout=PATIENCE_S, check=True)
    return (folder / "out" / "plan.docx").read_bytes()


@pytest.mark.office
def test_a_plan_that_libreoffice_saved_is_refreshed(tmp_path: Path) -> None:
    editor = Editor(plan())
    editor.type_into(editor.in_sentence(f"{FTE}#change"), "fell a little")
    through = saved_by_libreoffice(editor.saved(), tmp_path)
    assert b"<w:tag " not in parts(through)["word/document.xml"]
    done = refresh(through, Bindings(ledger=newer.revised()))
    assert "44 children in Rotherham" in text(done.content)
    assert "a rate of 181 per 100,000" in text(done.content)
    assert done.report.of(State.LOST_BLOCK) == []
    (kept,) = done.report.of(State.EDITED)
    assert (kept.tag, kept.old) == (f"{FTE}#change", "fell a little")
    assert done.report.run == sample().about.run_id
    assert done.report.of(State.CANNOT_TELL) == []
