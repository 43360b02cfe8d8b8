"""``yjp audit``: check the numbers of finished documents."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.cli.dates import DAY
from yjp.cli.output import format_of, write
from yjp.errors import EXIT_FINDINGS, Refused, UnreadableInput, UserError
from yjp.numbers import numbered

if TYPE_CHECKING:
    from yjp.audit.document import Document
    from yjp.audit.result import Audit, Finding
    from yjp.ledger import Ledger

SUFFIXES = {".txt": "text", ".json": "json", ".html": "html", ".htm": "html"}
_MANY = 10
"""From so many on a plan of ours is not what the ledger would give its readers now."""
_BY_ITSELF = "It is checked against itself and what is published only."
LEVELS = ("contradicted", "decision-changing", "suspicious")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    help="Text for people, JSON for programs, a page with marks in the margin. Left out: what --out is called.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the report to this file. An earlier report there is replaced.",
)
@click.option(
    "--comments",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a copy of the Word document with a comment at each finding.",
)
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    default="contradicted",
    show_default=True,
    help="Exit with 1 from this level: only what would change a decision, any contradiction, or anything suspicious.",
)
@click.option(
    "--as-of",
    type=DAY,
    help="The document's date (2019-06-18), if it is not the one that its text gives.",
)
@click.option(
    "--ledger/--no-ledger",
    default=None,
    help="Check our own plans against the workspace's ledger. Left out: where there is a workspace.",
)
@click.option(
    "--profile",
    help="The readers of our own plan: board, public, statutory or none. Left out: those whom it remembers.",
)
@click.pass_context
def audit(
    ctx: click.Context,
    files: tuple[Path, ...],
    form: str | None,
    out: Path | None,
    comments: Path | None,
    fail_on: str,
    as_of: datetime | None,
    ledger: bool | None,
    profile: str | None,
) -> None:
    """Check the numbers of finished documents.

    Reads .docx, .pdf, .html, .md and .txt, ours or anyone's, and accounts for every number: shares, rates, changes,
    totals, directions, periods. Each finding says what is printed, what follows, and what would be right. Suspicious
    findings are listed apart: they may be right.

    Exit code 0: nothing at the level of --fail-on. 1: findings at that level. 3: a file could not be read.
    """
    chosen = format_of(form, out, SUFFIXES)
    _refuse(files, comments, out)
    audited, unreadable = _audited(files, ctx.obj, as_of.date() if as_of else None, ledger, profile)
    if audited:
        _report(audited, chosen, out)
        if comments:
            _comment(files[0], audited[0][1], comments)
    for problem in unreadable:
        session.say(f"yjp: {problem}")
    if unreadable:
        ctx.exit(unreadable[0].exit_code)
    if any(_counts(finding, fail_on) for _, each in audited for finding in each.findings):
        ctx.exit(EXIT_FINDINGS)


def _refuse(files: Sequence[Path], comments: Path | None, out: Path | None) -> None:
    """What would overwrite a document, or cannot be done with so many."""
    if comments and len(files) > 1:
        raise UserError("--comments is for one document: give one file, or run it once for each.")
    for target in (comments, out):
        if target and any(target.resolve() == file.resolve() for file in files):
            raise UserError(f"{target}: this is the document itself. Choose another name for the report.")


def _audited(
    files: Sequence[Path], workspace: Path, as_of: date | None, wanted: bool | None, profile: str | None
) -> "tuple[list[tuple[Document, Audit]], list[UnreadableInput]]":
    """Each document with its audit, and what could not be read: one bad file does not stop the others."""
    from yjp.audit.check import audit as check
    from yjp.audit.reading import read

    done: list[tuple[Document, Audit]] = []
    unreadable: list[UnreadableInput] = []
    known: dict[str | None, Ledger] = {}
    if wanted:
        readers = _readers(profile)
        known[readers] = _ledger(workspace, readers)
    for file in files:
        with session.working(f"Reading {file.name}"):
            try:
                document = read(file)
            except UnreadableInput as problem:
                unreadable.append(problem)
                continue
        held = wanted or (wanted is None and _is_bound(document) and (workspace / "yjp.toml").is_file())
        word = document.format == "docx"
        ledger = (
            _held_against(file, workspace, profile, known, word=word, asked=bool(wanted)) if held else None
        )
        with session.working(f"Checking {file.name}"):
            result = check(document, as_of=as_of, ledger=ledger)
        _hint(workspace, file, profile, result)
        done.append((document, result))
    return done, unreadable


def _readers(profile: str | None) -> str | None:
    return None if profile == "none" else profile


def _hint(workspace: Path, file: Path, profile: str | None, result: "Audit") -> None:
    """Where so many bound numbers differ, it is no slip of a hand: the figures are newer, or other readers'."""
    differing = sum(each.rule == "ledger" for each in result.findings)
    if differing < _MANY:
        return
    help_ = (
        f"If the figures are newer than it, refresh it first: {session.in_workspace(workspace)} plan refresh "
        f"{session.as_typed(file)}"
        if profile is None
        else "If it was written for other readers, leave --profile out: it remembers them."
    )
    session.say(f"{file}: {differing} bound numbers or words are not those of the ledger. {help_}")


def _held_against(
    file: Path,
    workspace: Path,
    profile: str | None,
    known: "dict[str | None, Ledger]",
    *,
    word: bool,
    asked: bool,
) -> "Ledger | None":
    """The figures that a plan's own readers may have.

    None, and a sentence, where it is not of this workspace, or hides numbers and nobody says from which readers.
    """
    readers = _readers(profile)
    content = None
    if word:
        from yjp.plan.refresh.origin import document, readers_for

        content = file.read_bytes()
        try:
            readers = readers_for(document(content, str(file)), profile, str(file))
        except Refused as problem:
            if asked:
                raise
            session.say(f"{problem} {_BY_ITSELF}")
            return None
    if readers not in known:
        known[readers] = _ledger(workspace, readers)
    if content is not None:
        from yjp.plan.refresh.origin import of_another

        if other := of_another(content, known[readers], str(file)):
            if asked:
                raise Refused(other)
            session.say(f"{other} {_BY_ITSELF}")
            return None
    return known[readers]


def _ledger(workspace: Path, profile: str | None) -> "Ledger":
    """What the document's readers may know: a plan for the public is held against the public's figures."""
    return session.protected(session.ledger(workspace), profile)[0]


def _is_bound(document: "Document") -> bool:
    """Whether it is one of our own: the ledger can only say something about values that are bound to it."""
    from yjp.audit.document import Block, Table

    return any(
        item.bound if isinstance(item, Block) else any(cell.bound for row in item.rows for cell in row)
        for item in document.items
        if isinstance(item, Block | Table)
    )


def _report(audited: "list[tuple[Document, Audit]]", form: str, out: Path | None) -> None:
    if out is None and form == "text":
        from yjp.audit.reports.terminal import terminal

        width, colour = _terminal()
        click.echo("\n".join(terminal(each, width=width, colour=colour) for _, each in audited), nl=False)
        return
    content = _content(audited, form)
    if out is None:
        click.echo(content, nl=False)
        return
    write(out, content)
    for _, each in audited:
        session.say(f"{each.name}: {_outcome(each)}.")
    session.say(f"Wrote the audit to {out}.")


def _outcome(result: "Audit") -> str:
    """``2 contradictions; 43 numbers not checkable``: what the report begins with, for who does not open it."""
    from yjp.audit.reports.order import headline, summary
    from yjp.audit.result import Verdict

    unknown = dict(summary(result).verdicts).get(Verdict.NOT_CHECKABLE, 0)
    return headline(result) + (f"; {numbered(unknown, 'number')} not checkable" if unknown else "")


def _content(audited: "list[tuple[Document, Audit]]", form: str) -> bytes:
    if form == "json":
        from yjp.audit.reports.as_json import audit_json

        return audit_json([each for _, each in audited])
    if form == "html":
        from yjp.audit.reports.page import audit_page

        return audit_page(audited)
    from yjp.audit.reports.terminal import terminal

    return "\n".join(terminal(each) for _, each in audited).encode()


def _comment(file: Path, result: "Audit", target: Path) -> None:
    from yjp.audit.reading.opening import open_file
    from yjp.audit.reports.comments import with_comments

    if result.format != "docx":
        raise UserError(f"{file}: comments can be put into a Word document (.docx) only.")
    if not result.findings:
        session.say(f"{file}: there is nothing to mark, so no copy with comments was written.")
        return
    write(target, with_comments(open_file(file).content, str(file), result))
    session.say(f"Wrote a copy with comments to {target}.")


def _terminal() -> tuple[int, bool]:
    """How wide the terminal is, and whether it shows colours."""
    from rich.console import Console

    console = Console()
    return (console.width if console.is_terminal else 100), console.is_terminal and not console.no_color


def _counts(finding: "Finding", level: str) -> bool:
    """Whether a finding is at the level or above."""
    from yjp.audit.result import CONTRADICTIONS, Verdict

    verdicts = {
        "decision-changing": (Verdict.DECISION_CHANGING,),
        "contradicted": CONTRADICTIONS,
        "suspicious": (*CONTRADICTIONS, Verdict.SUSPICIOUS),
    }
    return finding.verdict in verdicts[level]
