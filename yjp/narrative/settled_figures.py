"""The service's own settled figures, and the two quarters by which a rolling year differs from the one before."""

from yjp.figures import AreaRole, State
from yjp.ledger import Figure, Ledger
from yjp.periods import YEAR_MONTHS, Window, quarter


def settled(ledger: Ledger, of: str, months: int) -> list[Figure]:
    """The service's own figures of one length that are settled, oldest first."""
    return [
        f
        for f in ledger.series(of, ledger.about.area, months)
        if f.area_role == AreaRole.LOCAL and f.state != State.PROVISIONAL
    ]


def newest_year(ledger: Ledger, of: str) -> Figure | None:
    """The newest settled rolling year, whether or not there is anything to compare it with."""
    found = settled(ledger, of, YEAR_MONTHS)
    return found[-1] if found else None


def came_and_went(year: Window) -> tuple[Window, Window]:
    """The quarter that came into this rolling year, and the one that went out of it then."""
    newest = quarter(year.end)
    return newest, newest.earlier(YEAR_MONTHS)
