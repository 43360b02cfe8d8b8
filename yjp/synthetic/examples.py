"""The packaged examples by name, and how to write one to a folder."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from yjp.errors import UnknownName
from yjp.synthetic import rotherham_2019, rotherham_2025
from yjp.synthetic.columns import COLUMNS, Tables
from yjp.synthetic.service_2025 import targets as targets_2025
from yjp.synthetic.targets import EXTRACT_DATE

MADE_UP = "The children in this example are made up; they stand for nobody."
README = "README.txt"


@dataclass(frozen=True, kw_only=True)
class Example:
    """A made-up caseload.

    ``area`` is the slug that its populations are filed under; ``note`` the sentence that must go wherever it goes.
    ``complete_since`` is the day from which its records can be counted: before it, children who come back are missing.
    ``published`` names the datasets of what was published for the service. ``sources`` says what is not invented.
    """

    name: str
    title: str
    service: str
    area: str
    extract_date: date
    complete_since: date
    seed: int
    note: str
    about: str
    published: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    make: Callable[[int, str], Tables]


EXAMPLES: dict[str, Example] = {
    example.name: example
    for example in (
        Example(
            name="rotherham_2019",
            title="Rotherham, June 2019 (made up)",
            service="Rotherham",
            area="rotherham",
            extract_date=EXTRACT_DATE,
            complete_since=date(2010, 4, 1),
            seed=2019,
            note=MADE_UP,
            about=(
                "Their numbers add up to what Rotherham's Youth Justice Plan 2019-2021 printed: first time entrants, "
                "custody, reoffending and the caseload of 18 June 2019. Everything else about them is invented. "
                "Populations say for each year whether the plan implies them or they are assumed."
            ),
            published=("rotherham_plan_2019",),
            sources=(
                "budget: Youth Justice Plan 2019-2021, table 2 (2018/19), cell by cell. The printed totals do not "
                "cast: other delegated funds add up to 636,139, and the plan prints 635,509.",
                "victims and reparation: as many as the plan's section 12 says for April 2018 to March 2019 (192 "
                "contacted, 135 took part; 671 hours, 60% attended).",
                "actions: invented along the plan's priorities. staffing: invented around its structure chart.",
                "accommodation, education, health, remands, board meetings: invented, for the years since 2018.",
            ),
            make=rotherham_2019.tables,
        ),
        Example(
            name="rotherham_2025",
            title="Rotherham, June 2025 (made up)",
            service="Rotherham",
            area="rotherham",
            extract_date=targets_2025.EXTRACT_DATE,
            complete_since=date(2019, 4, 1),
            seed=2027,
            note=MADE_UP,
            about=(
                "No plan stands behind them: every number is invented, and none says how Rotherham stood. They fill "
                "every table of the plain extract, so that a whole year of key performance indicators, April 2024 to "
                "March 2025, can be counted."
            ),
            sources=(
                "population: mid-2023 is the ONS estimate packaged with yjp; all other years are assumed.",
                "population_groups: invented. Ethnic groups add up to the population of 2021, sex, care and special "
                "educational needs to that of 2024.",
                "police_contacts: invented. No force has printed them.",
                "Everything else is invented too.",
            ),
            make=rotherham_2025.tables,
        ),
    )
}


def example(name: str) -> Example:
    """The example of that name; ``UnknownName`` lists those there are."""
    if name not in EXAMPLES:
        raise UnknownName("example", name, list(EXAMPLES))
    return EXAMPLES[name]


def tables(name: str) -> Tables:
    """The example's tables: table name to rows, each a dict of text by column; dates ``YYYY-MM-DD``, unknown empty."""
    chosen = example(name)
    return chosen.make(chosen.seed, chosen.area)


def write_example(name: str, folder: Path, day: date | None = None) -> list[Path]:
    """Write the example as a plain extract, one CSV file a table and a README.txt; the paths, in that order.

    UTF-8 with ``\n`` line ends, the same bytes on every machine. The folder is made if it is not there. With ``day``
    it is the extract of an earlier day (``yjp.synthetic.as_of``).
    """
    chosen = example(name)
    made = tables(name) if day is None else _earlier(chosen, day)
    folder.mkdir(parents=True, exist_ok=True)
    return [*write_tables(made, folder), write_readme(chosen, folder, day or chosen.extract_date)]


def _earlier(chosen: Example, day: date) -> Tables:
    # An example needs the standard library only; its earlier days need the model.
    from yjp.synthetic.as_of import as_of

    return as_of(tables(chosen.name), day, chosen.extract_date)


def write_tables(made: Tables, folder: Path) -> list[Path]:
    """Write each table as a CSV file named after it; the paths."""
    written = []
    for table, rows in made.items():
        path = folder / f"{table}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS[table], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        written.append(path)
    return written


def write_readme(chosen: Example, folder: Path, day: date, shape: str = "the plain extract of yjp") -> Path:
    """Write what the files beside it are, and that nobody in them is real; its path."""
    path = folder / README
    path.write_text(_readme(chosen, day, shape), encoding="utf-8", newline="\n")
    return path


def _readme(chosen: Example, day: date, shape: str) -> str:
    return (
        f"{chosen.title}\n\n{chosen.note}\n{chosen.about}\n\n"
        + "".join(f"{line}\n" for line in chosen.sources)
        + f"\nExtract date: {day.isoformat()}. Format: {shape}.\n"
    )
