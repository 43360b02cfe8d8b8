"""The declarations: complete, graded, and changed by later years only where they say so."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.returns.small import caseload, told
from yjp.indicators.kpi.cells import kpi_cells
from yjp.indicators.kpi.definition import Column, Row, Table
from yjp.indicators.kpi.quarters import quarter_of
from yjp_returns.definition import GRADES, Severity, Stated
from yjp_returns.kpi import make as making
from yjp_returns.kpi.change import KpiTableChange, version_of
from yjp_returns.kpi.declared import KPI_2023
from yjp_returns.overlay import Overlay, laid_over
from yjp_returns.registry import RETURNS, kpi_return_on, return_on

WHY = Stated(text="Made up for this test", source="This test", grade="Q")


def table(number: int) -> Table:
    return next(each for each in KPI_2023.tables if each.number == number)


def later(**changes: object) -> Overlay[Table]:
    return Overlay(year=2027, starts=date(2027, 4, 1), why=WHY, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("identifier", RETURNS)
def test_every_return_says_all_that_a_return_has(identifier: str) -> None:
    years = RETURNS[identifier]
    starts = [years.first.starts, *(overlay.starts for overlay in years.overlays)]
    assert starts == sorted(set(starts))
    for day in starts:
        found = return_on(identifier, day)
        assert found.starts == day
        assert found.id == identifier
        assert found.title
        assert found.tables
        assert len({part.id for part in found.tables}) == len(found.tables)
        assert len({check.id for check in found.checks}) == len(found.checks)
        graded = [
            found.legal_basis,
            found.recipient,
            found.deadline,
            *found.tables,
            *found.checks,
            *found.changes,
        ]
        for each in [found, *graded]:
            assert each.grade in GRADES
            assert each.source.strip()
        if found.deadline.months is None:
            assert found.deadline.grade != "Q"


def test_a_deadline_from_memory_is_never_shown_as_certain() -> None:
    assert [r.first.deadline.grade for r in RETURNS.values()] == ["M"] * len(RETURNS)
    assert "not found" in KPI_2023.deadline.rule
    assert KPI_2023.deadline.due(date(2024, 4, 1), date(2024, 6, 30)) == date(2024, 7, 31)
    plan = RETURNS["plan"].first.deadline
    assert plan.due(date(2024, 4, 1), date(2025, 3, 31)) == date(2024, 6, 30)


def test_the_recipient_changes_in_april_2026_and_is_said_to_be_likely() -> None:
    assert kpi_return_on(date(2026, 3, 31)).recipient.words == "Youth Justice Board for England and Wales"
    after = kpi_return_on(date(2026, 4, 1))
    assert after.recipient.words == "Ministry of Justice, likely: ask before sending (inferred)"
    assert after.tables == KPI_2023.tables
    assert len(after.changes) == 1


def test_an_overlay_changes_adds_and_removes() -> None:
    label = replace(table(10).rows[0], label="Children with a victim")
    new = Row(id="surveyed", label="Surveyed", meaning="Asked.", source="-", grade="Q", unavailable="by hand")
    column = Column(
        id="online",
        template="online",
        group="online",
        group_label="Online",
        point="total",
        unavailable="by hand",
    )
    found = laid_over(
        KPI_2023,
        later(
            title="KPIs of 2027",
            tables_changed=(
                KpiTableChange(table="kpi10_victims_v1", rows_changed=(label,), rows_added=(new,)),
                KpiTableChange(table="kpi9_sv_v1", columns_added=(column,), rows_removed=("drugs",)),
            ),
            tables_removed=("kpi7_ws_v1",),
            checks_removed=("kpi7_within_total",),
            checks_changed=(replace(KPI_2023.checks[1], severity=Severity.WARN),),
        ),
    )
    assert (found.year, found.title) == (2027, "KPIs of 2027")
    assert [t.number for t in found.tables] == [1, 2, 3, 4, 5, 6, 8, 9, 10]
    victims = next(t for t in found.tables if t.number == 10)
    assert victims.rows[0].label == "Children with a victim"
    assert victims.rows[-1] == new
    assert found.checks[1].severity is Severity.WARN
    assert len(found.checks) == len(KPI_2023.checks) - 1
    assert KPI_2023.tables[9].rows[0].label.startswith("Number of children with an order")


def test_a_return_of_a_later_year_is_counted_and_checked_with_its_tables(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    new = Row(id="surveyed", label="Surveyed", meaning="Asked.", source="-", grade="Q", unavailable="by hand")
    overlay = Overlay(
        year=2024,
        starts=date(2024, 4, 1),
        why=WHY,
        tables_changed=(KpiTableChange(table="kpi3_send_aln_v1", rows_added=(new,), rows_removed=("plan",)),),
        tables_removed=("kpi1_accommodation_detail_v1",),
    )
    monkeypatch.setattr(
        making,
        "kpi_return_on",
        lambda day: laid_over(KPI_2023, overlay) if day >= overlay.starts else KPI_2023,
    )
    found = caseload()
    made = making.make(
        found,
        told(found),
        making.pl.DataFrame(schema={"year": int, "population_10_17": int, "source": str}),
        [],
        quarter_of("2024Q1"),
    )
    assert made.cells.value(making_address(3, "ending", "ro_total")) == 3
    assert made.cells.held[making_address(3, "surveyed", "ro_total")].reason == "by hand"
    assert made.cells.value(making_address(3, "surveyed", "ro_total")) is None
    results = {result.check.id: result for result in made.results}
    assert results["kpi3_nested"].unlooked[0].sentence.endswith("the cell is not in this year's tables.")
    assert results["kpi1_types_add_up"].verdict == "could not run"
    assert not {m.id for m in made.version.measures} & {"kpi3_plan", "kpi1_suitable_end"}
    assert "kpi3_identified" in {m.id for m in made.version.measures}


def making_address(number: int, row: str, column: str) -> object:
    from yjp_returns.kpi.address import Address

    return Address(number, row, column)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"tables_removed": ("kpi11",)}, "kpi11"),
        ({"tables_changed": (KpiTableChange(table="kpi11"),)}, "kpi11"),
        ({"tables_changed": (KpiTableChange(table="kpi9_sv_v1", rows_removed=("arson",)),)}, "arson"),
        ({"tables_added": (KPI_2023.tables[0],)}, "there already"),
        ({"checks_removed": ("no_such",)}, "no_such"),
    ],
)
def test_an_overlay_that_does_not_fit_is_refused(changes: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        laid_over(KPI_2023, later(**changes))


def test_what_nothing_counts_may_not_pass_for_nought() -> None:
    new = Row(id="surveyed", label="Surveyed", meaning="Asked.", source="-", grade="Q")
    wrong = laid_over(
        KPI_2023, later(tables_changed=(KpiTableChange(table="kpi10_victims_v1", rows_added=(new,)),))
    )
    with pytest.raises(ValueError, match="nothing counts kpi10_victims_v1, surveyed"):
        version_of(wrong)
    assert kpi_cells(caseload(), [date(2024, 6, 30)], version_of(KPI_2023)).height > 1_000
