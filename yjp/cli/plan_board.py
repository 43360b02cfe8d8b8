"""``yjp plan board``: the paper for a board meeting, and the boards whose figures are kept."""

from pathlib import Path

import click

from yjp.cli import session
from yjp.cli.output import write
from yjp.errors import Refused


@click.command()
@click.option(
    "--period",
    metavar="QUARTER",
    help="The quarter, 2025Q1 for April to June 2025; refused where it is not the last that was over at the extract.",
)
@click.option(
    "--profile", default="board", show_default=True, help="For these readers: board, public or statutory."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write it. In the workspace's folder plans if left out.",
)
@click.option(
    "--template", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="Your own Word template."
)
@click.option("--force", is_flag=True, help="Replace a paper, and the figures kept for that board.")
@click.option("--list", "as_list", is_flag=True, help="List the boards whose figures are kept, and stop.")
@click.option(
    "--forget", metavar="QUARTER", help="Forget the figures kept for that board and these readers, and stop."
)
@click.pass_context
def board(
    ctx: click.Context,
    period: str | None,
    profile: str,
    out: Path | None,
    template: Path | None,
    force: bool,
    as_list: bool,
    forget: str | None,
) -> None:
    """Write the paper for a board meeting.

    Four to six pages: purpose, recommendation, what changed since last quarter, headlines with verdicts, what
    changed since the last board and why, scorecards, actions due, data quality. Its numbers are bound like the plan's:
    yjp plan refresh and check work on it. The figures that the board is shown are kept in the workspace under boards,
    for the next paper.
    """
    workspace = session.workspace(ctx.obj)
    from yjp.plan.bindings import OWN

    if profile == OWN:
        raise Refused(
            "There is no own copy of a board paper: it goes to people who may not have every small number. "
            "Leave out --profile for the board, or say public or statutory."
        )
    from yjp.boards import board_before, boards, forget_board, keep, place

    if as_list:
        for each in boards(workspace):
            click.echo(
                f"{each.period}  {each.readers}  figures of {each.manifest.extract_date}  run {each.manifest.run_id}"
            )
        return
    if forget is not None:
        forget_board(workspace, forget, profile)
        session.say(
            f"Forgotten: what the board of {forget} was shown ({profile}). Its paper stays where it is."
        )
        return
    from yjp.cli.board_period import chosen_quarter
    from yjp.indicators.kpi.quarters import quarter_of
    from yjp.periods import quarter

    period = chosen_quarter(period, workspace.manifest().extract_date)
    label = quarter(quarter_of(period)).label
    kind = "" if profile == "board" else f"-{profile}"
    target = out or workspace.path / "plans" / f"board-{period}{kind}.docx"
    kept = place(workspace, period, profile)
    found = next((path for path in (target, kept) if path.exists()), None)
    if found is not None and not force:
        raise Refused(
            f"{found} is there already: the board may have seen it. Say --force to write it again, or "
            f"--forget {period} to keep nothing of it for the next paper."
        )
    ledger, readers = session.protected(session.ledger(ctx.obj), profile)
    from yjp.cli.plan_material import workspace_bindings
    from yjp.ledger_changes import Board, changes
    from yjp.narrative.parts import plain_text
    from yjp.narrative.since_words import change_sentence, shown_pairs
    from yjp.plan.board.paper import Since, board_paper

    manifest, before = workspace.manifest(), board_before(workspace, period, profile)
    since = None
    if before is not None:
        then = before.ledger()
        moved = changes(
            Board(ledger=then, settings=before.manifest.settings),
            Board(ledger=ledger, settings=manifest.settings),
            shown_pairs(then, ledger),
        )
        since = Since(period=before.period, extract_date=before.manifest.extract_date, changes=moved)
    with session.working("Writing the paper"):
        bindings = workspace_bindings(workspace, ledger, readers)
        content = board_paper(bindings, period, label, since, template)
    write(target, content, new_folder=True)
    kept = keep(workspace, period, profile, ledger, manifest, again=force)
    session.say(f"Wrote the paper to {target}; what the board is shown is kept in {kept}.")
    for change in since.changes if since else ():
        session.say(f"  {plain_text(change_sentence(ledger, change))}")
