"""``yjp return sign-off``: who approved which file, and when."""

from datetime import UTC, datetime
from pathlib import Path

import click

from yjp.cli import session
from yjp.errors import Refused, UnknownName, UnreadableInput, UserError


@click.command("sign-off")
@click.argument("file", type=click.Path(path_type=Path, exists=True))
@click.option("--by", "who", required=True, help="Who approves it.")
@click.option("--role", required=True, help="As what, for instance chair of the management board.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day of the approval. Left out: today.")
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
    despite: str,
    name: str | None,
    period: str | None,
) -> None:
    """Record who approved a file or folder, and when.

    Its hash is kept in the workspace, in yjp.db: yjp return --list says if it is changed afterwards.
    """
    workspace = session.workspace(ctx.obj)
    if not who.strip() or not role.strip():
        raise UserError("A sign-off needs --by NAME and --role TEXT.")
    from yjp_returns import register
    from yjp_returns.sign_off import digest, stored_path

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
                signed_on=on.date() if on else datetime.now(tz=UTC).date(),
                despite=despite.strip(),
            ),
        )
    session.say(f"Signed off: {name} {period}, {file}, by {who.strip()} ({role.strip()}).")


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
