"""Local records beside published figures, reason by reason."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from tests.unit.reconcile.made_up import SETTINGS, TABLE, of, records
from yjp.errors import UnknownName, UserError
from yjp.ingest.extract import QUARANTINE
from yjp.reconcile.assemble import newest_window, not_held, reconcile
from yjp.reconcile.published import Published, of_count
from yjp.reconcile.readers import for_board
from yjp.reconcile.tolerance import Standing
from yjp.reconcile.wording import headline, of_rate, sentence

YEAR = "2024-12.12m"


def test_what_each_reason_could_do_with_its_cases() -> None:
    found = reconcile(records(), "fte_rate", YEAR, published=[of_count("p", 5)])
    (bridge,) = found.bridges
    assert bridge.local == 3
    assert (of(found, "residence").lowest, of(found, "residence").highest) == (-1, 1)
    assert of(found, "residence").cases.rows() == [
        ("C", "recorded elsewhere, read as local", 1, "O3"),
        ("E", "other records of the child say elsewhere, read as elsewhere throughout", -1, "O5"),
    ]
    assert of(found, "edges").cases.select("subject", "change", "outcome_ids").rows() == [("B", -1, "O2")]
    assert (of(found, "interim").highest, of(found, "interim").subjects) == (1, 1)
    assert bridge.together == (-2, 2)
    assert (bridge.gap, bridge.unexplained, bridge.standing) == ((2, 2), (0, 2), Standing.LOOK)
    assert sentence(bridge, of(found, "residence")).startswith(
        "Residence: could explain up to 1 of the gap (2 children). Check the address"
    )
    assert sentence(bridge, of(found, "edges")).startswith(
        "Days at the edges: could move it, and does not help here"
    )
    assert sentence(bridge, of(found, "police_only")).startswith(
        "Known to the police only: size not known; these children are not in the caseload. Ask the police"
    )


def test_interim_codes_counted_as_recorded_are_taken_off_before_anything_else() -> None:
    as_recorded = replace(SETTINGS, interim_codes="as_recorded")
    found = reconcile(records(settings=as_recorded), "fte_rate", YEAR, published=[of_count("p", 3)])
    (bridge,) = found.bridges
    assert (bridge.local, bridge.certain, bridge.comparable) == (4, -1, 3)
    assert bridge.standing is Standing.AGREES
    # D is gone for certain, so no other reason takes D away again.
    assert bridge.together == (-2, 1)


def test_no_published_figure_is_not_a_pass() -> None:
    found = reconcile(records(), "custody_rate", YEAR)
    assert found.standing is Standing.COULD_NOT_RUN
    assert found.bridges == ()
    assert "no figure published for this service is held for 2024-12.12m" in found.not_run[0].why
    assert newest_window(records().ledger, "custody_rate") is None
    assert "could not run: no window has both" in headline(not_held(records(), "custody_rate"))


def test_the_ledgers_own_published_rate_is_set_beside_the_count() -> None:
    # 142 per 100,000 was published for 2024 (LAIT, 2026-04): 28.4 children of 20,000, and 3 of 2,113.
    over = records(populations=((2023, 20_000),))
    assert newest_window(over.ledger, "fte_rate") == YEAR
    (bridge,) = reconcile(over, "fte_rate", YEAR).bridges
    assert (bridge.published.label, bridge.published.counts) == ("revised, 2026-04", "28 to 29")
    assert bridge.standing is Standing.HARD
    small = reconcile(records(populations=((2023, 2_113), (2022, 2_800), (2024, 2_000))), "fte_rate", YEAR)
    assert small.bridges[0].published.counts == "3"
    assert small.standing is Standing.AGREES
    # 3 x 2113 / 2800 is 2.26, 3 x 2113 / 2000 is 3.17, and yjp's own estimate of mid-2023 is 26,967: 0.24.
    assert (of(small, "population").lowest, of(small, "population").highest) == (-3, 1)


def test_a_population_typed_in_replaces_ours() -> None:
    over = records(populations=((2023, 20_000),))
    (bridge,) = reconcile(over, "fte_rate", YEAR, population=2_113).bridges
    assert bridge.published.counts == "3"


def test_our_count_over_another_population_is_said() -> None:
    over = records(populations=((2023, 2_200),))
    (bridge,) = reconcile(over, "fte_rate", YEAR).bridges
    # 141.5 to 142.5 per 100,000 of 2,200 is 3.11 to 3.14. 3 / 0.001425 and 3 / 0.001415 are 2,105.3 and 2,120.1.
    assert of_rate(bridge) == (
        "Revised, 2026-04: no whole number gives 142 per 100,000 of 2,200, so it stands on another base; at ours it "
        "lies between 3 and 4."
    )
    four = reconcile(
        records(
            TABLE + "    F | 2010-06-01 | 2024-01-10 | 2024-06-01 | youth_caution | local | robbery\n"
            "    G | 2010-07-01 | 2024-01-10 | 2024-06-01 | youth_caution | local | robbery\n",
            populations=((2023, 2_200),),
        ),
        "fte_rate",
        YEAR,
    )
    assert "Our 5 would print the same over 3,509 to 3,533 (+59.5% to +60.6%)" in str(
        of_rate(four.bridges[0])
    )


def test_another_window_that_fits_is_pointed_out() -> None:
    table = TABLE + "".join(
        f"    {child} | 2010-06-01 | 2023-11-10 | 2023-11-20 | youth_caution | local | robbery\n"
        for child in "PQRST"
    )
    found = reconcile(records(table), "fte_count", YEAR, published=[of_count("p", 5)])
    assert found.bridges[0].local == 3
    assert "Our count of Jan 2023 to Dec 2023 is 5, which would fit the figure p" in found.hints[0]
    assert reconcile(records(table), "fte_count", YEAR, published=[of_count("p", 3)]).hints == ()


def test_rows_set_aside_could_be_entrants() -> None:
    row = {
        "table": "outcomes",
        "file": "outcomes.csv",
        "row": 9,
        "column": "residence",
        "rule": "code",
        "reason": "not in the list",
        "record": '{"outcome_id":"O9","offence_id":"F9","child_id":"Z","outcome_date":"2024-05-01",'
        '"outcome_type":"youth_caution","residence":"somewhere"}',
    }
    aside = pl.DataFrame([{name: row.get(name) for name in QUARANTINE}], schema=QUARANTINE)
    found = reconcile(records(quarantine=aside), "fte_rate", YEAR, published=[of_count("p", 4)])
    assert (of(found, "set_aside").lowest, of(found, "set_aside").highest) == (0, 1)
    assert found.bridges[0].together == (-2, 3)


def test_late_entry_and_the_beginning_of_the_records_are_said_with_their_days() -> None:
    late = reconcile(records(extract="2025-01-31"), "fte_rate", YEAR, published=[of_count("p", 3)])
    assert "the extract is of 2025-01-31, less than six months after the window" in str(of(late, "late").why)
    settled = reconcile(records(), "fte_rate", YEAR, published=[of_count("p", 3)])
    assert "more than six months after the window" in str(of(settled, "late").why)
    # All three were 12 or 13 on 1 January 2023, the first day of complete records.
    assert str(of(settled, "earlier").why).startswith(
        "3 of our 3 were 10 or older when our records begin (2023-01-01)"
    )
    since = replace(SETTINGS, complete_since=date(2015, 1, 1))
    young = reconcile(records(settings=since), "fte_rate", YEAR, published=[of_count("p", 3)])
    assert str(of(young, "earlier").why).startswith(
        "none of our 3 was 10 yet when our records begin (2015-01-01)"
    )


def test_reoffending_is_a_bridge_of_reoffenders_and_one_of_the_cohort() -> None:
    given = Published(
        label="p",
        lowest=1,
        highest=1,
        printed=True,
        base=6,
        base_published=True,
        value=16.7,
        unit="percent",
        decimals=1,
    )
    found = reconcile(records(), "binary_reoffending", YEAR, published=[given])
    reoffenders, cohort = found.bridges
    # A, B, E in three quarters; E's offence of July 2024 was proven elsewhere, and counts.
    assert (reoffenders.measure, reoffenders.local, reoffenders.standing) == (
        "reoffending",
        1,
        Standing.AGREES,
    )
    assert (cohort.measure, cohort.local, cohort.published.counts) == ("entries", 3, "6")
    # C's and E's outcomes elsewhere would each be an entry if they were local.
    assert (of(found, "residence", 1).lowest, of(found, "residence", 1).highest) == (-1, 2)
    alone = reconcile(records(), "binary_reoffending", YEAR, published=[of_count("p", 1)])
    assert [b.measure for b in alone.bridges] == ["reoffending"]
    assert "the published number of children in the cohort is not held; ours is 3" in alone.not_run[0].why


def test_a_stale_ledger_is_not_reconciled() -> None:
    held = records()
    fewer = records("\n".join(TABLE.splitlines()[:4]))
    with pytest.raises(
        UserError, match=r"the ledger has 3 and the caseload gives 2\. Import the extract again\."
    ):
        reconcile(replace(held, caseload=fewer.caseload), "fte_rate", YEAR, published=[of_count("p", 3)])


def test_names_that_are_none_are_refused() -> None:
    with pytest.raises(UserError, match="caseload cannot be reconciled"):
        reconcile(records(), "caseload", "2024-12-31")
    with pytest.raises(
        UserError, match=r"no local figure of fte_rate for 2030-12.12m. Held: 2023-12.12m to 2026-06.12m"
    ):
        reconcile(records(), "fte_rate", "2030-12.12m")
    with pytest.raises(UnknownName, match="no reason called 'weather'"):
        reconcile(records(), "fte_rate", YEAR, published=[of_count("p", 3)], confirmed={"weather": 1})
    with pytest.raises(UserError, match="'breaches' does not concern first time entrants"):
        reconcile(records(), "fte_rate", YEAR, published=[of_count("p", 3)], confirmed={"breaches": 1})


def test_a_boards_copy_keeps_totals_and_loses_children() -> None:
    found = reconcile(records(), "fte_rate", YEAR, published=[of_count("p", 5)])
    board = for_board(found)
    assert (board.bridges[0].local, board.bridges[0].gap) == (3, (2, 2))
    assert all(a.cases.is_empty() and a.subjects == 0 for a in board.bridges[0].adjustments)
    said = " ".join(sentence(board.bridges[0], a) for a in board.bridges[0].adjustments if a.moves)
    assert said
    assert not any(word in said for word in ("up to", "1 child", "children)", "of the gap"))
