"""A refreshed plan takes the place of the old one whole or not at all."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from yjp.errors import Refused
from yjp.plan.refresh.saving import backup, refuse_if_open, save


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "Our plan.docx"
    path.write_bytes(b"as it was")
    return path


def test_the_new_file_keeps_the_rights_of_the_old(plan: Path) -> None:
    plan.chmod(0o664)
    save(plan, b"newer", b"as it was")
    assert plan.read_bytes() == b"newer"
    assert plan.stat().st_mode & 0o777 == 0o664
    assert [p.name for p in plan.parent.iterdir()] == ["Our plan.docx"]


def test_backups_are_numbered_and_word_can_open_them(plan: Path) -> None:
    assert [backup(plan, b"one").name, backup(plan, b"two").name] == [
        "Our plan.bak-1.docx",
        "Our plan.bak-2.docx",
    ]
    assert (plan.parent / "Our plan.bak-1.docx").read_bytes() == b"one"


def test_a_file_that_somebody_saved_meanwhile_is_left(plan: Path) -> None:
    with pytest.raises(Refused, match="somebody saved it"):
        save(plan, b"newer", b"as it was read")
    assert plan.read_bytes() == b"as it was"
    assert len(list(plan.parent.iterdir())) == 1


def test_a_disk_that_fails_leaves_the_old_file(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError, match="No space"):
        save(plan, b"newer", b"as it was")
    assert plan.read_bytes() == b"as it was"
    assert [p.name for p in plan.parent.iterdir()] == ["Our plan.docx"]


def test_a_killed_refresh_leaves_the_old_file_and_the_next_one_works(plan: Path) -> None:
    """The process dies, as from kill -9, after the new bytes are written and before they are moved."""
    program = f"""
        import os, signal
        from pathlib import Path
        from yjp.plan.refresh.saving import save
        Path.replace = lambda self, target: os.kill(os.getpid(), signal.SIGKILL)
        save(Path({str(plan)!r}), b"newer", b"as it was")
    """
    run = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=False, timeout=60)
    assert run.returncode == -9
    assert plan.read_bytes() == b"as it was"
    save(plan, b"newest", b"as it was")
    assert plan.read_bytes() == b"newest"
    assert [p.name for p in plan.parent.iterdir()] == ["Our plan.docx"]


def test_a_link_to_the_plan_stays_a_link(plan: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.docx"
    link.symlink_to(plan)
    save(link, b"newer", b"as it was")
    assert link.is_symlink()
    assert plan.read_bytes() == b"newer"


@pytest.mark.parametrize("mark", ["~$r plan.docx", "~$Our plan.docx", ".~lock.Our plan.docx#"])
def test_a_plan_open_in_word_or_libreoffice_is_refused(plan: Path, mark: str) -> None:
    refuse_if_open(plan)
    (plan.parent / mark).touch()
    with pytest.raises(Refused, match="open in Word or LibreOffice"):
        refuse_if_open(plan)
