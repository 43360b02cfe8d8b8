"""Which lists of single children there are, declared: what each is of, and of which period.

Beside the year of a headline there is the newest quarter, and the one that went out of the rolling year: the children
behind a change.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from yjp.cli import case_rows
from yjp.ledger import Ledger
from yjp.model.caseload import Caseload
from yjp.narrative.headline import headline
from yjp.narrative.settled_figures import came_and_went, newest_year
from yjp.periods import Window
from yjp.settings import Settings

Rows = Callable[[Caseload, Settings, Window | None], pl.DataFrame]
Period = Callable[[Ledger], Window | None]
ID = "Case id"


@dataclass(frozen=True, kw_only=True)
class Declared:
    """A list: what it is of, its headers, and how its rows are found, the case id first.

    ``period`` is what its rows lie in, and which of the periods that is, ``which``; without one it is as of the day of
    the extract. ``noun`` is what a row is.
    """

    subject: str
    headers: tuple[str, ...]
    rows: Rows
    period: Period | None = None
    which: str = ""
    noun: tuple[str, str] = ("child", "children")

    @property
    def kind(self) -> str:
        """What it is of whatever the figures are: the period of an earlier opening was another."""
        return f"{self.subject}: {self.which}" if self.which else self.subject

    def title(self, ledger: Ledger) -> str | None:
        """With the period that these figures give it; None where they give none."""
        if self.period is None:
            return self.subject
        found = self.period(ledger)
        return f"{self.subject}: {self.which}, {found.label}" if found else None


def _headline_year(of: str) -> Period:
    """The year that the headline of the rate or share tells."""

    def found(ledger: Ledger) -> Window | None:
        told = headline(ledger, of)
        return told.figure.period if told else None

    return found


def _newest_year(of: str, told: str) -> Period:
    """The newest rolling year; none where it is the one that the headline tells."""

    def found(ledger: Ledger) -> Window | None:
        newest = newest_year(ledger, of)
        return newest.period if newest and newest.period != _headline_year(told)(ledger) else None

    return found


def _newest_quarter(of: str) -> Period:
    """The quarter that came into the newest rolling year."""

    def found(ledger: Ledger) -> Window | None:
        newest = newest_year(ledger, of)
        return came_and_went(newest.period)[0] if newest else None

    return found


def _gone_quarter(of: str) -> Period:
    """The quarter that went out of the rolling year when the newest came in."""

    def found(ledger: Ledger) -> Window | None:
        newest = newest_year(ledger, of)
        return came_and_went(newest.period)[1] if newest else None

    return found


_FOLLOWED = (
    ID,
    "Followed from",
    "After",
    "State",
    "Days left",
    "Reoffences proven",
    "Awaiting outcome",
    "Priority",
)
_ENTRANTS = (ID, "First caution or sentence", "What it was", "Age on that day")
_SENTENCED = (ID, "Sentenced", "Sentence", "Age on that day")
_IN_COHORT = (ID, "Entered the cohort", "Reoffences", "Age on that day")
_SENTENCES = ("custodial sentence", "custodial sentences")
_HEADLINE, _NEWEST = "headline year", "newest year"
_CAME, _WENT = "newest quarter", "quarter that went out"

LISTS: Mapping[str, Declared] = {
    "entrants": Declared(
        subject="First time entrants",
        which=_HEADLINE,
        headers=_ENTRANTS,
        rows=case_rows.entrants,
        period=_headline_year("fte_rate"),
    ),
    "entrants_year": Declared(
        subject="First time entrants",
        which=_NEWEST,
        headers=_ENTRANTS,
        rows=case_rows.entrants,
        period=_newest_year("fte_count", "fte_rate"),
    ),
    "entrants_in": Declared(
        subject="First time entrants",
        which=_CAME,
        headers=_ENTRANTS,
        rows=case_rows.entrants,
        period=_newest_quarter("fte_count"),
    ),
    "entrants_out": Declared(
        subject="First time entrants",
        which=_WENT,
        headers=_ENTRANTS,
        rows=case_rows.entrants,
        period=_gone_quarter("fte_count"),
    ),
    "custody": Declared(
        subject="Custodial sentences",
        which=_HEADLINE,
        headers=_SENTENCED,
        rows=case_rows.custody,
        period=_headline_year("custody_rate"),
        noun=_SENTENCES,
    ),
    "custody_year": Declared(
        subject="Custodial sentences",
        which=_NEWEST,
        headers=_SENTENCED,
        rows=case_rows.custody,
        period=_newest_year("custody_count", "custody_rate"),
        noun=_SENTENCES,
    ),
    "custody_in": Declared(
        subject="Custodial sentences",
        which=_CAME,
        headers=_SENTENCED,
        rows=case_rows.custody,
        period=_newest_quarter("custody_count"),
        noun=_SENTENCES,
    ),
    "custody_out": Declared(
        subject="Custodial sentences",
        which=_WENT,
        headers=_SENTENCED,
        rows=case_rows.custody,
        period=_gone_quarter("custody_count"),
        noun=_SENTENCES,
    ),
    # A child stands in the cohort of each quarter, so that a year may have it more than once.
    "reoffended": Declared(
        subject="Children who reoffended",
        which=_HEADLINE,
        headers=_IN_COHORT,
        rows=case_rows.reoffended,
        period=_headline_year("binary_reoffending"),
    ),
    "cohort_in": Declared(
        subject="Children of the reoffending cohort",
        which=_CAME,
        headers=_IN_COHORT,
        rows=case_rows.cohort,
        period=_newest_quarter("binary_reoffending"),
    ),
    "cohort_out": Declared(
        subject="Children of the reoffending cohort",
        which=_WENT,
        headers=_IN_COHORT,
        rows=case_rows.cohort,
        period=_gone_quarter("binary_reoffending"),
    ),
    "caseload": Declared(
        subject="Children with a programme open on the day of the extract",
        headers=(ID, "Kind of work", "Programme"),
        rows=case_rows.current,
    ),
    "tracker_priority": Declared(
        subject="Children to talk about first, and why", headers=_FOLLOWED, rows=case_rows.priority
    ),
    "tracker": Declared(
        subject="All children followed for reoffending after a caution, sentence or release",
        headers=_FOLLOWED,
        rows=case_rows.followed,
    ),
    "tracker_diversion": Declared(
        subject="All children followed for reoffending after diversion",
        headers=_FOLLOWED,
        rows=case_rows.diverted,
    ),
}
"""The lists there are, by name."""
