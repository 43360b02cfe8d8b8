"""``yjp plan tables``: the tables of the plan as a workbook or CSV files, numbered and named as the plan has them."""

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from yjp.cli import session
from yjp.cli.output import write
from yjp.errors import UserError
from yjp.numbers import numbered

if TYPE_CHECKING:
    from yjp.ledger import About
    from yjp.plan.written_tables import WrittenTable
    from yjp.writers.workbook import Cell, Column, Sheet

_NUMBER: Final = re.compile(r"(?P<sign>[+−-]?)(?P<whole>\d{1,3}(,\d{3})*|\d+)(\.(?P<part>\d+))?")
_WIDEST, _NARROWEST = 60, 12
_REFUSED: Final = re.compile(r"[\[\]:*?/\\']")
_FIRST_PART: Final = re.compile(r", |: | \(")
"""What ends the part of a caption that names the table."""
_LONGEST_NAME: Final = 31
_LEADS_ON: Final = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "per",
        "that",
        "the",
        "this",
        "to",
        "what",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "with",
    }
)
"""Words after which something more is expected."""
_NOTHING: Final = "–"
"""What stands in the plan's tables where there is no number."""


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="A workbook, FILE.xlsx, with a sheet for each table; or a folder, for a CSV file of each.",
)
@click.option("--headings", "heading_set", help="Without FILE: whose headings, as for yjp plan draft.")
@click.option("--profile", help=f"Without FILE. {session.PROFILE_HELP}")
@click.pass_context
def tables(
    ctx: click.Context, file: Path | None, out: Path, heading_set: str | None, profile: str | None
) -> None:
    """Write the tables of the plan to a workbook or CSV files.

    They are numbered and named as in the plan, and say what it says. With FILE they are those of a plan that is there
    already, as it stands; left out, those of a new draft.
    """
    if out.suffix and out.suffix.lower() != ".xlsx":
        raise UserError(f"{out}: say --out FILE.xlsx for a workbook, or a folder for CSV files.")
    if file is not None and (profile or heading_set):
        raise UserError(
            "--profile and --headings are for a new draft: a plan that is there already has them."
        )
    from yjp.plan.written_tables import written_tables

    ledger, readers = session.protected(session.ledger(ctx.obj), profile)
    if file is not None:
        content, whose = file.read_bytes(), f"as they stand in {file.name}"
    else:
        from yjp.cli.plan_draft import drafted

        content, _ = drafted(session.workspace(ctx.obj), ledger, readers, heading_set)
        whose = f"of a new draft, profile {readers.name if readers else 'none'}"
    found = written_tables(content)
    if not found:
        raise UserError("There is no numbered table in it, so there is nothing to write.")
    if out.suffix:
        write(out, _workbook(found, ledger.about, whose))
    else:
        note = " ".join(part for part in (ledger.about.banner, f"The tables {whose}.") if part)
        listed = [("table", "caption", "file", "note")]
        for table in found:
            name = f"table_{table.number:02d}.csv"
            write(out / name, _csv(table.headers, *filter(any, table.rows)), new_folder=True)
            listed.append((str(table.number), table.caption, name, note))
        write(out / "contents.csv", _csv(*listed))
    session.say(f"Wrote {numbered(len(found), 'table')} to {out}, {whose}.")
    if file is None and (readers is None or not readers.hides):
        session.say("Small numbers are not suppressed in them: this is the service's own copy.")


def _csv(*rows: tuple[str, ...]) -> bytes:
    """Headings and rows, for Excel as for programs."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _workbook(found: "tuple[WrittenTable, ...]", about: "About", whose: str) -> bytes:
    from yjp.writers.workbook import Page, contents, publication_of

    title = f"{about.service}: the tables of the youth justice plan"
    sheets = [_sheet(table) for table in found]
    cover = Page(
        name="Cover",
        title=title,
        parts=(
            (
                None,
                (
                    *([about.banner] if about.banner else []),
                    f"The tables {whose}, each on a sheet of its own under the plan's number.",
                    f"Made by: yjp {about.yjp_version}, run {about.run_id}",
                ),
            ),
        ),
    )
    return publication_of(
        about,
        title=title,
        subject="Tables of the youth justice plan",
        sheets=(cover, contents(sheets), *sheets),
    )


def _sheet(table: "WrittenTable") -> "Sheet":
    from yjp.writers.workbook import Sheet

    percent = [
        place
        for place in range(len(table.headers))
        if (found := [row[place] for row in table.rows if _has_a_number(row[place])])
        and all(text.endswith("%") for text in found)
    ]
    cells = [
        [_cell(text.removesuffix("%") if place in percent else text) for place, text in enumerate(row)]
        for row in table.rows
    ]
    headings = [
        heading if not (before := table.headers[:place].count(heading)) else f"{heading} ({before + 1})"
        for place, heading in enumerate(table.headers)
    ]
    return Sheet(
        name=_sheet_name(table),
        title=f"{table.name}: {table.caption}",
        about=table.caption,
        columns=tuple(
            _column(heading, [row[place] for row in table.rows], [row[place] for row in cells])
            for place, heading in enumerate(
                f"{heading} (%)" if place in percent and "%" not in heading else heading
                for place, heading in enumerate(headings)
            )
        ),
        rows=cells,
        nothing="The table is empty.",
    )


def _sheet_name(table: "WrittenTable") -> str:
    """``Table 6 The national indicators``: the number and what fits of the caption, without what Excel refuses.

    What is cut ends with a word that can end: ``Table 2 Recorded needs``, not ``Table 2 Recorded needs of``.
    """
    words = _REFUSED.sub(" ", _FIRST_PART.split(table.caption)[0])
    name = " ".join(f"{table.name} {words}".split())
    if len(name) <= _LONGEST_NAME:
        return name
    kept = name[: _LONGEST_NAME + 1].rpartition(" ")[0].split()
    while kept[-1].lower() in _LEADS_ON:
        kept.pop()
    return " ".join(kept)


def _column(heading: str, texts: list[str], cells: "list[Cell]") -> "Column":
    from yjp.writers.workbook import Amount, Column

    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    width = min(max(longest + 2, len(heading) // 2 + 2, _NARROWEST), _WIDEST)
    return Column(heading, width, number=any(isinstance(cell, Amount) for cell in cells))


def _has_a_number(text: str) -> bool:
    return _NUMBER.fullmatch(text.removesuffix("%")) is not None


def _cell(text: str) -> "Cell":
    """A number where the text is nothing else, at the decimals that the plan shows; the text where it is more."""
    from yjp.narrative.wording import NOT_SHOWN
    from yjp.writers.workbook import Amount
    from yjp.writers.workbook.shorthand import NOT_AVAILABLE, SUPPRESSED

    # A cell without words is a prompt that nobody has answered.
    if text in (NOT_SHOWN, _NOTHING, ""):
        return SUPPRESSED if text == NOT_SHOWN else NOT_AVAILABLE
    found = _NUMBER.fullmatch(text)
    if found is None:
        return text
    value = float(text.replace(",", "").replace("−", "-"))
    return Amount(value, len(found["part"] or ""), signed=found["sign"] == "+")
