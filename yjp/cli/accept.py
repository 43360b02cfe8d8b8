"""``yjp accept``: a failure that is no mistake, with its reason."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.cli.dates import DAY
from yjp.errors import UserError
from yjp.moments import today

if TYPE_CHECKING:
    from yjp.rules.definition import Rule
    from yjp.store import Workspace

ROW_PREFIX = "row:"


@click.command()
@click.argument("rule")
@click.argument("record")
@click.option("--reason", help="Why the record is right as it is; with --withdraw, why it is not.")
@click.option("--who", envvar="YJP_WHO", show_envvar=True, help="Who says so.")
@click.option(
    "--until",
    type=DAY,
    help="The last extract day for which it holds. Left out: until the record changes.",
)
@click.option(
    "--withdraw",
    is_flag=True,
    help="Take an acceptance back, with --reason and --who. It stays on the list of the past ones.",
)
@click.pass_context
def accept(
    ctx: click.Context,
    rule: str,
    record: str,
    reason: str | None,
    who: str | None,
    until: datetime | None,
    withdraw: bool,
) -> None:
    """Accept a rule's failure of a record, with a reason.

    RULE is the rule's code, e.g. OUT03. RECORD is the record as the workbook's sheet By record names it, or its row
    in the file as yjp check prints it, written row:12.

    An accepted failure is no finding any more; yjp check lists it. It is open again when the record changes, or when
    an extract is of a day after --until. It is kept in the workspace, in yjp.db.
    """
    from yjp import accepted
    from yjp.errors import UnknownName
    from yjp.rules.registry import RULES

    workspace = session.workspace(ctx.obj)
    known = {each.code: each for each in RULES}
    rule = rule.upper()
    if rule not in known:
        raise UnknownName("rule", rule, list(known))
    if not (reason or "").strip() or not (who or "").strip():
        what = "Taking an acceptance back" if withdraw else "An acceptance"
        raise UserError(f"{what} needs --reason TEXT and --who NAME.")
    said_on = today()
    if withdraw:
        from yjp.past_decisions import Ended, Ending

        ending = Ending(ended=Ended.TAKEN_BACK, who=str(who).strip(), on=said_on, reason=str(reason).strip())
        name = record if not record.startswith(ROW_PREFIX) else _failing(workspace, known[rule], record)[0]
        with workspace.locked():
            if not accepted.withdraw(ctx.obj, rule, name, ending):
                see = f"{session.in_workspace(ctx.obj)} check"
                raise UserError(f"{rule} was never accepted for that record. See: {see}")
        session.say(f"Took back the acceptance of {rule} for that record: it is a finding again.")
        return
    name, content, row = _failing(workspace, known[rule], record)
    day = workspace.manifest("caseload").extract_date
    if until and until.date() < day:
        raise UserError(f"--until lies before the day of the extract, {day}: it would be open again at once.")
    with workspace.locked():
        accepted.accept(
            ctx.obj,
            accepted.Acceptance(
                rule=rule,
                record=name,
                content=content,
                reason=str(reason).strip(),
                who=str(who).strip(),
                accepted_on=day,
                until=until.date() if until else None,
                said_on=said_on,
            ),
        )
    session.say(f"Accepted {rule} for row {row} of {known[rule].tables[0]}. {_left(workspace, known[rule])}")


def _failing(workspace: "Workspace", rule: "Rule", record: str) -> tuple[str, str, int]:
    """Name, content and row of the failing record that the user means. No message repeats what was typed."""
    from yjp.model.caseload import ROW
    from yjp.quality.records import content, names, rows_of
    from yjp.rules.run import run

    caseload, table = workspace.caseload(), rule.tables[0]
    (result,) = run(caseload, [rule])
    if result.why:
        raise UserError(f"{rule.code} could not run: {result.why}.")
    failing = rows_of(caseload, table, result.rows)
    for name, row in zip(names(failing, table), failing.iter_rows(named=True), strict=True):
        if record in (name, f"{ROW_PREFIX}{row[ROW]}"):
            return name, content(row), row[ROW]
    if record in {str(row) for row in failing[ROW]}:
        raise UserError(
            f"{rule.code} fails for no record of that name; row {record} of {table} fails: for it, write "
            f"{ROW_PREFIX}{record}."
        )
    raise UserError(
        f"{rule.code} does not fail for that record of {table}, so there is nothing to accept. "
        f"See: {session.in_workspace(workspace.path)} check"
    )


def _left(workspace: "Workspace", rule: "Rule") -> str:
    """How many records of the rule are open after this one; what they could move takes longer to work out."""
    from yjp.accepted import acceptances
    from yjp.quality.acceptance import decide
    from yjp.rules.run import run

    caseload = workspace.caseload()
    ((opened,), _) = decide(caseload, run(caseload, [rule]), acceptances(workspace.path))
    number = opened.open.len()
    if not number:
        return f"No record of {rule.code} is open any more."
    see = f"What they could move: {session.in_workspace(workspace.path)} check"
    return f"{number:,} more {'record is' if number == 1 else 'records are'} open. {see}"
