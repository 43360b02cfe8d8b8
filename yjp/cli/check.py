"""``yjp check``: what was set aside, and why."""

import json

import click

from yjp.cli import session
from yjp.errors import EXIT_FINDINGS


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
@click.pass_context
def check(ctx: click.Context, form: str) -> None:
    """Say which rows were set aside, and why.

    Files, rows, columns and reasons are named; no value of a child's record is printed. The rows as they came
    are kept in the workspace, in the folder quarantine.

    Exit code 0: nothing was set aside. 1: something was.
    """
    workspace = session.workspace(ctx.obj)
    quarantine, counts = workspace.quarantine(), workspace.manifest("caseload").counts
    rows = quarantine.drop("record").rows(named=True)
    if form == "json":
        click.echo(json.dumps({"counts": counts, "set_aside": rows}, indent=2, ensure_ascii=False))
    else:
        for table, count in counts.items():
            read, accepted, aside = count["read"], count["accepted"], count["quarantined"]
            click.echo(f"{table}: {read:,} rows read = {accepted:,} accepted + {aside:,} set aside")
        for row in rows:
            column = f", {row['column']}" if row["column"] else ""
            click.echo(f"  {row['file']}, row {row['row']}{column}: {row['reason']}.")
        if not rows:
            click.echo("Nothing was set aside.")
    if rows:
        ctx.exit(EXIT_FINDINGS)
