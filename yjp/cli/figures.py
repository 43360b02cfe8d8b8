"""``yjp figures``: the ledger, filtered, protected and exported."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.cli.output import format_of, not_protected, write
from yjp.errors import UserError
from yjp.numbers import numbered

if TYPE_CHECKING:
    import polars as pl

    from yjp.ledger import Ledger
    from yjp.writers.provenance import Provenance, Release

NOT_FOR_A_SCREEN = ("parquet", "xlsx")
SUFFIXES = {f".{each}": each for each in ("csv", "json", "parquet", "xlsx")} | {".txt": "text"}
Chosen = dict[str, tuple[str, ...]]
"""Column of the ledger to the values that it is narrowed to."""


@click.command()
@click.option(
    "--indicator", "-i", multiple=True, help="Only these indicators, e.g. fte_rate. See: yjp explain."
)
@click.option(
    "--window", multiple=True, help="Only these windows, e.g. 2018-12.12m (the year to December 2018)."
)
@click.option("--area", multiple=True, help="Only these areas, e.g. rotherham or south_yorkshire_pcc.")
@click.option("--group", multiple=True, help="Only these breakdowns, e.g. sex or age.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json", "parquet", "xlsx"]),
    help="A table for people, tidy files for programs, or an accessible workbook. Left out: by the name of --out.",
)
@click.option("--profile", help=session.PROFILE_HELP)
@click.option(
    "--released",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    multiple=True,
    help="An export that the same readers have already (CSV, JSON or Parquet): nothing is given away beside it.",
)
@click.option(
    "--only-shown",
    is_flag=True,
    help="With --profile: leave out the figures that are not shown to these readers. Rows that stand for them tell "
    "nobody anything.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@click.pass_context
def figures(
    ctx: click.Context,
    indicator: tuple[str, ...],
    window: tuple[str, ...],
    area: tuple[str, ...],
    group: tuple[str, ...],
    form: str | None,
    profile: str | None,
    released: tuple[Path, ...],
    only_shown: bool,
    out: Path | None,
) -> None:
    """Print or export the ledger of figures.

    Every figure has its count, base, 95% range, method, source and state. Without --profile nothing is suppressed:
    that is the service's own copy, not for publication.

    \b
    For a published plan: yjp figures --profile public --format xlsx --out figures.xlsx
    """
    form = format_of(form, out, SUFFIXES)
    if form in NOT_FOR_A_SCREEN and out is None:
        name = "A workbook" if form == "xlsx" else "Parquet"
        raise UserError(f"{name} is not for a screen: say where to write it with --out FILE.")
    if released and profile is None:
        raise UserError("--released says what readers have already: say who they are with --profile.")
    if only_shown and profile is None:
        raise UserError("--only-shown goes with --profile: without one every figure is shown.")
    from yjp.writers.provenance import Release

    whole, readers = session.protected(session.ledger(ctx.obj), profile, released)
    release = Release(profile=readers)
    chosen: Chosen = {"indicator": indicator, "window": window, "area": area, "group": group}
    ledger = _narrowed(whole, chosen)
    if only_shown:
        ledger = _shown(ledger)
    content = _text(whole, ledger, chosen) if form == "text" else None
    if content is None:
        content = _export(_provenance(ctx.obj, ledger, release, chosen), form, out)
    if out:
        write(out, content)
        how_many = "" if form == "text" else f"{ledger.figures.height:,} figures to "
        session.say(f"Wrote {how_many}{out}.")
    else:
        click.echo(content, nl=False)
    session.say(release.words)


def _shown(ledger: "Ledger") -> "Ledger":
    """The ledger without the figures that the profile hides."""
    import polars as pl

    kept = ledger.figures.filter(~pl.col("suppressed"))
    left_out = ledger.figures.height - kept.height
    if left_out:
        session.say(f"Left out, as these readers are not shown them: {numbered(left_out, 'figure')}.")
    return _with(ledger, kept)


def _narrowed(ledger: "Ledger", chosen: Chosen) -> "Ledger":
    """The ledger with the chosen figures, and of the frames beside them what belongs to these."""
    import polars as pl

    from yjp.errors import UnknownName

    kept = ledger.figures
    for column, wanted in chosen.items():
        known = ledger.figures.get_column(column).drop_nulls()
        for value in wanted:
            if value not in known:
                raise UnknownName(column, value, known.unique().to_list())
        if wanted:
            kept = kept.filter(pl.col(column).is_in(list(wanted)))
    if not any(chosen.values()):
        return ledger
    return _with(ledger, kept)


def _with(ledger: "Ledger", kept: "pl.DataFrame") -> "Ledger":
    """The ledger with these figures alone, and of the frames beside them what belongs to them."""
    from dataclasses import replace

    import polars as pl

    beside = {
        name: getattr(ledger, name).join(kept.select("figure_id").unique(), on="figure_id", how="semi")
        for name in ("comparisons", "ratings", "control")
    }
    pairs = kept.filter(pl.col("group").is_null()).select("indicator", "window", "area").unique()
    funnel = ledger.funnel.join(pairs, on=["indicator", "window", "area"], how="semi")
    return replace(ledger, figures=kept, funnel=funnel, **beside)


def _provenance(path: Path, ledger: "Ledger", release: "Release", chosen: Chosen) -> "Provenance":
    from yjp.writers.provenance import Provenance

    manifest = session.workspace(path).manifest("ledger")
    return Provenance(release=release, ledger=ledger, manifest=manifest, chosen=chosen)


def _text(whole: "Ledger", ledger: "Ledger", chosen: Chosen) -> bytes:
    from yjp.cli.headline_table import figure_table, headline_table

    text = figure_table(ledger, ledger.figures) if any(chosen.values()) else headline_table(whole)
    return text.encode()


def _export(export: "Provenance", form: str, out: Path | None) -> bytes:
    if form == "xlsx":
        return _workbook(export)
    from yjp.writers.tidy import FORMATS

    content = FORMATS[form](export)
    if form == "csv" and out:
        # CSV has no room for a manifest of its own.
        not_protected(out)
        beside = out.with_name(f"{out.name}.manifest.json")
        write(beside, export.to_json().encode())
        session.say(f"Wrote the manifest of the run to {beside}: keep it with the CSV.")
    return content


def _workbook(export: "Provenance") -> bytes:
    from yjp.writers.checker import check_workbook
    from yjp.writers.ledger_workbook import ledger_workbook

    if export.ledger.figures.is_empty():
        raise UserError("No figure is left to put into a workbook: choose fewer filters.")
    content = ledger_workbook(export)
    findings = check_workbook(content)
    for finding in findings[:5]:
        session.say(f"Against the guidance for accessible spreadsheets: {finding}")
    return content
