"""``yjp plan refresh``, ``check`` and ``trace``: newer figures into a plan that people have been writing in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.cli.plan_readers import PROFILE_HELP, readers_of
from yjp.errors import EXIT_FINDINGS, UserError

if TYPE_CHECKING:
    from yjp.plan.bindings import Bindings

_FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
_TRUST = click.option(
    "--trust",
    is_flag=True,
    help="Take values for yjp's own where the document does not remember: nobody has edited them by hand.",
)

_ALL = click.option("--all", "everything", is_flag=True, help="List every place, not the first ten of many.")


def bindings(workspace: Path, profile: str | None) -> "Bindings":
    """What every tag says now, for these readers."""
    ledger, readers = session.protected(session.ledger(workspace), profile)
    from yjp.cli.plan_material import workspace_bindings

    return workspace_bindings(session.workspace(workspace), ledger, readers)


@click.command()
@_FILE
@click.option("--profile", help=PROFILE_HELP)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the refreshed plan there and leave FILE as it is.",
)
@click.option("--provenance", is_flag=True, help="Add Word comments that say where each figure comes from.")
@_TRUST
@_ALL
@click.pass_context
def refresh(
    ctx: click.Context,
    file: Path,
    profile: str | None,
    out: Path | None,
    provenance: bool,
    trust: bool,
    everything: bool,
) -> None:
    """Fill in newer figures, and leave every word of yours.

    Only numbers, verdicts, tables and charts that yjp wrote are changed. What somebody edited by hand is kept and
    listed. Where a figure has turned and the words around it may not fit, a Word comment says so. The old file is kept
    beside the new one as FILE.bak-1.docx, if the plan reads differently now. Exits with 1 if there is something to look
    at.
    """
    from yjp.plan.refresh import provenance as sources
    from yjp.plan.refresh import refresh as refreshed
    from yjp.plan.refresh.report_text import report_text
    from yjp.plan.refresh.saving import backup, read_bytes, refuse_if_open, save

    target = out or file
    refuse_if_open(target)
    before = read_bytes(file)
    now = bindings(ctx.obj, readers_of(before, profile, file))
    with session.working("Refreshing the plan"):
        done = refreshed(before, now, trust=trust, name=str(file))
        content = sources(done.content, now) if provenance else done.content
    old = (before if out is None else read_bytes(target)) if target.exists() else content
    if content != old:
        # Somebody may have opened it while the figures were computed.
        refuse_if_open(target)
        if out is not None or provenance or done.report.changed:
            kept = backup(target, old)
            session.say(f"The plan as it was is kept as {kept}.{_for_nobody_else(old, now.readers)}")
    if content != before or out is not None:
        save(target, content, before if out is None else None)
        session.say(f"Wrote {target}.")
    else:
        session.say(f"{file} is up to date: nothing was written.")
    click.echo(report_text(done.report, everything=everything))
    ctx.exit(EXIT_FINDINGS if done.report.findings or done.report.comments else 0)


def _for_nobody_else(old: bytes, readers: str) -> str:
    """A warning where the copy that is kept shows what the new plan hides from its readers."""
    from yjp.plan.bindings import OWN
    from yjp.plan.refresh.origin import document

    origin = document(old).origin
    if readers == OWN or origin is None or origin.readers != OWN:
        return ""
    return " It is the service's own copy, with every small number: do not send it on."


@click.command()
@_FILE
@click.option("--profile", help=PROFILE_HELP)
@_TRUST
@_ALL
@click.pass_context
def check(ctx: click.Context, file: Path, profile: str | None, trust: bool, everything: bool) -> None:
    """List what a refresh would do, and what stands open.

    Also tracked changes, and what keeps people with a screen reader out. Changes nothing. Exits with 1 if a figure is
    out of date or there is something to look at.
    """
    from yjp.plan.checker import accessibility
    from yjp.plan.publish.changes import tracked_changes
    from yjp.plan.publish.parts import Parts
    from yjp.plan.publish.story import Places
    from yjp.plan.refresh import check as checked
    from yjp.plan.refresh.report_text import report_text
    from yjp.plan.refresh.saving import read_bytes

    content = read_bytes(file)
    now = bindings(ctx.obj, readers_of(content, profile, file))
    report = checked(content, now, trust=trust, name=str(file))
    click.echo(report_text(report, checked=True, everything=everything))
    parts = Parts(content, str(file))
    tracked = list(tracked_changes(parts, Places(parts)))
    if tracked:
        click.echo(f"\nTracked changes: decide on them before the plan is published ({len(tracked)}):")
    for reason in tracked:
        click.echo(f"  {reason.where}: {reason.message}")
    barriers = accessibility(content, name=str(file))
    click.echo(f"Accessibility: {len(barriers) or 'nothing'} found by the checker.")
    for each in barriers:
        click.echo(f"  {each.where}: {each.message}")
    found = report.findings or report.comments or report.stale or tracked or barriers
    ctx.exit(EXIT_FINDINGS if found else 0)


@click.command()
@_FILE
@click.argument("tag", required=False)
@click.option(
    "--list", "as_list", is_flag=True, help="List every figure of the plan with its sentence, and stop."
)
@click.option("--profile", help=PROFILE_HELP)
@click.pass_context
def trace(ctx: click.Context, file: Path, tag: str | None, as_list: bool, profile: str | None) -> None:
    """Say where a figure of the plan comes from.

    Prints its ledger row, count, base, limits, source, counting rule and run. TAG is the name of the content control,
    as Word shows it over the figure, or the figure's id. The beginning of a name, or a number as it is printed, lists
    what it may be.
    """
    from yjp.plan.refresh.saving import read_bytes
    from yjp.plan.refresh.trace import listed
    from yjp.plan.refresh.trace import trace as traced

    if tag is None and not as_list:
        raise UserError("Which figure? Name its tag, its id or the number as it is printed, or say --list.")
    content = read_bytes(file)
    readers = readers_of(content, profile, file)
    if as_list:
        click.echo(listed(content, tag or "", name=str(file)))
        return
    assert tag is not None
    click.echo(traced(content, tag, bindings(ctx.obj, readers), name=str(file)))
