"""``yjp explain``: an indicator in words."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from yjp.indicators.definition import Indicator


@click.command()
@click.argument("indicator", required=False)
@click.pass_context
def explain(ctx: click.Context, indicator: str | None) -> None:
    """Say what an indicator counts, and what it leaves out.

    Without INDICATOR, lists all there are, without the sub-measures of the KPIs: yjp explain kpi1 lists those of one.
    """
    from yjp.indicators import registry

    own = _own(ctx.obj or Path())
    if indicator is None:
        for title, part in registry.PARTS.items():
            click.echo(f"{title}:")
            _list([each for each in part if not each.part_of])
        if own:
            click.echo("Measures of your own scorecards:")
            _list(own)
        families = sorted(
            {i.part_of for i in registry.REGISTRY if i.part_of}, key=lambda name: (len(name), name)
        )
        click.echo(f"Sub-measures: yjp explain {families[0]}, and so on to {families[-1]}.")
        return
    family = [i for i in registry.REGISTRY if i.part_of == indicator]
    if family:
        begins = f"{indicator}_"
        _list([i for i in registry.REGISTRY if i.id.startswith(begins)])
        return
    _say(registry.indicator(indicator))


def _own(workspace: Path) -> "list[Indicator]":
    """The measures of the workspace's scorecards, which are known by their ids from here on."""
    if not (workspace / "scorecards").is_dir():
        return []
    from yjp import local_measures
    from yjp.indicators.registry import indicator
    from yjp.scorecards import measures_of, scorecards

    measures = measures_of(scorecards(workspace))
    local_measures.remember(measures)
    return [indicator(each.id) for each in measures]


def _list(indicators: "list[Indicator]") -> None:
    for known in indicators:
        click.echo(f"{known.id:34} {known.title}")


def _say(found: "Indicator") -> None:
    click.echo(f"{found.title}\n")
    if found.caveat:
        click.echo(f"  {found.caveat}.\n")
    click.echo(f"  {found.question}\n")
    click.echo(f"Numerator: {found.numerator}.")
    click.echo(f"Denominator: {found.denominator}.")
    click.echo(f"Which way is good: {found.polarity}.")
    for heading, lines in (
        ("Counted:", found.counts_in),
        ("Not counted:", found.counts_out),
        ("How this differs from the official figure:", found.deviations),
    ):
        if lines:
            click.echo(f"\n{heading}")
            for line in lines:
                click.echo(f"  - {line}")
    click.echo(f"\nSource: {found.source}")
    click.echo(f"Version of the definition: {found.definition_version}")
