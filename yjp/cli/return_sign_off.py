"""``yjp return sign-off``: who approved which file, and when."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.cli.dates import DAY
from yjp.cli.renamed import renamed_option
from yjp.errors import Refused, UnknownName, UnreadableInput, UserError
from yjp.moments import today

if TYPE_CHECKING:
    from yjp.store import Workspace


@click.command("sign-off")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--who",
    envvar="YJP_WHO",
    show_envvar=True,
    default="",
    help="Who approves it, or takes the approval back. Must be given.",
)
@renamed_option("return sign-off", "--by")
@click.option("--role", default="", help="As what, for instance chair of the management board.")
@click.option("--on", type=DAY, help="The day of the approval. Left out: today.")
@click.option("--withdraw", is_flag=True, help="Take the sign-off of this file back, with --reason.")
@click.option("--reason", default="", help="With --withdraw: why.")
@click.option("--despite", default="", help="Why it is approved although a check of it fails.")
@click.option("--return", "name", help="Which return it is, for a file that yjp did not write.")
@click.option("--period", help="Of which period, for a file that yjp did not write.")
@click.pass_context
def sign_off(
    ctx: click.Context,
    file: Path,
    who: str,
    role: str,
    on: datetime | None,
    withdraw: bool,
    reason: str,
    despite: str,
    name: str | None,
    period: str | None,
) -> None:
    """Record who approved a file or folder, and when.

    Its hash is kept in the workspace, in yjp.db: yjp return --list says if it is changed afterwards, or if a number
    entered by hand is. Two people may sign off one file: both are listed. So is a sign-off that was taken back.
    """
    workspace = session.workspace(ctx.obj)
    file = _found(ctx.obj, file)
    day = on.date() if on else today()
    if withdraw:
        _take_back(workspace, file, who.strip(), day, reason.strip())
        return
    from yjp_returns import register
    from yjp_returns.sign_off import EXPORTS, digest, handed_over, stored_path

    if not file.exists():
        raise UserError(f"{file}: there is no such file, here or in {ctx.obj / EXPORTS}. Check its name.")
    if not who.strip() or not role.strip():
        raise UserError("A sign-off needs --who NAME and --role TEXT.")
    before = [each for each in register.sign_offs(ctx.obj) if each.sha256 == digest(file)]
    name, period, failed = _what(ctx.obj, file, name, period)
    if failed and not despite.strip():
        checks = "A check of it fails" if failed == 1 else f"{failed} checks of it fail"
        raise Refused(
            f"{file}: {checks}. Mend it, or say why it is approved all the same with --despite TEXT."
        )
    with workspace.locked():
        register.sign(
            ctx.obj,
            register.SignOff(
                name=name,
                period=period,
                path=stored_path(ctx.obj, file),
                sha256=digest(file),
                who=who.strip(),
                role=role.strip(),
                signed_on=day,
                despite=despite.strip(),
            ),
        )
    session.say(f"Signed off: {name} {period}, {file}, by {who.strip()} ({role.strip()}).")
    for each in before:
        session.say(f"{each.who} ({each.role}) signed off the same on {each.signed_on}: both are kept.")
    if not handed_over(ctx.obj, file):
        session.say(
            f"It lies outside the workspace: keep a copy in {ctx.obj / EXPORTS}, so that it is handed over with it."
        )


def _found(workspace: Path, file: Path) -> Path:
    """The file as named; where it is not there, the one of that name in the workspace or among its exports."""
    from yjp_returns.sign_off import EXPORTS

    places = (file, workspace / file, workspace / EXPORTS / file)
    return next((each for each in places if each.exists()), file)


def _take_back(workspace: "Workspace", file: Path, who: str, day: date, reason: str) -> None:
    """Take every sign-off of a file back, whichever version of it was signed."""
    if not who or not reason:
        raise UserError("Taking a sign-off back needs --who NAME and --reason TEXT.")
    from yjp.past_decisions import Ended, Ending
    from yjp_returns import register
    from yjp_returns.sign_off import is_at, place_of

    found = [
        each
        for each in register.sign_offs(workspace.path)
        if is_at(workspace.path, each.path, file)
        or ((place := place_of(workspace.path, each)) and place.resolve() == file.resolve())
    ]
    if not found:
        see = f"{session.in_workspace(workspace.path)} return --list"
        raise UserError(f"{file} is not signed off, so there is nothing to take back. See: {see}")
    with workspace.locked():
        register.take_back(
            workspace.path, found, Ending(ended=Ended.TAKEN_BACK, who=who, on=day, reason=reason)
        )
    for each in found:
        session.say(f"Taken back: {each.name} {each.period}, {file}, signed off by {each.who}.")


def _what(workspace: Path, file: Path, name: str | None, period: str | None) -> tuple[str, str, int]:
    """Which return a file is, of when, and how many checks fail: by the register, the file, or what is said."""
    from yjp_returns.read_back import read_return
    from yjp_returns.registry import RETURNS
    from yjp_returns.sign_off import making_of

    made, same = making_of(workspace, file)
    if made is not None and same:
        return made.name, made.period, made.failed
    if made is not None:
        session.say(
            f"{file} is not as yjp wrote it: somebody changed it since. The sign-off is of what it is now."
        )
    try:
        found = read_return(file)
    except UnreadableInput:
        if made is not None:
            return made.name, made.period, made.failed
        if not name or not period:
            raise UserError(
                f"{file}: this is not a return that yjp wrote. Say what it is with --return and --period."
            ) from None
        if name not in RETURNS:
            raise UnknownName("return", name, list(RETURNS)) from None
        return name, period, 0
    if found.failed is None:
        session.say("A CSV does not say how its checks came out: the workbook or the JSON does.")
    return found.name, found.period, found.failed or 0
