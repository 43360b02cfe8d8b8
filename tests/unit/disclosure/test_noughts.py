"""A year that begins and ends with a quarter of nought: as large as the year before, of which the groups say more."""

from tests.unit.disclosure.made import groups, ledger, quarters
from yjp.disclosure import profile, protection


def test_a_year_between_quarters_of_nought_is_no_larger_secret_than_the_year_before() -> None:
    """Two kinds of offence in the year to March say two sentences at least. With both quarters of nought on show the
    year to June would say the same. So noughts go, and nothing is left unproven."""
    counts = [1, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1]
    kinds = {"robbery": 1, "drugs": 2}
    rows = [
        *quarters("custody_count", "2023-06.3m", counts, "custody_rate"),
        *groups("custody_count", "2022-03.12m", "offence", kinds),
        *groups("custody_count", "2023-03.12m", "offence", kinds),
    ]
    found = protection(ledger(rows), profile("public"))
    assert found.unproven == ()
    shown = found.ledger.figures.filter(~found.ledger.figures["suppressed"])
    noughts = shown.filter(shown["indicator"] == "custody_count", shown["numerator"] == 0)
    assert not {"2021-06.3m", "2022-06.3m"} & set(noughts["window"])
    # Hiding noughts besides takes nothing back: every small count is hidden still.
    ones = found.ledger.figures.filter(found.ledger.figures["numerator"].is_between(1, 4))
    assert ones.is_empty()
