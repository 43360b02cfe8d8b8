"""``yjp scorecard``: measures that a service declares itself."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.errors import Refused, UserError
from yjp.numbers import numbered

if TYPE_CHECKING:
    from yjp.scorecards import Scorecard

_HEADER = "measure,period,numerator,denominator,value,target,published,source\n"


@click.group()
def scorecard() -> None:
    """Measures of your own: list, add and check scorecards.

    A scorecard is a TOML file in the workspace's folder scorecards (docs/how_to/scorecards.md). Its measures stand
    beside the national ones in the figures, on the dashboard, in the plan and in exports.
    """


@scorecard.command("list")
@click.pass_context
def list_(ctx: click.Context) -> None:
    """List the scorecards of the workspace with their newest figures."""
    from yjp.charts.scorecards import scorecard_table
    from yjp.scorecards import PACKAGED, scorecards

    workspace = session.workspace(ctx.obj)
    cards = scorecards(workspace.path)
    if not cards:
        program = session.in_workspace(ctx.obj)
        session.say(
            f"There is no scorecard yet. Add one that ships with yjp ({', '.join(PACKAGED)}): {program} scorecard add "
            f"{PACKAGED[0]}. Or begin one of your own: {program} scorecard new NAME"
        )
        return
    ledger = session.ledger(ctx.obj)
    for card in cards:
        click.echo(f"{card.name}: {card.title} ({numbered(len(card.measures), 'measure')})")
        table = scorecard_table(ledger, card.name)
        for row in table.rows if table else ():
            measure, period, figure, _, since, target, against = (cell.text for cell in row)
            click.echo(
                f"  {measure}: {figure} in {period}.{_of_the_year(since)}{_of_the_target(target, against)}"
            )
        empty = [m.declared.title for m in card.measures if not m.values]
        for title in empty:
            click.echo(f"  {title}: no values yet")


@scorecard.command()
@click.argument("name")
@click.option(
    "--published", is_flag=True, help="With the figures that the service has published, where yjp has them."
)
@click.pass_context
def add(ctx: click.Context, name: str, published: bool) -> None:
    """Copy a scorecard that ships with yjp into the workspace.

    NAME is early_help or early_help_reading, or maturity for the self-assessment of the partnership. What is there
    already is never replaced.
    """
    from yjp import reference
    from yjp.scorecards import FOLDER, packaged, published_values
    from yjp.self_assessment import FILE, template

    workspace = session.workspace(ctx.obj)
    if name == "maturity":
        _write({workspace.path / FILE: template()})
        session.say(f"Wrote {workspace.path / FILE}: put your own judgement, evidence and next step into it.")
        return
    text, area = packaged(name), reference.service(workspace.settings.service).slug
    values = published_values(name, area) if published else _HEADER
    if values is None:
        raise Refused(
            f"yjp has no published figures of {workspace.settings.service} for {name}: leave --published out."
        )
    folder = workspace.path / FOLDER
    _write({folder / f"{name}.toml": text, folder / f"{name}.csv": values})
    session.say(
        f"Wrote {folder / name}.toml and {name}.csv. The numbers go into the CSV: a line a measure and period."
    )


@scorecard.command()
@click.argument("name")
@click.pass_context
def new(ctx: click.Context, name: str) -> None:
    """Begin a scorecard of your own: a file to fill in, with a word on every line.

    NAME is what the file will be called: small letters, digits and underscores. What is there already is never
    replaced.
    """
    from yjp.scorecards import FOLDER
    from yjp.scorecards.template import template

    workspace = session.workspace(ctx.obj)
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,27}", name):
        raise UserError(
            f"{name!r} cannot be a name: write small letters, digits and underscores, a letter first."
        )
    folder = workspace.path / FOLDER
    _write({folder / f"{name}.toml": template(name), folder / f"{name}.csv": _HEADER})
    session.say(
        f"Wrote {folder / name}.toml and {name}.csv. Describe your measures in the one, put a line a measure and "
        f"period into the other, then: {session.in_workspace(ctx.obj)} scorecard check"
    )


def _write(files: dict[Path, str]) -> None:
    from yjp.files import write

    for path in files:
        if path.exists():
            raise Refused(f"{path} is there already: take it away first if you want to start again.")
    for path, text in files.items():
        path.parent.mkdir(mode=0o700, exist_ok=True)
        write(path, text.encode())


@scorecard.command()
@click.pass_context
def check(ctx: click.Context) -> None:
    """Read every scorecard and say the first mistake, if there is one."""
    from yjp.scorecards import scorecards
    from yjp.self_assessment import maturity

    workspace = session.workspace(ctx.obj)
    cards = scorecards(workspace.path)
    for card in cards:
        click.echo(f"{card.name}.toml: {_counted(card)}.")
    judged = maturity(workspace.path)
    if judged is not None:
        click.echo(f"maturity.toml: {len(judged.judgements)} of {judged.asked} judged.")
    if not cards and judged is None:
        session.say("There is nothing to check: no scorecard and no maturity.toml.")


def _of_the_year(since: str) -> str:
    """The verdict on the change, once: it may name the year before itself."""
    words = since if "year before" in since else f"On the year before: {since[0].lower()}{since[1:]}"
    return f" {words}." if since not in ("", "–") else ""


def _of_the_target(target: str, against: str) -> str:
    return f" Target {target}: {against[0].lower()}{against[1:]}." if target != "None" and against else ""


def _counted(card: "Scorecard") -> str:
    values = [value for measure in card.measures for value in measure.values]
    bare = sum(value.numerator is None for value in values)
    said = f"{numbered(len(card.measures), 'measure')}, {numbered(len(values), 'value')}"
    return f"{said}, {bare} of them without counts (no limits, not tested)" if bare else said


@scorecard.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it as CSV.")
@click.pass_context
def maturity(ctx: click.Context, out: Path | None) -> None:
    """Print or export the partnership's self-assessment."""
    import csv
    import io

    from yjp.cli.output import write
    from yjp.plan.self_assessment import maturity_table
    from yjp.self_assessment import maturity as read

    table = maturity_table(read(session.workspace(ctx.obj).path))
    if table is None:
        session.say(
            f"Nothing has been judged yet. Start with: {session.in_workspace(ctx.obj)} scorecard add maturity"
        )
        return
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(table.headers)
    lines.writerows([cell.text for cell in row] for row in table.rows)
    if out is None:
        click.echo(f"{table.caption}\n{text.getvalue()}", nl=False)
        return
    write(out, text.getvalue().encode())
    session.say(f"Wrote {out}.")
