"""``yjp demo``: a packaged example from end to end."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp import files
from yjp.cli import session
from yjp.errors import WorkspaceError

if TYPE_CHECKING:
    from yjp.store import Workspace
    from yjp.synthetic import Example

EXAMPLE = "rotherham_2019"
FOLDER = "yjp-demo"
PORTS_TRIED = 20


@click.command()
@click.option(
    "--example",
    "name",
    default=EXAMPLE,
    show_default=True,
    metavar="NAME",
    help="Which example: rotherham_2019, which follows a published plan, or rotherham_2025, with a whole year of KPIs.",
)
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to make the example workspace. Left out: yjp-demo, and yjp-demo-2025 for rotherham_2025.",
)
@click.option("--serve/--no-serve", default=True, help="Open the dashboard afterwards, or stop.")
@click.option(
    "--port", default=8050, show_default=True, type=click.IntRange(1, 65535), help="The dashboard's port."
)
def demo(name: str, folder: Path | None, serve: bool, port: int) -> None:
    """Make an example workspace, run everything, open the dashboard.

    The example is Rotherham in June 2019: made-up children whose counts match what the service published in its Youth
    Justice Plan 2019-21. Or it is Rotherham in June 2025: made-up children with everything that the KPIs ask for, and
    no plan behind them. It makes the extract, imports it, computes the figures and writes the draft plan.
    """
    from yjp.cli.headline_table import headline_table
    from yjp.cli.intake import bring_in, report
    from yjp.cli.plan_material import workspace_material
    from yjp.plan.draft import draft
    from yjp.synthetic import example as example_named
    from yjp.synthetic import write_example

    example = example_named(name)
    folder = folder or Path(FOLDER if name == EXAMPLE else f"{FOLDER}-{name.rpartition('_')[2]}")
    workspace = _workspace(folder, example)
    extract = folder / "extract"
    write_example(name, extract)
    result, ledger = bring_in(workspace, [extract], example.extract_date)
    report(result)
    plan = folder / "plans" / f"{ledger.about.area}-plan-draft.docx"
    files.replace(plan, draft(ledger, material=workspace_material(workspace)))
    click.echo(headline_table(ledger), nl=False)
    session.say(f"The workspace is {folder}; the draft plan is {plan}.")
    if serve:
        _serve(workspace, port)
    else:
        session.say(f"Open the dashboard with: {session.program()} -w {session.as_typed(folder)} dashboard")


def _workspace(folder: Path, example: "Example") -> "Workspace":
    """A new workspace, or the one that an earlier demo made here."""
    from yjp.settings import FILE, Settings
    from yjp.store import Workspace

    if (folder / FILE).exists():
        found = Workspace(folder)
        if not found.settings.made_up:
            raise WorkspaceError(
                f"{folder} is a service's own workspace. Choose another --dir for the example."
            )
        if found.settings.extract_date != example.extract_date:
            raise WorkspaceError(f"{folder} holds another example. Choose another --dir for {example.name}.")
        shutil.rmtree(folder / "extract", ignore_errors=True)
        return found
    return Workspace.create(
        folder,
        Settings(
            service=example.service,
            made_up=True,
            extract_date=example.extract_date,
            complete_since=example.complete_since,
            published=example.published,
        ),
    )


def _serve(workspace: "Workspace", port: int) -> None:
    """Serve on the port, or the next free one: an example should not fail on a busy port."""
    from yjp.cli.dashboard import begin, whole
    from yjp_dashboards.serve import PortUnavailable, serve

    source, house = whole(workspace)
    begin(source, house)
    for candidate in range(port, min(port + PORTS_TRIED, 65535)):
        try:
            serve(source, port=candidate, ready=session.say_address, house=house)
        except PortUnavailable:
            session.say(f"Port {candidate} is in use; trying the next.")
            continue
        return
    raise PortUnavailable(f"No free port was found from {port} on: choose another with --port.")
