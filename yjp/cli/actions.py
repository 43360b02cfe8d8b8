"""``yjp actions``: the action plan as it stands, and changes to it with who made them."""

import getpass
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import click

from yjp.actions import FIELDS, STATUSES
from yjp.cli import session
from yjp.cli.dates import DAY
from yjp.cli.renamed import renamed_option
from yjp.errors import UserError
from yjp.moments import moment_words, now

if TYPE_CHECKING:
    from yjp.actions import Action
    from yjp.standing_actions import StandingActions

_STATUS_WORDS = ", ".join(f'"{each}"' if "_" in each else each for each in STATUSES).replace("_", " ")


class _Status(click.ParamType[str]):
    """A status as the list prints it or as the extract has it: ``on track``, ``on_track``."""

    name = "status"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        found = _status(value)
        if found not in STATUSES:
            self.fail(f"{value!r} is no status. Known: {_STATUS_WORDS}.", param, ctx)
        return found


_WHO = click.option(
    "--who",
    envvar="YJP_WHO",
    show_envvar=True,
    help="Who changes it. Left out: the name you are signed in with.",
)


@click.group()
def actions() -> None:
    """The action plan: list, add, update, and who changed what.

    Its lines come from the extract's table actions. What is changed here, on the dashboard or on the command line,
    stands until a newer extract says something else in the same field.
    """


@actions.command("list")
@click.option("--open", "only_open", is_flag=True, help="Only those with something left to do.")
@click.pass_context
def list_(ctx: click.Context, only_open: bool) -> None:
    """List the actions with their ids, as they stand."""
    found = [each for each in _standing(ctx).standing() if not (only_open and each.settled)]
    if not found:
        session.say("There is no action.")
    for each in found:
        click.echo(_line(each))


@actions.command()
@click.argument("action")
@click.option("--priority", help="The priority that it belongs to.")
@click.option("--question", help="The question that led to it.")
@click.option("--figure", "figure_id", help="The figure that raised it, by its id (yjp figures).")
@click.option("--owner", help="Who answers for it.")
@click.option("--due", type=DAY, help="By when.")
@click.option(
    "--status", type=_Status(), default="not_started", show_default="not started", help=f"{_STATUS_WORDS}."
)
@_WHO
@renamed_option("actions add", "--by")
@click.pass_context
def add(
    ctx: click.Context, /, action: str, who: str | None, due: datetime | None, **fields: str | None
) -> None:
    """Add an action. ACTION says what will be done."""
    from yjp.actions import Action

    figure = fields.get("figure_id")
    if figure and session.ledger(ctx.obj).get(figure) is None:
        raise UserError(
            f"There is no figure {figure} in the ledger. Find its id with: {session.in_workspace(ctx.obj)} figures "
            "--format csv"
        )
    new = Action(id="", action=action, due=due.date() if due else None, **fields)  # type: ignore[arg-type]
    done = _standing(ctx).add(new, who=_name(who), at=now())
    click.echo(_line(done))


@actions.command()
@click.argument("identifier")
@click.option(
    "--set",
    "changes",
    multiple=True,
    required=True,
    metavar="FIELD=VALUE",
    help=f"A field and what it is from now on. Fields: {', '.join(FIELDS)}.",
)
@click.option("--seen", type=int, help="The version you looked at. Left out: the newest.")
@_WHO
@renamed_option("actions update", "--by")
@click.pass_context
def update(
    ctx: click.Context, identifier: str, changes: tuple[str, ...], seen: int | None, who: str | None
) -> None:
    """Change fields of an action. IDENTIFIER is its id, as the list shows it; an empty VALUE empties the field.

    A status is one of: not started, on track, at risk, late, done, stopped. A due date is written year-month-day.

    \b
    yjp actions update 3f2a9c41d07b --set status="on track" --set due=2026-07-31

    With --seen the change is refused if somebody else changed the action since that version.
    """
    standing = _standing(ctx)
    version = seen
    if version is None:
        version = next((each.version for each in standing.standing() if each.id == identifier), 0)
    done = standing.update(identifier, _fields(changes), who=_name(who), at=now(), version=version)
    click.echo(_line(done))


@actions.command()
@click.argument("identifier", required=False)
@click.pass_context
def history(ctx: click.Context, identifier: str | None) -> None:
    """Say who changed what and when; of one action, or of all."""
    found = _standing(ctx).steps(identifier)
    if not found:
        session.say("Nothing has been changed here.")
    for step in found:
        before, after = (_was(step.field, text) for text in (step.before, step.after))
        click.echo(
            f"{moment_words(step.changed_at)}  {step.who}  {step.id}  {step.field}: {before} -> {after}"
        )


def _was(field: str, text: str | None) -> str:
    if text is None:
        return "nothing"
    return text.replace("_", " ") if field == "status" else text


def _standing(ctx: click.Context) -> "StandingActions":
    from yjp.standing_actions import StandingActions

    return StandingActions(session.workspace(ctx.obj))


def _fields(changes: tuple[str, ...]) -> Mapping[str, str | None]:
    found: dict[str, str | None] = {}
    for each in changes:
        field, mark, value = each.partition("=")
        if not mark:
            raise UserError(f"{each!r} changes nothing: write --set status=done.")
        name, text = field.strip(), value.strip()
        found[name] = (_status(text) if name == "status" else text) or None
    return found


def _status(words: str) -> str:
    """The code of a status in words: the list prints words, and what it prints can be said back."""
    return words.strip().lower().replace(" ", "_").replace("-", "_")


def _name(who: str | None) -> str:
    found = (who or getpass.getuser()).strip()
    if not found:
        raise UserError("Who are you? Say --who NAME.")
    return found


def _line(action: "Action") -> str:
    parts: list[str | None] = [action.priority, action.action, action.owner and f"owner {action.owner}"]
    parts += [
        f"due {action.due}" if action.due else None,
        (action.status or "status not said").replace("_", " "),
    ]
    parts += [action.progress, action.figure_id and f"raised by {action.figure_id}"]
    by = f" [version {action.version}, {action.changed_by}]" if action.version else ""
    return f"{action.id}  " + "; ".join(str(part).rstrip(".") for part in parts if part) + by
