"""``yjp plan``: the Word plan."""

from pathlib import Path

import click

from yjp.cli import session
from yjp.errors import Refused


@click.group()
def plan() -> None:
    """Write the draft Youth Justice Plan in Word."""


@plan.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write it. In the workspace's folder plans if left out.",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Your own Word template, with our style names.",
)
@click.option("--profile", help=session.PROFILE_HELP)
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.pass_context
def draft(
    ctx: click.Context, out: Path | None, template: Path | None, profile: str | None, force: bool
) -> None:
    """Write a new draft: for now its performance section.

    The four national indicators, each with two sentences, a table of comparators and a chart to edit in Word.
    A file that is there already is never replaced unless you say --force: somebody may have written in it.
    """
    ledger, readers = session.protected(session.ledger(ctx.obj), profile)
    from yjp.plan.draft import draft as write

    kind = f"-{readers.name}" if readers else ""
    name = f"{ledger.about.area}-plan-draft-{ledger.about.extract_date}{kind}.docx"
    target = out or Path(ctx.obj) / "plans" / name
    if target.exists() and not force:
        raise Refused(
            f"{target} is there already and may hold somebody's words. Choose another --out, or say --force."
        )
    with session.working("Writing the draft"):
        content = write(ledger, template)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    session.say(f"Wrote the draft to {target}.")
    if readers is None or not readers.hides:
        session.say(
            "Small numbers are not suppressed in it: for a board or the public say --profile board or public."
        )
