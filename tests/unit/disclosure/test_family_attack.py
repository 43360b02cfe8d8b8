"""Tables of groups and stages of random small services, attacked by a solver that knows nothing of the protection."""

from datetime import date, timedelta
from functools import cache
from random import Random

import polars as pl
import pytest

from tests.caseloads import typed
from tests.unit.disclosure.exact_stages import BEFORE, UNKNOWN, Exact, Key, Terms
from tests.unit.disclosure.made import ledger
from yjp.disclosure import profile, protect
from yjp.figures import AreaRole
from yjp.indicators.representation.rows import representation_rows
from yjp.indicators.rows import Place
from yjp.periods import quarter_ends

PLACE = Place(area="rotherham", area_name="Rotherham", role=AreaRole.LOCAL, source_ref="test")
ENDS = list(quarter_ends(date(2022, 4, 1), date(2025, 3, 31)))
POOLED = "2025-03.36m"
FIRST_DAY, LAST_DAY = date(2022, 4, 1), date(2025, 3, 31)
OUTCOMES = ("community_resolution", "youth_caution", "referral_order", "detention_and_training_order")
SERVICES = ((108, 60), (115, 100), (133, 150), (101, 250), (103, 400), (111, 700))
"""Seed and children: of each some tables are shown and some hidden. Fifty more were attacked once, without a find."""
MOST_TRIED = 24


@cache
def figures(seed: int, children: int) -> pl.DataFrame:
    """Every figure of groups and stages of a made-up service, whose groups are as unequal as chance has it."""
    chance = Random(seed)
    weights = [chance.choice((0, 1, 2, 5, 20)) for _ in range(7)]
    grave = [chance.choice((1, 2, 6)) for _ in OUTCOMES]
    tables: dict[str, list[dict[str, str]]] = {
        name: [] for name in ("children", "offences", "outcomes", "remands")
    }
    for number in range(children):
        on = FIRST_DAY + timedelta(chance.randrange((LAST_DAY - FIRST_DAY).days))
        key = {"child_id": f"C{number}"}
        (ethnicity,) = chance.choices(("W1", "W2", "M1", "A1", "A4", "B1", "NS"), [w + 0.2 for w in weights])
        tables["children"].append(
            key
            | {
                "date_of_birth": f"{on.year - 15}-01-01",
                "sex": chance.choice(("male", "male", "female")),
                "ethnicity": ethnicity,
            }
        )
        kinds = set(chance.choices(OUTCOMES, grave, k=chance.choice((1, 1, 2))))
        for kind in sorted(kinds):
            ids = {"offence_id": f"F{number}{kind}", "outcome_id": f"O{number}{kind}"}
            tables["offences"].append(key | ids | {"offence_date": f"{on}"})
            tables["outcomes"].append(key | ids | {"outcome_date": f"{on}", "outcome_type": kind})
        if number == 0 or chance.random() < 0.15:
            # The first record of remand begins the years that have any.
            first = FIRST_DAY if number == 0 else on
            tables["remands"].append(key | {"start_date": f"{first}", "remand_type": "remand_in_custody"})
    return representation_rows(typed(tables, LAST_DAY), PLACE, ENDS)


def counts(found: pl.DataFrame) -> dict[Key, int]:
    """The true numbers, by grouping, group and stage."""
    shares = found.filter(pl.col("indicator").str.ends_with("_share"), pl.col("window") == POOLED)
    return {
        (g, v, indicator.removeprefix("rep_").removesuffix("_share")): int(n)
        for indicator, g, v, n in shares.select("indicator", "group", "group_value", "numerator").iter_rows()
    }


def release(seed: int, children: int, name: str) -> pl.DataFrame:
    """The rows of the groups that readers of a profile are given."""
    found = protect(ledger(figures(seed, children).to_dicts()), profile(name)).figures
    return found.filter(pl.col("window") == POOLED, pl.col("indicator").str.starts_with("rep_"))


def few(truth: dict[Key, int]) -> list[Terms]:
    """Counts of 1 to 4, and what is so few left of a stage without the next."""
    counted: list[Terms] = [[(key, 1)] for key, n in truth.items() if 1 <= n <= 4]
    left: list[Terms] = [
        [((g, v, BEFORE[s]), 1), ((g, v, s), -1)]
        for (g, v, s), n in truth.items()
        if v not in UNKNOWN and 1 <= truth.get((g, v, BEFORE.get(s, "")), n) - n <= 4
    ]
    return [*counted, *left]


@pytest.mark.parametrize(
    ("seed", "children", "name"), [*((*each, "public") for each in SERVICES), (*SERVICES[2], "board")]
)
def test_no_hidden_number_of_a_few_children_can_be_worked_out(seed: int, children: int, name: str) -> None:
    found = release(seed, children, name)
    # Neither all is hidden, which would prove nothing, nor nothing.
    assert set(found["suppressed"]) == {True, False}
    exact = Exact(found)
    tried = few(counts(figures(seed, children)))
    assert tried
    for terms in Random(seed).sample(tried, min(MOST_TRIED, len(tried))):
        low, high = exact.bounds(terms)
        assert low <= 1, (terms, low, high)
        assert high >= 4, (terms, low, high)


def test_the_solver_finds_what_an_unprotected_table_gives_away() -> None:
    """Of a table with one cell blanked the rest says what stood there."""
    whole = figures(*SERVICES[3]).filter(pl.col("window") == POOLED)
    truth = counts(whole)
    key = next(key for key, n in truth.items() if 1 <= n <= 4 and key[0] == "ethnic")
    own = (pl.col("group") == key[0]) & (pl.col("group_value") == key[1])
    stage = pl.col("indicator").str.starts_with(f"rep_{key[2]}_")
    naive = whole.with_columns(suppressed=own & stage)
    assert Exact(naive).bounds([(key, 1)]) == (truth[key], truth[key])


def test_the_truth_is_among_what_the_solver_allows() -> None:
    seed, children = SERVICES[4]
    exact = Exact(release(seed, children, "public"))
    for key, n in list(counts(figures(seed, children)).items())[::9]:
        low, high = exact.bounds([(key, 1)])
        assert low <= n <= high
