"""``yjp new``: an empty workspace."""

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--service", required=True, help='The service, as in the national list, e.g. "Rotherham".')
@click.option(
    "--made-up", is_flag=True, help="Its children are made up, for practice: every output then says so."
)
def new(folder: Path, service: str, made_up: bool) -> None:
    """Make an empty workspace for a service.

    The workspace is a folder with a commented yjp.toml, where your own choices go, each with its reason.
    """
    from yjp import reference
    from yjp.cli import session
    from yjp.settings import FILE, Settings
    from yjp.store import Workspace

    found = reference.service(service)
    Workspace.create(folder, Settings(service=found.name, made_up=made_up))
    click.echo(
        f"Made a workspace for {found.name} in {folder}. Its choices are in {folder / FILE}.", err=True
    )
    session.say(
        f"Next: {session.program()} -w {session.as_typed(folder)} import EXTRACT --extract-date YYYY-MM-DD"
    )
