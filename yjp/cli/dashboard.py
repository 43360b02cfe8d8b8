"""``yjp dashboard``: serve the dashboard on this computer, or to those whom server.toml lets in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session

if TYPE_CHECKING:
    from yjp.store import Workspace
    from yjp_dashboards.app import House
    from yjp_dashboards.auth.settings import ServerSettings
    from yjp_dashboards.releases import Source


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to answer.")
@click.option("--port", default=8050, show_default=True, type=click.IntRange(1, 65535), help="The port.")
@click.option("--profile", help=session.PROFILE_HELP)
@click.option(
    "--server",
    "server",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Who may sign in. Left out: server.toml in the workspace, if there is one.",
)
@click.option("--access-log", is_flag=True, help="Print who opened which list of children, and stop.")
@click.pass_context
def dashboard(
    ctx: click.Context, host: str, port: int, profile: str | None, server: Path | None, access_log: bool
) -> None:
    """Open the dashboard in a browser on this computer.

    It serves until Ctrl+C. Nothing leaves the computer: another host is refused unless server.toml says who may sign
    in (docs/how_to/serve.md). A new import is picked up without a restart.
    """
    if access_log:
        _print_access_log(session.workspace(ctx.obj).path)
        return
    ledger = session.ledger(ctx.obj)
    workspace = session.workspace(ctx.obj)
    from yjp_dashboards.auth.settings import FILE, read_server_settings
    from yjp_dashboards.serve import serve

    found = server or (workspace.path / FILE if (workspace.path / FILE).exists() else None)
    settings = read_server_settings(found) if found else None
    if profile is not None:
        figures, _ = session.protected(ledger, profile)
        serve(
            figures,
            host=host,
            port=port,
            ready=session.say_address,
            house=for_readers(workspace, settings, profile),
        )
        return
    source, house = whole(workspace, settings)
    begin(source, house)
    serve(source, host=host, port=port, ready=session.say_address, house=house)


def whole(workspace: "Workspace", settings: "ServerSettings | None" = None) -> "tuple[Source, House]":
    """What a dashboard of a whole workspace is made from: its releases, and lists, records and plans beside them."""
    from yjp.cli.case_lists import WorkspaceCaseLists
    from yjp.cli.plan_desk import WorkspacePlanDesk
    from yjp.cli.quality_source import WorkspaceQuality
    from yjp.cli.release_source import WorkspaceSource
    from yjp_dashboards.hosting import house_of

    quality = WorkspaceQuality(workspace)
    lists = WorkspaceCaseLists(workspace, quality=quality)
    return WorkspaceSource(workspace), house_of(settings, lists, quality, WorkspacePlanDesk(workspace))


def for_readers(workspace: "Workspace", settings: "ServerSettings | None", profile: str) -> "House":
    """The house of one ledger for one kind of reader, whoever looks: no list of children goes with it."""
    from dataclasses import replace

    from yjp.cli.plan_desk import WorkspacePlanDesk
    from yjp_dashboards.hosting import house_of
    from yjp_dashboards.releases import Audience

    if profile not in {each.value for each in Audience}:
        # The statutory profile hides nothing: it is the service's own view.
        return house_of(settings)
    # The plan's page keeps its rules: the board reads the actions without progress, the public none of them.
    return replace(house_of(settings, desk=WorkspacePlanDesk(workspace)), already=Audience(profile))


def begin(source: "Source", house: "House") -> None:
    """Work out beside everything else what the first reader would wait for."""
    from threading import Thread

    Thread(target=house.records.report, args=(source.version(),), daemon=True).start()


def _print_access_log(workspace: Path) -> None:
    from yjp.access_log import openings
    from yjp.moments import moment_in_a_log

    found = openings(workspace)
    if not found:
        session.say("No list of children has been opened.")
    for each in found:
        how = "  downloaded as CSV" if each.downloaded else ""
        click.echo(
            f"{moment_in_a_log(each.at)}  {each.who}  {each.name}  {each.children} rows  {each.run}{how}"
        )
