"""``yjp check``: what is wrong row by row, what it costs, and the reports of it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.cli.output import format_of, write
from yjp.errors import EXIT_FINDINGS, UserError

if TYPE_CHECKING:
    from yjp.ledger import Ledger
    from yjp.quality.report import QualityReport
    from yjp.store import Workspace

SUFFIXES = {".json": "json", ".xlsx": "xlsx", ".html": "html"}


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "xlsx", "html"]),
    help="Text for people, JSON for programs, a workbook or a page to work through. Left out: what --out is called.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the report to this file. An earlier report there is replaced.",
)
@click.option(
    "--values", is_flag=True, help="With JSON in a file: add the failing records and the rows set aside."
)
@click.pass_context
def check(ctx: click.Context, form: str | None, out: Path | None, values: bool) -> None:
    """Run the data-quality rules: what fails and what it moves.

    Each rule passed, failed, or could not run and says why. What could move the newest figures comes first, then
    errors, warnings and queries. Accepted failures are listed (see: yjp accept --help).

    On the terminal files, rows, columns and reasons are named, and no value of a child's record. The workbook and the
    page have the values too: keep them as safe as the case records.

    Exit code 0: nothing but warnings, queries and accepted failures. 1: open failures of rules of severity error, or
    rows that were set aside.
    """
    chosen = format_of(form, out, SUFFIXES)
    if values and not (chosen == "json" and out):
        raise UserError("--values is for a JSON file: say --format json and --out FILE too.")
    report = quality(ctx.obj)
    if out:
        write(out, _content(report, chosen, values=values))
        session.say(f"Wrote the data-quality report to {out}.")
    elif chosen in ("xlsx", "html"):
        raise UserError(
            f"A report with values is not for a screen: say where to write it with --out FILE.{chosen}"
        )
    else:
        click.echo(_content(report, chosen, values=False), nl=False)
    if report.has_findings:
        ctx.exit(EXIT_FINDINGS)


def quality(path: Path) -> "QualityReport":
    """The report of a workspace's current caseload."""
    workspace, ledger = session.workspace(path), session.ledger(path)
    with session.working("Running the rules"):
        return assessed(workspace, ledger)


def assessed(workspace: "Workspace", ledger: "Ledger") -> "QualityReport":
    """The report of a workspace's current caseload beside the ledger that was computed from it."""
    from yjp.accepted import acceptances
    from yjp.indicators.interim import as_meant
    from yjp.past_decisions import Kind, past_decisions
    from yjp.quality.assess import assess
    from yjp.rules.registry import RULES
    from yjp.settings import AS_RECORDED

    recorded, settings = workspace.caseload(), workspace.settings
    return assess(
        recorded,
        workspace.quarantine(),
        ledger,
        RULES,
        acceptances(workspace.path),
        counts=workspace.manifest("caseload").counts,
        breaches_count=settings.breaches_count,
        past=past_decisions(workspace.path, Kind.ACCEPTANCE),
        places=workspace.note().places,
        counted=recorded if settings.interim_codes == AS_RECORDED else as_meant(recorded),
    )


def _content(report: "QualityReport", form: str, *, values: bool) -> bytes:
    if form == "json":
        from yjp.writers.quality_json import quality_json

        return quality_json(report, values=values)
    if form == "xlsx":
        from yjp.writers.quality_workbook import quality_workbook

        return quality_workbook(report)
    if form == "html":
        from yjp.writers.quality_page import quality_page

        return quality_page(report)
    from yjp.cli.quality_text import quality_text

    return quality_text(report).encode()
