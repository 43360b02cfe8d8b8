"""What the page of over-representation says: verdicts by the limits, whatever note stands in `quality`."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl
import pytest

from tests.sample import sample
from yjp.figures import SCHEMA, figure_id
from yjp.indicators.representation.standing import FEW_EVENTS, Standing
from yjp_dashboards.pages.representation import Representation
from yjp_dashboards.pages.representation_words import CHILDREN, CONTACTS, NONE_GIVEN

NOTE = "; population of groups of 2021: invented for this example"
WINDOW, YEARS = "2025-06.36m", "2025-03.36m"


def row(
    stage: str, measure: str, of: str, /, *, window: str = WINDOW, group: str = "ethnic", **more: object
) -> dict[str, object]:
    indicator = f"rep_{stage}_{measure}"
    return {
        "figure_id": figure_id(indicator, window, "rotherham", group, of),
        "indicator": indicator,
        "area": "rotherham",
        "area_name": "Rotherham",
        "area_role": "local",
        "window": window,
        "group": group,
        "group_value": of,
        "unit": "percent" if measure == "share" else "times",
        "decimals": 1 if measure == "share" else 2,
        "state": "estimate",
        "source": "caseload",
        "suppressed": False,
    } | more


def index(
    stage: str, value: str, size: float | None, lower: float | None, upper: float | None, **more: object
) -> dict[str, object]:
    """An index on the population as the ledger holds it: the verdict's words, and after them the population's note."""
    said = Standing.MORE if (lower or 0) > 1 else Standing.LESS if (upper or 1) < 1 else Standing.SIMILAR
    words: dict[str, object] = {"reason": FEW_EVENTS} if size is None else {"quality": f"{said.value}{NOTE}"}
    return row(stage, "rri", value, value=size, lower=lower, upper=upper, **(words | more))


def share(stage: str, value: str, n: float, of: float, **more: object) -> dict[str, object]:
    return row(stage, "share", value, numerator=n, denominator=of, value=100 * n / of, **more)


STOPPED = index("stop_search", "black", 3.3234, 2.53, 4.38, window=YEARS)
SHARES = (
    share("decision", "white", 212.0, 231.0),
    share("decision", "asian", 14.0, 231.0),
    share("decision", "not_known", 6.0, 237.0),
    share("custody", "white", 9.0, 9.0),
    share("custody", "asian", 0.0, 9.0),
    share("custody", "not_known", 2.0, 11.0),
)
NO_MORE = (
    index("decision", "asian", 0.87, 0.50, 1.49),
    index("custody", "asian", None, None, None),
)


def said(*rows: Mapping[str, object], window: str = WINDOW) -> tuple[str, str, tuple[str, ...]]:
    """The sentence of the shares, that of the index, and the words below the shares."""
    page = Representation(replace(sample(), figures=pl.DataFrame(list(rows), schema=SCHEMA)))
    chosen = {"group": "ethnic", "period": window, "index": "rri"}
    shares, panel = (page.panel(name, chosen) for name in ("representation-shares", "representation-index"))
    assert shares is not None
    assert panel is not None
    return str(shares.takeaway), str(panel.takeaway), tuple(map(str, shares.words))


def test_a_verdict_with_a_note_after_it_is_a_verdict() -> None:
    arrested = index("arrest", "mixed", 1.83, 1.42, 2.35, window=YEARS)
    fewer = index("decision", "asian", 0.55, 0.30, 0.99, window=YEARS)
    shares, panel, _ = said(STOPPED, arrested, fewer, window=YEARS)
    assert shares == (
        "More often than White, by more than chance would explain. On the population: at stop and search Black or "
        "Black British 3.32 times; at arrest Mixed 1.83 times."
    )
    assert panel == (
        "More or less often than White, by more than chance would explain: at stop and search Black or Black British "
        "3.32 times; at arrest Mixed 1.83 times; at any outcome Asian or Asian British 0.55 times."
    )


def test_the_table_says_the_verdict_too() -> None:
    ledger = replace(sample(), figures=pl.DataFrame([STOPPED, *NO_MORE], schema=SCHEMA))
    page = Representation(ledger)
    words = {
        window: [line[-1].text for table in page.index("ethnic", window, "rri").tables for line in table.rows]
        for window in (YEARS, WINDOW)
    }
    assert words == {
        YEARS: ["More often, by more than chance would explain"],
        WINDOW: ["No clear difference", "Not given: fewer than 5 in the group or in the group compared with"],
    }


def test_nobody_stands_out_only_where_every_verdict_is_held() -> None:
    shares, panel, words = said(*NO_MORE)
    assert shares == (
        "No group is found over-represented beside White by more than chance would explain, in the 1 of 2 comparisons "
        "that can be made: at any outcome."
    )
    assert (
        panel
        == "No index on the population that can be given differs from 1 by more than chance would explain."
    )
    assert words[0] == "Nothing can be said of custody: there are too few children in the groups."


@pytest.mark.parametrize("quality", [Standing.SIMILAR.value, f"{Standing.SIMILAR.value}{NOTE}", None])
def test_a_missing_verdict_is_no_finding(quality: str | None) -> None:
    unsaid = index("decision", "asian", 3.0, None, None, quality=quality)
    shares, panel, _ = said(unsaid, NO_MORE[1])
    assert shares == "Ethnic group: the range of an index is missing, so nothing is said of who stands out."
    assert panel == "Index on the population, Jul 2022 to Jun 2025."


def test_what_is_shown_is_named_where_other_numbers_are_hidden() -> None:
    hidden = index("custody", "asian", None, None, None, window=YEARS, suppressed=True)
    shares, panel, _ = said(STOPPED, hidden, window=YEARS)
    assert "at stop and search Black or Black British 3.32 times" in shares
    assert shares.endswith("Not every number can be shown, so there may be more.")
    assert panel.endswith("Not every number can be shown, so there may be more.")


def test_nothing_shown_stands_out_and_others_are_hidden() -> None:
    hidden = index("custody", "asian", None, None, None, suppressed=True)
    shares, panel, words = said(NO_MORE[0], hidden)
    assert shares == (
        "No group is found over-represented beside White by more than chance would explain at any outcome; not every "
        "other number can be shown."
    )
    assert panel == "Index on the population, Jul 2022 to Jun 2025."
    assert not any("Nothing can be said" in each for each in words)
    assert said(hidden)[0] == "Ethnic group: not every number can be shown, so no group is named."


def test_shares_are_of_children_whose_group_is_known_and_few_are_no_finding() -> None:
    _, _, words = said(*SHARES, *NO_MORE)
    assert (
        "White: 91.8% of children with any outcome whose group is known (231 of 237), 100.0% of those sentenced to "
        "custody whose group is known (9 of 11)."
    ) in words
    assert (
        "Custody: 11 children in three years (White 9; Not known 2), too few to say whether it happens to any group "
        "more often."
    ) in words


def test_the_index_that_shows_something_is_the_usual_one() -> None:
    hidden = [
        {**row("court", "step", "asian"), "suppressed": True},
        index("court", "asian", None, None, None, suppressed=True),
    ]
    page = Representation(replace(sample(), figures=pl.DataFrame([hidden[0], NO_MORE[0]], schema=SCHEMA)))
    assert page.choices["index"].usual == ("rri",)
    assert page.index("ethnic", WINDOW, "step").nothing.startswith(
        "The numbers are not shown here, to protect"
    )
    assert page.index("ethnic", WINDOW, "rri").nothing == NONE_GIVEN
    nothing = Representation(replace(sample(), figures=pl.DataFrame(hidden, schema=SCHEMA)))
    assert nothing.choices["index"].usual == ("step",)


def test_custody_is_not_told_where_a_number_of_it_is_hidden() -> None:
    hidden = [{**each, "suppressed": "custody" in str(each["indicator"])} for each in SHARES]
    assert not any("ustody" in each for each in said(*hidden, NO_MORE[0])[2])


def test_contacts_are_not_called_children_and_their_years_are_pointed_at() -> None:
    stops = (share("stop_search", "black", 53.0, 889.0, window=YEARS), STOPPED)
    _, _, here = said(*stops, *SHARES, window=YEARS)
    assert here[-2:] == (CHILDREN, CONTACTS)
    _, _, elsewhere = said(*stops, *SHARES)
    assert (
        elsewhere[-1]
        == "Stops and arrests are held for financial years: choose Apr 2022 to Mar 2025 to see them."
    )
    assert said(*SHARES, *NO_MORE)[2][-1] == CHILDREN
    ledger = replace(sample(), figures=pl.DataFrame([STOPPED, *SHARES, *NO_MORE], schema=SCHEMA))
    page = Representation(ledger)
    heads = [page.index("ethnic", window, "rri").tables[0].headers[1] for window in (YEARS, WINDOW)]
    assert heads == ["Children (stops and arrests: contacts)", "Children"]
