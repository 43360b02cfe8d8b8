"""``yjp reconcile``: the local count beside the published one, and what could lie between."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.cli.output import for_excel, format_of, write
from yjp.errors import EXIT_FINDINGS, Refused, UserError

if TYPE_CHECKING:
    from yjp.reconcile.assemble import Reconciliation, Records
    from yjp.reconcile.given import Given

SUFFIXES = {".csv": "csv", ".json": "json", ".txt": "text", ".xlsx": "xlsx"}
FIRST = "fte_rate"
OTHERS = ("custody_rate", "binary_reoffending", "reoffences_per_reoffender")


@click.command()
@click.option(
    "--indicator", "-i", help="fte_rate, custody_rate, binary_reoffending, ... Left out: fte_rate in full."
)
@click.option(
    "--window", help="E.g. 2018-12.12m (the year to December 2018). Left out: the newest published."
)
@click.option("--published-count", type=click.IntRange(min=0), help="The count that was published, e.g. 38.")
@click.option(
    "--published-rate", help="The rate that was published, with its decimals as printed: 169 or 0.12."
)
@click.option(
    "--published-base",
    type=click.IntRange(min=1),
    help="The population, cohort or number of reoffenders that was published with it.",
)
@click.option(
    "--published-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A CSV file of published figures: indicator, window, count or rate, base, vintage, source.",
)
@click.option(
    "--population",
    type=click.IntRange(min=1),
    help="Children aged 10 to 17, to turn a published rate into a count. Left out: that of our own rate.",
)
@click.option(
    "--confirmed",
    multiple=True,
    metavar="REASON=N",
    help="What you found by looking: --confirmed police_only=+3. Repeat it for each reason.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json", "xlsx"]),
    help="Left out: text, or by the name of --out. A workbook needs --out.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@click.option("--cases", is_flag=True, help="Name the children and outcomes behind each reason.")
@click.option(
    "--profile",
    type=click.Choice(["statutory", "board"]),
    default="statutory",
    show_default=True,
    help="For whom. A board's copy has no children's ids and no numbers by reason.",
)
@click.pass_context
def reconcile(
    ctx: click.Context,
    indicator: str | None,
    window: str | None,
    published_count: int | None,
    published_rate: str | None,
    published_base: int | None,
    published_file: Path | None,
    population: int | None,
    confirmed: tuple[str, ...],
    form: str | None,
    out: Path | None,
    cases: bool,
    profile: str,
) -> None:
    """Set our count beside the published one, with what could lie between.

    A bridge of named reasons: each could explain so much at most, from the caseload, or cannot be seen in it and says
    whom to ask. What is left is a range and is never made to fit. A published rate becomes the whole numbers that it
    can stand for. Tolerances are in yjp.toml, [reconcile].

    \b
    yjp reconcile -i custody_rate
    yjp reconcile -i fte_rate --window 2018-12.12m --published-rate 164
    yjp reconcile -i binary_reoffending --window 2017-06.12m --published-count 30 --published-base 91

    A bridge is a working paper: it is not for publication. With --cases it holds children's ids.

    Exit code 0: within tolerance, or worth a look. 1: a gap beyond the hard tolerance, or nothing could be compared.
    """
    from yjp.reconcile.given import Given

    if cases and profile == "board":
        raise Refused("A board's copy has no children's ids: leave --cases out, or --profile board.")
    if indicator is not None:
        from yjp.indicators.registry import indicator as indicator_of

        indicator_of(indicator)  # a slip in the name is said before anything that follows from it
    given = Given(count=published_count, rate=published_rate, base=published_base, path=published_file)
    if given.typed and window is None:
        raise UserError("Which window is the published figure of? Say --window, e.g. --window 2018-12.12m.")
    chosen, sure = format_of(form, out, SUFFIXES), _confirmed(confirmed)
    if chosen == "xlsx" and out is None:
        raise UserError("A workbook is not for a screen: say where to write it with --out FILE.xlsx")
    records = _records(ctx.obj)
    with session.working("Reconciling"):
        found = [_one(records, indicator or FIRST, window, given, population, sure)]
        if indicator is None and window is None and given.nothing:
            found += [_one(records, name, None, given, None, {}) for name in OTHERS]
    if cases:
        from yjp.reconcile.wording import PRIVATE

        session.say(PRIVATE)
    content = _content(records, found, chosen, cases=cases, board=profile == "board")
    if out:
        write(out, for_excel(out, content))
        session.say(f"Wrote the bridges to {out}.")
    else:
        click.echo(content, nl=False)
    if any(_fails(each) for each in found) or not found[0].bridges:
        ctx.exit(EXIT_FINDINGS)


def _records(path: Path) -> "Records":
    from yjp.reconcile.assemble import Records
    from yjp.reconcile.tolerance import Tolerance

    workspace, ledger = session.workspace(path), session.ledger(path)
    settings = workspace.settings
    return Records(
        caseload=workspace.caseload(),
        quarantine=workspace.quarantine(),
        ledger=ledger,
        settings=settings,
        tolerance=Tolerance(
            soft_count=settings.reconcile_soft_count,
            soft_percent=settings.reconcile_soft_percent,
            hard_count=settings.reconcile_hard_count,
            hard_percent=settings.reconcile_hard_percent,
        ),
        edge_days=settings.reconcile_edge_days,
    )


def _one(
    records: "Records",
    indicator: str,
    window: str | None,
    given: "Given",
    population: int | None,
    confirmed: dict[str, int],
) -> "Reconciliation":
    from yjp.indicators.registry import indicator as indicator_of
    from yjp.reconcile.assemble import base_of, not_held, reconcile

    definition = indicator_of(indicator)
    chosen = _window(records, indicator, window, given)
    if chosen is None:
        return not_held(records, indicator)
    figures = None
    if not given.nothing:
        figures = given.figures(definition, chosen, base_of(records, indicator, chosen, population))
    return reconcile(
        records, indicator, chosen, population=population, published=figures, confirmed=confirmed
    )


def _window(records: "Records", indicator: str, window: str | None, given: "Given") -> str | None:
    from yjp.periods import parse_window
    from yjp.reconcile.assemble import newest_window
    from yjp.reconcile.given import windows_of

    if window is not None:
        try:
            return parse_window(window).id
        except ValueError as problem:
            raise UserError(f"--window: {problem}.") from None
    if given.path is None:
        return newest_window(records.ledger, indicator)
    held = [w for w in windows_of(given.path, indicator) if records.ledger.local(indicator, w)]
    if not held:
        raise UserError(f"{given.path}: no row of {indicator} is of a window that has a local figure.")
    return held[-1]


def _confirmed(words: tuple[str, ...]) -> dict[str, int]:
    found = {}
    for each in words:
        name, _, number = each.partition("=")
        try:
            found[name.strip()] = int(number)
        except ValueError:
            raise UserError(
                f"--confirmed {each}: write a reason and a whole number, police_only=+3."
            ) from None
    return found


def _fails(found: "Reconciliation") -> bool:
    from yjp.reconcile.tolerance import Standing

    return found.standing is Standing.HARD


def _content(
    records: "Records", found: "list[Reconciliation]", form: str, *, cases: bool, board: bool
) -> bytes:
    from yjp.reconcile import tidy
    from yjp.reconcile.readers import for_board

    about = records.ledger.about
    shown = [for_board(each) for each in found] if board else found
    if form == "json":
        return tidy.to_json(shown, about, with_cases=cases)
    if form == "csv":
        return (tidy.cases(shown) if cases else tidy.lines(shown)).write_csv().encode()
    if form == "xlsx":
        from yjp.cli.reconcile_workbook import reconcile_workbook

        return reconcile_workbook(about, shown, with_cases=cases)
    from yjp.cli.reconcile_text import reconcile_text

    return reconcile_text(about, shown[0], shown[1:], with_cases=cases).encode()
