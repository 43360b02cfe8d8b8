"""``yjp explain``: an indicator in words."""

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session

if TYPE_CHECKING:
    from yjp.indicators.definition import Indicator
    from yjp.scorecards import Measure


@click.command()
@click.argument("indicator", required=False)
@click.pass_context
def explain(ctx: click.Context, indicator: str | None) -> None:
    """Say what an indicator counts, and what it leaves out.

    Without INDICATOR, lists all there are; of a family such as kpi1 or needs it says how many: yjp explain kpi1 lists
    them.
    """
    from yjp.indicators import registry
    from yjp.indicators.registry import indicator as indicator_of

    own = _own(ctx.obj or Path())
    if indicator is None:
        for title, part in registry.PARTS.items():
            click.echo(f"{title}:")
            _list([each for each in part if not each.part_of])
            families = sorted((i.part_of for i in part if i.part_of), key=lambda name: (len(name), name))
            for name, members in groupby(families):
                click.echo(f"{name:34} {len(list(members))} measures: {session.program()} explain {name}")
        if own:
            click.echo("Measures of your own scorecards:")
            _list([indicator_of(each.declared.id) for each in own])
        return
    family = [i for i in registry.REGISTRY if i.part_of == indicator]
    if family:
        begins = f"{indicator}_"
        leading = [i for i in registry.REGISTRY if i.id.startswith(begins) and i not in family]
        _list([*leading, *family])
        return
    _say(indicator_of(indicator), next((each for each in own if each.declared.id == indicator), None))


def _own(workspace: Path) -> "list[Measure]":
    """The measures of the workspace's scorecards, which are known by their ids from here on."""
    if not (workspace / "scorecards").is_dir():
        return []
    from yjp import local_measures
    from yjp.scorecards import measures_of, scorecards

    cards = scorecards(workspace)
    local_measures.remember(measures_of(cards))
    return [measure for card in cards for measure in card.measures]


def _list(indicators: "list[Indicator]") -> None:
    for known in indicators:
        click.echo(f"{known.id:34} {known.title}")


def _say(found: "Indicator", own: "Measure | None") -> None:
    click.echo(f"{found.title}\n")
    if found.caveat:
        click.echo(f"  {found.caveat}.\n")
    click.echo(f"  {found.question}\n")
    click.echo(f"Numerator: {found.numerator}.")
    click.echo(f"Denominator: {found.denominator}.")
    click.echo(f"Which way is good: {found.polarity}.")
    lines_of = (
        [("To know:", (own.declared.note,) if own.declared.note else ()), ("Target:", _targets(own))]
        if own
        else [
            ("Counted:", found.counts_in),
            ("Not counted:", found.counts_out),
            ("How this differs from the official figure:", found.deviations),
        ]
    )
    for heading, lines in lines_of:
        if lines:
            click.echo(f"\n{heading}")
            for line in lines:
                click.echo(f"  - {line}")
    click.echo(f"\nSource: {found.source}")
    if own is None:
        click.echo(f"Version of the definition: {found.definition_version}")


def _targets(own: "Measure") -> tuple[str, ...]:
    """The newest target in numbers, of when, and who set it."""
    from yjp.ledger import display

    declared = own.declared
    said = declared.target_words.removeprefix("Target: ")
    newest = next((value for value in reversed(own.values) if value.target is not None), None)
    if newest is None:
        return (said,) if said else ()
    number = display(newest.target, declared.unit, declared.decimals)
    return (f"{number}, {newest.window.label}{f' ({said})' if said else ''}",)
