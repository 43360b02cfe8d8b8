"""Every return that is known of, year by year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from yjp.errors import UnknownName
from yjp.indicators.kpi.definition import Table
from yjp_returns.declared_elsewhere import CASE_LEVEL, FINANCE, INSPECTION, PLAN
from yjp_returns.definition import Return
from yjp_returns.kpi.declared import KPI_2023, KPI_2026
from yjp_returns.overlay import Overlay, laid_over
from yjp_returns.recipients import TO_THE_MINISTRY


@dataclass(frozen=True, kw_only=True)
class Years:
    """A return and what later years make of it, in order."""

    first: Return[Any]
    overlays: tuple[Overlay[Any], ...] = ()

    def on(self, day: date) -> Return[Any]:
        """The return as it stands on a day; before its first day, the first."""
        found = self.first
        for overlay in self.overlays:
            if overlay.starts <= day:
                found = laid_over(found, overlay)
        return found


RETURNS: Mapping[str, Years] = {
    each.first.id: each
    for each in (
        Years(first=KPI_2023, overlays=(KPI_2026,)),
        Years(first=CASE_LEVEL, overlays=(TO_THE_MINISTRY,)),
        Years(first=FINANCE, overlays=(TO_THE_MINISTRY,)),
        Years(first=PLAN, overlays=(TO_THE_MINISTRY,)),
        Years(first=INSPECTION),
    )
}


def return_on(identifier: str, day: date) -> Return[Any]:
    """The return of that name as it stands on a day; ``UnknownName`` lists those there are."""
    if identifier not in RETURNS:
        raise UnknownName("return", identifier, list(RETURNS))
    return RETURNS[identifier].on(day)


def kpi_return_on(day: date) -> Return[Table]:
    """The KPI return as it stands on a day."""
    found: Return[Table] = RETURNS[KPI_2023.id].on(day)
    return found
