"""``yjp history``: the last ten imports, and going back to one."""

import click

from yjp.cli import session


@click.command()
@click.option("--restore", type=click.IntRange(1), help="Make this import the current one again.")
@click.pass_context
def history(ctx: click.Context, restore: int | None) -> None:
    """List the last ten imports, or restore one.

    Each line: number, day of the extract, run, rows accepted and set aside. Restoring keeps what was current listed.
    """
    workspace = session.workspace(ctx.obj)
    if restore is not None:
        workspace.restore(restore)
        session.say(f"Import {restore} is current again.")
        return
    imports = workspace.imports()
    for each in imports:
        counts = each.manifest.counts.values()
        accepted, aside = (sum(c[name] for c in counts) for name in ("accepted", "quarantined"))
        mark = "  current" if each.current else ""
        click.echo(
            f"{each.number:4}  extract of {each.manifest.extract_date}  run {each.manifest.run_id}  "
            f"{accepted:,} rows accepted, {aside:,} set aside{mark}"
        )
    if not imports:
        session.say("Nothing has been imported yet.")
