"""A board paper of the sample ledger, with what a workspace would give it."""

from dataclasses import replace
from datetime import date

from tests.sample import sample
from yjp.charts.spec import Cell, Table
from yjp.ledger import Ledger
from yjp.ledger_changes import Board, changes
from yjp.narrative.since_words import shown_pairs
from yjp.plan.bindings import Bindings
from yjp.plan.board.paper import QUALITY, Since, board_paper
from yjp.plan.board.since import since_table
from yjp.plan.material import Action, Material

ACTIONS = (
    Action(
        priority="Victims",
        action="Train every worker",
        owner="Manager",
        due=date(2019, 5, 31),
        progress="Half are trained",
        status="On track",
        question="Why are so few victims met?",
        figure_id="fte_rate.2018-12.12m.rotherham",
    ),
    Action(
        priority=None, action="Review the risks", owner=None, due=None, progress=None, status="Not started"
    ),
    Action(priority=None, action="Later", owner=None, due=date(2020, 5, 1), progress=None, status="On track"),
    Action(priority=None, action="Finished", owner=None, due=date(2019, 5, 1), progress=None, status="Done"),
)


def bindings(now: Ledger, before: Ledger | None = None) -> Bindings:
    tables = {
        QUALITY: Table(
            id=QUALITY,
            caption="Records that need looking at",
            headers=("What was found", "Records", "Which of the newest figures it could move"),
            rows=((Cell(text="No end date"), Cell(text="3"), Cell(text="None")),),
        )
    }
    if before is not None:
        table = since_table("2018Q4", board(before), board(now))
        if table is not None:
            tables[table.id] = table
    return Bindings(ledger=now, material=Material(actions=ACTIONS, tables=tables))


def board(ledger: Ledger, **settings: object) -> Board:
    return Board(ledger=ledger, settings=settings)


def paper(now: Ledger | None = None, before: Ledger | None = None) -> bytes:
    ledger = now or sample()
    since = None
    if before is not None:
        found = changes(board(before), board(ledger), shown_pairs(before, ledger))
        since = Since(period="2018Q4", extract_date=date(2019, 3, 20), changes=found)
    return board_paper(bindings(ledger, before), "2019Q1", "Apr 2019 to Jun 2019", since)


def suppressed(ledger: Ledger, identifier: str) -> Ledger:
    """The ledger with one figure hidden."""
    import polars as pl

    here = pl.col("figure_id") == identifier
    nothing = [
        pl.when(here).then(None).otherwise(pl.col(c)).alias(c)
        for c in ("value", "numerator", "denominator", "lower", "upper")
    ]
    hidden = pl.when(here).then(pl.lit(True)).otherwise(pl.col("suppressed")).alias("suppressed")
    return replace(ledger, figures=ledger.figures.with_columns(*nothing, hidden))
