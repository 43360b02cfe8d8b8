"""``yjp return case-level`` and ``yjp return difference``: the records of children, and what changed in them."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.cli.dates import DAY
from yjp.cli.output import for_excel, write
from yjp.errors import EXIT_FINDINGS, UserError

if TYPE_CHECKING:
    from yjp_returns.case_level.make import CaseLevelReturn
    from yjp_returns.case_level.records import Records

FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)
VALUES = "Also give the values before and after. Left out: only which elements changed."


@click.command("case-level")
@click.option(
    "--period", help="The quarter: 2025Q1 is April to June 2025. Left out: the newest that is over."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write. Left out: among the workspace's exports.",
)
@click.option(
    "--number", default=1, show_default=True, help="The number of this submission; a later one counts."
)
@click.option("--signed-off", type=DAY, help="The day of its sign-off, where there was one.")
@click.option("--code", help="The service's code in the national system. Left out: its short name.")
@click.option("--everybody", is_flag=True, help="Every child of the extract, whatever the dates.")
@click.option(
    "--public-names", is_flag=True, help="Only elements whose names are public; none that is guessed."
)
@click.option(
    "--difference",
    "earlier",
    type=FOLDER,
    multiple=True,
    help="An earlier return of this kind: also write what changed since. Of several, each child's newest counts.",
)
@click.option("--values", is_flag=True, help=f"With --difference. {VALUES}")
@click.pass_context
def case_level(
    ctx: click.Context,
    period: str | None,
    out: Path | None,
    number: int,
    signed_off: datetime | None,
    code: str | None,
    everybody: bool,
    public_names: bool,
    earlier: tuple[Path, ...],
    values: bool,
) -> None:
    """Make the case-level return. Experimental.

    A folder with a CSV file for each kind of record, and the same as one XML file by the national element names, with
    our own schema: the official one is not published. The files are children's records: they stay in the service.
    The exit code is 1 where the XML does not keep to the schema.
    """
    from yjp.cli.return_files import place, say_sign_off, write_folder

    workspace = session.workspace(ctx.obj)
    if values and not earlier:
        raise UserError("--values goes with --difference: say with which earlier return to compare.")
    from yjp_returns.case_level.files import files
    from yjp_returns.case_level.xml_file import EXPERIMENTAL

    before = _held(earlier) if earlier else None
    with session.working("Writing the records"):
        made = _made(ctx.obj, period, number, signed_off, code, everybody=everybody, guessed=not public_names)
    target = place(workspace, out, f"case-level-{made.period}")
    write_folder(workspace, target, files(made), made.stamp)
    session.say("These files are children's records: keep them where only those may read them who must.")
    session.say(EXPERIMENTAL)
    for name, frame in made.records.items():
        click.echo(f"{name}: {frame.height:,}")
    for note in made.notes:
        session.say(note)
    if before is not None:
        content = _difference(before, made.records, values=values)
        report = target.with_name(f"{target.name}-difference.csv")
        write(report, for_excel(report, content))
        session.say(f"Wrote {report}. It names children by their ids.")
    if made.faults:
        session.say(f"The XML does not keep to our schema at {len(made.faults):,} places:")
        for fault in made.faults[:5]:
            session.say(f"  {fault}")
        ctx.exit(EXIT_FINDINGS)
    say_sign_off(workspace, target)


@click.command()
@click.argument("earlier", type=FOLDER, nargs=-1, required=True)
@click.argument("later", type=FOLDER)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The CSV file to write. Left out: among the workspace's exports.",
)
@click.option("--values", is_flag=True, help=VALUES)
@click.pass_context
def difference(
    ctx: click.Context, earlier: tuple[Path, ...], later: Path, out: Path | None, values: bool
) -> None:
    """Say what changed between two case-level returns.

    EARLIER and LATER are folders that yjp return case-level wrote; of several EARLIER ones, each child's newest record
    counts, as in the national system. Counts go to the screen. Which records are new, changed or gone, and in which
    elements, goes to a CSV file. It names children by their ids and stays in the service.
    """
    from yjp.cli.return_files import place

    workspace = session.workspace(ctx.obj)
    from yjp_returns.case_level.reading import read_records

    content = _difference(_held(earlier), read_records(later), values=values)
    target = place(workspace, out, f"difference-{earlier[-1].name}-{later.name}.csv")
    write(target, for_excel(target, content))
    session.say(f"Wrote {target}. It names children by their ids.")


def _held(folders: Sequence[Path]) -> "Records":
    """What the returns of these folders leave: of each child the newest records."""
    from yjp_returns.case_level.latest import latest
    from yjp_returns.case_level.reading import read_records

    found = [read_records(folder) for folder in folders]
    return found[0] if len(found) == 1 else latest(found)


def _difference(before: "Records", after: "Records", *, values: bool) -> bytes:
    """The report as CSV; its counts are said."""
    from yjp_returns.case_level.difference import difference as found_between
    from yjp_returns.case_level.difference import sentences, summary

    found = found_between(before, after, values=values)
    for line in sentences(summary(found)) or ["Nothing changed."]:
        click.echo(line)
    return found.write_csv().encode()


def _made(
    path: Path,
    period: str | None,
    number: int,
    signed_off: datetime | None,
    code: str | None,
    *,
    everybody: bool,
    guessed: bool,
) -> "CaseLevelReturn":
    workspace = session.workspace(path)
    from yjp.cli.return_entries import newest_quarter, quarter_end
    from yjp.periods import quarter
    from yjp.stored import about
    from yjp_returns.case_level.make import make
    from yjp_returns.case_level.submission import Submission
    from yjp_returns.registry import return_on

    caseload = workspace.caseload()
    period = period or newest_quarter(caseload.extract_date)
    end = quarter_end(period)
    told = about(workspace.manifest("caseload"))
    submission = Submission(
        yot_code=(code or told.area).strip(),
        start=quarter(end).start,
        end=end,
        return_id=number,
        signed_off=signed_off.date() if signed_off else None,
        everybody=everybody,
    )
    return make(
        return_on("case_level", submission.start), period, caseload, submission, told, guessed=guessed
    )
