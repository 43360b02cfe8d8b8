"""``yjp figures``: the ledger, filtered."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.errors import UserError

if TYPE_CHECKING:
    import polars as pl

    from yjp.ledger import Ledger


@click.command()
@click.option(
    "--indicator", "-i", multiple=True, help="Only these indicators, e.g. fte_rate. See: yjp explain."
)
@click.option(
    "--window", multiple=True, help="Only these windows, e.g. 2018-12.12m (the year to December 2018)."
)
@click.option("--area", multiple=True, help="Only these areas, e.g. rotherham or south_yorkshire_pcc.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json", "parquet"]),
    default="text",
    show_default=True,
    help="A headline table for people, or the whole ledger for programs.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@click.pass_context
def figures(
    ctx: click.Context,
    indicator: tuple[str, ...],
    window: tuple[str, ...],
    area: tuple[str, ...],
    form: str,
    out: Path | None,
) -> None:
    """Print or export the ledger of figures.

    Every figure has its count, base, 95% limits, method, source and state. Counts are not suppressed here: this is the
    service's own copy, not for publication.
    """
    ledger = session.ledger(ctx.obj)
    chosen = _filtered(ledger, indicator, window, area)
    if form == "text":
        from yjp.cli.headline_table import figure_table, headline_table

        whole = not (indicator or window or area)
        click.echo(headline_table(ledger) if whole else figure_table(ledger, chosen), nl=False)
        return
    from yjp.writers.tidy import FORMATS

    content = FORMATS[form](chosen)
    if out:
        out.write_bytes(content)
        session.say(f"Wrote {chosen.height:,} figures to {out}.")
    elif form == "parquet":
        raise UserError("Parquet is not for a screen: say where to write it with --out FILE.")
    else:
        click.echo(content, nl=False)


def _filtered(
    ledger: "Ledger", indicator: tuple[str, ...], window: tuple[str, ...], area: tuple[str, ...]
) -> "pl.DataFrame":
    import polars as pl

    from yjp.errors import UnknownName

    chosen = ledger.figures
    for column, wanted in (("indicator", indicator), ("window", window), ("area", area)):
        for value in wanted:
            if value not in ledger.figures.get_column(column):
                raise UnknownName(column, value, ledger.figures.get_column(column).unique().to_list())
        if wanted:
            chosen = chosen.filter(pl.col(column).is_in(list(wanted)))
    return chosen
