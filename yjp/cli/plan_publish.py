"""``yjp plan clean``, ``pdf`` and ``summary``: from a finished draft to what may be published."""

from pathlib import Path

import click

from yjp.cli import session
from yjp.cli.output import write
from yjp.cli.plan_readers import held_for
from yjp.errors import EXIT_FINDINGS, Refused, UnreadableInput, UserError
from yjp.numbers import numbered

_FILE = click.Path(path_type=Path, dir_okay=False)
_PROFILES = click.Choice(["public", "board"])


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        raise UnreadableInput(file, f"it cannot be read ({problem.strerror})", "Name a .docx file.") from None


def _target(out: Path, *sources: Path, replace: bool) -> Path:
    """Where to write; never onto the document itself, nor onto a file that is there unless asked to."""
    if any(out.resolve() == each.resolve() for each in sources):
        raise UserError(f"{out}: this is the document itself. Choose another name for --out.")
    if out.exists() and not replace:
        raise Refused(f"{out} is there already. Choose another --out, or say --replace.")
    return out


@click.command()
@click.argument("file", type=_FILE)
@click.option("--out", type=_FILE, help="Where to write the copy. Left out: FILE-published.docx beside it.")
@click.option(
    "--profile",
    type=_PROFILES,
    help="Who will read it. Left out: the board where the plan remembers that it is for the board, else the public.",
)
@click.option(
    "--audited", is_flag=True, help="Somebody has read what the audit contradicts: publish it all the same."
)
@click.option("--replace", is_flag=True, help="Replace an earlier copy of that name.")
@click.pass_context
def clean(
    ctx: click.Context, file: Path, out: Path | None, profile: str | None, audited: bool, replace: bool
) -> None:
    """Write the copy of a plan that may be published.

    Without prompts, remarks, comments, bindings and names of editors. Nothing is written while a required prompt is
    unanswered, a tracked change waits, a figure is out of date, a small number would be given away or the audit
    contradicts a sentence: each is listed, and what the audit contradicts once every number is right. Only that can
    be published all the same (--audited).

    Exit code 0: written. 1: something stands in the way. 3: the file could not be read.
    """
    from yjp.plan.refresh.origin import of_another

    content = _content(file)
    remembered = held_for(content, file)
    profile = profile or (remembered if remembered == "board" else "public")
    own = session.ledger(ctx.obj)
    # Before anything that --replace would answer: the copy of another service's plan is not to be replaced.
    if other := of_another(content, own, str(file)):
        raise Refused(other)
    target = _target(out or file.with_name(f"{file.stem}-published.docx"), file, replace=replace)
    shown, readers = session.protected(own, profile)
    from yjp.cli.plan_material import workspace_bindings
    from yjp.plan.publish.clean import clean as cleaned
    from yjp.plan.publish.hidden import hidden_numbers
    from yjp.plan.publish.reasons import Kind
    from yjp.plan.publish.reasons_text import reasons_text

    assert readers is not None
    with session.working("Checking the plan"):
        result = cleaned(
            content,
            workspace_bindings(session.workspace(ctx.obj), shown, readers),
            hidden_numbers(own, shown, readers.threshold),
            audited=audited,
            name=str(file),
        )
    for message in result.messages:
        session.say(message)
    if result.content is None:
        count = len(result.reasons)
        session.say(f"{file} cannot be published yet: {numbered(count, 'reason')}.")
        if remembered != profile and any(each.kind in (Kind.STALE, Kind.LEAK) for each in result.reasons):
            how = f"{session.in_workspace(ctx.obj)} plan refresh {session.as_typed(file)} --profile {profile}"
            session.say(
                f"The plan was written for other readers than {profile}. Refresh it for them first: {how}"
            )
        click.echo(reasons_text(result.reasons))
        if not result.audited:
            click.echo("\nThe audit runs when these are mended.")
        ctx.exit(EXIT_FINDINGS)
    write(target, result.content, new_folder=True)
    session.say(f"Wrote the copy for {profile} readers to {target}.")


@click.command()
@click.argument("file", type=_FILE)
@click.option("--out", type=_FILE, help="Where to write the PDF. Left out: beside the document.")
@click.option("--replace", is_flag=True, help="Replace an earlier PDF of that name.")
def pdf(file: Path, out: Path | None, replace: bool) -> None:
    """Make a tagged PDF (PDF/UA) of a Word document.

    Needs LibreOffice on this computer and yjp's extra "pdf". Charts keep their descriptions for screen readers.
    """
    content = _content(file)
    target = _target(out or file.with_suffix(".pdf"), file, replace=replace)
    from yjp.plan.publish.mended_pdf import library
    from yjp.plan.publish.pdf import is_working_copy, to_pdf

    library()
    if is_working_copy(content, str(file)):
        session.say(
            "This is a working copy: its prompts and remarks are printed too. For readers, clean it first."
        )
    session.say("Making the PDF with LibreOffice takes some 20 seconds.")
    with session.working("Making the PDF"):
        made = to_pdf(content, str(file))
    write(target, made, new_folder=True)
    session.say(f"Wrote the PDF to {target}.")


@click.command()
@click.option("--out", type=_FILE, help="Where to write it. Left out: in the workspace's folder plans.")
@click.option(
    "--template",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Your own Word template, with our style names.",
)
@click.option("--profile", type=_PROFILES, default="public", show_default=True, help="Who will read it.")
@click.option("--replace", is_flag=True, help="Replace a file that is there already.")
@click.pass_context
def summary(ctx: click.Context, out: Path | None, template: Path | None, profile: str, replace: bool) -> None:
    """Write a summary of the plan for children: one page in short words.

    It says the four numbers as "about 2 in every 1,000 children" and leaves two places for you to write in. Then
    refresh, clean and pdf work on it as on the plan.
    """
    ledger, readers = session.protected(session.ledger(ctx.obj), profile)
    assert readers is not None
    from yjp.plan.publish.summary import summary as written

    name = f"{ledger.about.area}-summary-{ledger.about.extract_date}-{profile}.docx"
    target = _target(out or Path(ctx.obj) / "plans" / name, replace=replace)
    with session.working("Writing the summary"):
        content = written(ledger, template, readers=readers.name)
    write(target, content, new_folder=True)
    session.say(f"Wrote the summary to {target}. Answer its two prompts before you clean it.")
