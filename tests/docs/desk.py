"""The folder in which a page's commands run, and what lies there when they begin."""

import os
import shutil
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document

from tests.tools.tree import ROOT
from yjp.cli import yjp
from yjp.cli.intake import bring_in
from yjp.disclosure import Profile, Protection, protection
from yjp.ledger import Ledger
from yjp.settings import Settings
from yjp.store import Workspace
from yjp.synthetic import example, tables, write_example
from yjp.synthetic.suppliers import write_export
from yjp_dashboards import serve
from yjp_dashboards.app import create_app
from yjp_dashboards.auth.settings import SECRET

EXAMPLE = "rotherham_2019"
PACKAGED = ROOT / "yjp" / "ingest" / "mapping" / "packaged"
BARE = ("README.md", "docs/tutorials/first_plan.md")
"""Pages that begin with nothing but an extract."""
INSIDE = (
    "docs/how_to/brand_the_plan.md",
    "docs/how_to/exports.md",
    "docs/how_to/check_a_document.md",
    "docs/how_to/living_plan.md",
    "docs/how_to/publish.md",
    "docs/how_to/scorecards.md",
    "docs/explanation/tracker.md",
)
"""Pages whose reader is in the workspace's folder."""
STANDS_FOR = {"/srv/yjp/rotherham": "my-service", "2026-03-31": "2019-06-18"}
"""What is the reader's own on the pages, a server's folder or the day of an extract, and what it is on the desk."""
OF_2025 = ("docs/how_to/make_returns.md",)
"""Pages whose service is the example with a year of KPIs; the other one lies beside it as ``rotherham-2019``."""
MAPPED = ("docs/how_to/map_an_export.md",)
"""Pages whose reader has finished a mapping: the packaged one, under the name of his own."""
BRANDED = ("docs/how_to/brand_the_plan.md",)
"""Pages whose reader has a Word template."""
AUDITED = ("docs/how_to/check_a_document.md",)
"""Pages whose reader has plans to check: drafts of the example."""


class Prepared:
    """What the desks begin with, made once for all pages and only when one asks for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._protected: dict[tuple[object, ...], Protection] = {}

    @cache  # noqa: B019  one of it for all tests of the module
    def workspace(self, name: str) -> Path:
        """A workspace of a packaged example, imported."""
        about, folder = example(name), self.folder / name
        write_example(name, self.folder / f"{name}-extract")
        settings = Settings(
            service=about.service,
            made_up=True,
            extract_date=about.extract_date,
            complete_since=about.complete_since,
            published=about.published,
        )
        bring_in(Workspace.create(folder, settings), [self.folder / f"{name}-extract"], about.extract_date)
        return folder

    @cache  # noqa: B019
    def extract(self) -> Path:
        """The example's extract, zipped."""
        return _zipped(self.workspace(EXAMPLE).with_name(f"{EXAMPLE}-extract"), self.folder / "extract.zip")

    @cache  # noqa: B019
    def export(self) -> Path:
        """The same children as a case system exports them, zipped."""
        write_export("case_system_a", tables(EXAMPLE), self.folder / "export")
        return _zipped(self.folder / "export", self.folder / "export.zip")

    @cache  # noqa: B019
    def plan(self) -> Path:
        """A draft of the example's plan."""
        path = self.folder / "plan.docx"
        asked = ["-w", str(self.workspace(EXAMPLE)), "plan", "draft", "--out", str(path)]
        assert CliRunner().invoke(yjp, asked).exit_code == 0
        return path

    def protection(self, ledger: Ledger, chosen: Profile, **named: Any) -> Protection:
        """As the program does it, once for each ledger and profile: the pages ask for the same again and again."""
        earlier = tuple(_mark(each) for each in named.get("released", ()))
        asked = (_mark(ledger), chosen, earlier)
        if asked not in self._protected:
            self._protected[asked] = protection(ledger, chosen, **named)
        return self._protected[asked]


def _mark(ledger: Ledger) -> tuple[object, ...]:
    return ledger.about.run_id, ledger.figures.height, ledger.figures.hash_rows(1).sum()


def lay(page: str, folder: Path, prepared: Prepared, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lay a page's desk and go there. A dashboard is made and not served: no port is taken."""
    shutil.copy(prepared.extract(), folder / "extract.zip")
    shutil.copy(prepared.export(), folder / "export.zip")
    service = folder / "my-service"
    if page not in BARE:
        _copied(prepared.workspace("rotherham_2025" if page in OF_2025 else EXAMPLE), service)
    if page in OF_2025:
        _copied(prepared.workspace(EXAMPLE), folder / "rotherham-2019")
    if page in MAPPED:
        text = (PACKAGED / "case_system_a.toml").read_text(encoding="utf-8")
        (service / "our-system.toml").write_text(text, encoding="utf-8")
    if page in AUDITED:
        (service / "papers").mkdir()
        for name in ("plan.docx", "papers/plan.docx"):
            shutil.copy(prepared.plan(), service / name)
    if page in BRANDED:
        Document().save(str(service / "council.docx"))
    monkeypatch.chdir(service if page in INSIDE else folder)
    monkeypatch.setattr("sys.argv", ["yjp"])
    monkeypatch.setattr("yjp.disclosure.protection", prepared.protection)
    monkeypatch.setenv(SECRET, "x" * 40)
    monkeypatch.setattr(serve, "serve", _only_made)
    monkeypatch.setattr("yjp.cli.dashboard.begin", lambda source, house: None)


def _copied(workspace: Path, to: Path) -> None:
    shutil.copytree(workspace, to, symlinks=True)


def translated(text: str) -> str:
    """A page's text with the paths of a server taken for those of the desk."""
    for there, here in STANDS_FOR.items():
        text = text.replace(there, here)
    return text


def _only_made(figures: object, *, ready: object = None, house: object = None, **_: object) -> None:
    create_app(figures, house)  # type: ignore[arg-type]


def _zipped(folder: Path, path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for root, _, names in os.walk(folder):
            for name in sorted(names):
                file = Path(root) / name
                archive.write(file, file.relative_to(folder))
    return path
