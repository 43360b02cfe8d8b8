"""``yjp example``: an example extract, or the same children as a case system would export them."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli.dates import DAY
from yjp.errors import UserError
from yjp.periods import day_words

if TYPE_CHECKING:
    from yjp.synthetic import Example

PLAIN = "plain"


class FolderNotEmpty(UserError):
    """An example is written to a folder of its own, so that it never mixes with a service's files."""


class NotInItsWords(UserError):
    """A made-up case system knows the outcomes of its own years only."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--example",
    "name",
    default="rotherham_2019",
    show_default=True,
    metavar="NAME",
    help="Whose children: rotherham_2019, or rotherham_2025 with a whole year of KPIs.",
)
@click.option(
    "--as",
    "shape",
    default=PLAIN,
    show_default=True,
    metavar="SHAPE",
    help="plain, yjp's own format; case_system_a, a folder of CSV files; case_system_b, one messy workbook; "
    "national_case_level, XML. All but plain are of rotherham_2019 only.",
)
@click.option(
    "--extract-date",
    "day",
    type=DAY,
    help="As it stood on this day: for an extract of the quarter before. Left out, and at the latest: 2019-06-18, or "
    "2025-06-30 for rotherham_2025.",
)
def example(folder: Path, name: str, shape: str, day: datetime | None) -> None:
    """Write an example extract to practise on.

    The children are made up. In the shape of a case system it is what you would bring to `yjp import --mapping`:
    case_system_b has titles above its headings, dates in mixed forms and its own code words.
    """
    from yjp.cli import session
    from yjp.synthetic import example as example_named
    from yjp.synthetic import write_example

    chosen = example_named(name)
    on = day.date() if day else chosen.extract_date
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmpty(f"{folder} is not empty. Name a folder that is not there yet.")
    if shape == PLAIN:
        write_example(name, folder, on)
        how = ""
    else:
        _write_export(chosen, shape, folder, on)
        how = f" --mapping {shape}"
    then = "" if on == chosen.extract_date else f", as it stood on {day_words(on)},"
    session.say(f"Wrote {chosen.title}{then} as {shape} to {folder}. {chosen.note}")
    session.say(
        f"Next: {session.program()} new WORKSPACE --service {session.as_typed(chosen.service)} --made-up, then "
        f"{session.program()} -w WORKSPACE import{how} {session.as_typed(folder)} --extract-date {on}"
    )
    if how:
        session.say("To make a mapping yourself, say --mapping suggest first.")


def _write_export(chosen: "Example", shape: str, folder: Path, on: date) -> None:
    from yjp.synthetic import tables, write_readme, write_tables
    from yjp.synthetic.as_of import as_of
    from yjp.synthetic.suppliers import WORDS_OF, beside, write_export

    if chosen.name != WORDS_OF:
        raise NotInItsWords(
            f"The made-up case systems have no words for what {chosen.name} holds. Use --example {WORDS_OF}, "
            f"or --as {PLAIN}."
        )
    made = as_of(tables(chosen.name), on, chosen.extract_date)
    write_export(shape, made, folder)
    write_tables(beside(made), folder)
    write_readme(chosen, folder, on, f"the export of a made-up case system, {shape}")
