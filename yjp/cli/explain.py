"""``yjp explain``: an indicator in words."""

import click


@click.command()
@click.argument("indicator", required=False)
def explain(indicator: str | None) -> None:
    """Say what an indicator counts, and what it leaves out.

    Without INDICATOR, lists all there are.
    """
    from yjp.indicators import registry

    if indicator is None:
        for known in registry.REGISTRY:
            click.echo(f"{known.id:34} {known.title}")
        return
    found = registry.indicator(indicator)
    click.echo(f"{found.title}\n")
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
