"""The lists of single children behind the newest figures: the one way from the workspace's rows to the dashboard.

A row is the case system's id and what the figure counts of it, or what a rule of data quality finds wrong with it.
There are no names in a workspace, and dates of birth and the police's ids are left out. Who opens a list is written
down first.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import polars as pl

from yjp import access_log
from yjp.cli.quality_source import WorkspaceQuality
from yjp.cli.release_source import version
from yjp.indicators.caseload import CATEGORY, children_on
from yjp.indicators.custody import custodial_sentences
from yjp.indicators.first_time_entrants import DATE, first_time_entrants
from yjp.indicators.interim import as_meant
from yjp.indicators.reoffending import INDEX_DATE, REOFFENCES, cohorts
from yjp.ledger import Ledger
from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.model.codes import OUTCOME_TYPES
from yjp.narrative.headline import headline
from yjp.periods import Window
from yjp.rules.registry import RULES
from yjp.settings import AS_RECORDED, Settings
from yjp.store import Workspace
from yjp.tracker.cases import tracker
from yjp.tracker.followed import Cohort
from yjp.tracker.priorities import PENDING, PRIORITIES, Thresholds
from yjp_dashboards.caselists import CaseList, ListOpened
from yjp_dashboards.dataquality import RECORDS

Rows = Callable[[Caseload, Settings, Ledger], pl.DataFrame]
ID = "Case id"
_RULES = {f"{RECORDS}{rule.code}": f"{rule.code}: {rule.title}" for rule in RULES}
_OUTCOMES = {each.code: each.label for each in OUTCOME_TYPES}


@dataclass(frozen=True, kw_only=True)
class Declared:
    """A list: what it is of, its headers, and how its rows are found, the case id first."""

    title: str
    headers: tuple[str, ...]
    rows: Rows


@dataclass(frozen=True)
class WorkspaceCaseLists:
    """The lists of a workspace. ``clock`` gives the time that the access log keeps.

    ``quality`` finds the records that fail a rule; without it there are no lists of those.
    """

    workspace: Workspace
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    quality: WorkspaceQuality | None = None

    @property
    def titles(self) -> Mapping[str, str]:
        """The lists that can be opened: name to title."""
        return {name: each.title for name, each in LISTS.items()} | (_RULES if self.quality else {})

    def open(self, name: str, who: str, release: str) -> CaseList | None:
        """Write down that ``who`` opens the list, then give it; none where the workspace holds another release."""
        title, path = self.titles[name], self.workspace.path
        if version(path) != release:
            return None
        found = self._rows(name, release)
        if found is None or version(path) != release:
            return None
        access_log.record(
            path,
            access_log.Opening(at=self.clock(), who=who, name=name, run=release, children=found.height),
        )
        rows = tuple(tuple("" if v is None else str(v) for v in row) for row in found.iter_rows())
        headers = LISTS[name].headers if name in LISTS else tuple(found.columns)
        return CaseList(name=name, title=title, headers=headers, rows=rows)

    def _rows(self, name: str, release: str) -> pl.DataFrame | None:
        if name not in LISTS:
            return self.quality.records(release, name.removeprefix(RECORDS)) if self.quality else None
        counted = _counted(self.workspace)
        return LISTS[name].rows(counted, self.workspace.settings, self.workspace.ledger())

    def opened(self) -> tuple[ListOpened, ...]:
        """The access log, newest first."""
        return tuple(
            ListOpened(
                at=f"{each.at:%Y-%m-%d %H:%M:%S}", who=each.who, name=each.name, children=each.children
            )
            for each in access_log.openings(self.workspace.path)
        )


def _counted(workspace: Workspace) -> Caseload:
    """The caseload as the figures were counted from it."""
    caseload = workspace.caseload()
    return caseload if workspace.settings.interim_codes == AS_RECORDED else as_meant(caseload)


def _window(ledger: Ledger, indicator: str) -> Window | None:
    found = headline(ledger, indicator)
    return found.figure.period if found else None


def _within(rows: pl.LazyFrame, column: str, window: Window | None) -> pl.LazyFrame:
    if window is None:
        return rows.clear()
    return rows.filter(pl.col(column).is_between(window.start, window.end))


def _named(column: str) -> pl.Expr:
    return pl.col(column).replace_strict(_OUTCOMES, default=pl.col(column), return_dtype=pl.String)


def _entrants(caseload: Caseload, settings: Settings, ledger: Ledger) -> pl.DataFrame:
    rows = _within(first_time_entrants(caseload), DATE, _window(ledger, "fte_rate"))
    return rows.select(c.CHILD_ID, DATE, _named(c.OUTCOME_TYPE)).sort(DATE, c.CHILD_ID).collect()


def _custody(caseload: Caseload, settings: Settings, ledger: Ledger) -> pl.DataFrame:
    rows = _within(custodial_sentences(caseload), DATE, _window(ledger, "custody_rate"))
    return rows.select(c.CHILD_ID, DATE, _named(c.OUTCOME_TYPE)).sort(DATE, c.CHILD_ID).collect()


def _reoffended(caseload: Caseload, settings: Settings, ledger: Ledger) -> pl.DataFrame:
    followed = cohorts(caseload, breaches_count=settings.breaches_count)
    rows = _within(followed, INDEX_DATE, _window(ledger, "binary_reoffending"))
    return (
        rows.filter(pl.col(REOFFENCES) > 0)
        .select(c.CHILD_ID, INDEX_DATE, REOFFENCES)
        .sort(INDEX_DATE, c.CHILD_ID)
        .collect()
    )


def _current(caseload: Caseload, settings: Settings, ledger: Ledger) -> pl.DataFrame:
    if not caseload.has("programmes"):
        return pl.DataFrame(schema={c.CHILD_ID: pl.String, CATEGORY: pl.String, c.PROGRAMME_ID: pl.String})
    day: date = caseload.extract_date
    return (
        children_on(caseload, [day]).select(c.CHILD_ID, CATEGORY, c.PROGRAMME_ID).sort(c.CHILD_ID).collect()
    )


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


def _tracked(caseload: Caseload, settings: Settings, cohort: Cohort) -> pl.DataFrame:
    """Children whose window is open or who wait to be proven, on the day of the extract; priority in words."""
    limits = Thresholds.of(settings)
    found = tracker(
        caseload,
        caseload.extract_date,
        breaches_count=settings.breaches_count,
        cohort=cohort,
        thresholds=limits,
    )
    words = {each.id: each.title(limits) for each in PRIORITIES}
    return found.select(
        c.CHILD_ID,
        INDEX_DATE,
        _named(c.OUTCOME_TYPE),
        "state",
        "days_left",
        REOFFENCES,
        PENDING,
        pl.col("priority")
        .list.eval(pl.element().replace_strict(words, return_dtype=pl.String))
        .list.join("; "),
    )


def _followed(caseload: Caseload, settings: Settings, ledger: Ledger) -> pl.DataFrame:
    return _tracked(caseload, settings, Cohort.SUBSTANTIVE)


def _priority(caseload: Caseload, settings: Settings, ledger: Ledger) -> pl.DataFrame:
    return _tracked(caseload, settings, Cohort.SUBSTANTIVE).filter(pl.col("priority") != "")


def _diverted(caseload: Caseload, settings: Settings, ledger: Ledger) -> pl.DataFrame:
    return _tracked(caseload, settings, Cohort.DIVERSION)


LISTS: Mapping[str, Declared] = {
    "entrants": Declared(
        title="First time entrants of the year of the headline figure",
        headers=(ID, "First caution or sentence", "What it was"),
        rows=_entrants,
    ),
    "custody": Declared(
        title="Custodial sentences of the year of the headline figure",
        headers=(ID, "Sentenced", "Sentence"),
        rows=_custody,
    ),
    "reoffended": Declared(
        title="Children of the headline figure's cohorts who reoffended",
        headers=(ID, "Entered the cohort", "Reoffences"),
        rows=_reoffended,
    ),
    "caseload": Declared(
        title="Children with a programme open on the day of the extract",
        headers=(ID, "Counted under", "Programme"),
        rows=_current,
    ),
    "tracker_priority": Declared(
        title="Children followed for reoffending who come first, and why", headers=_FOLLOWED, rows=_priority
    ),
    "tracker": Declared(
        title="Children followed for reoffending after a caution, sentence or release",
        headers=_FOLLOWED,
        rows=_followed,
    ),
    "tracker_diversion": Declared(
        title="Children followed for reoffending after diversion", headers=_FOLLOWED, rows=_diverted
    ),
}
"""The lists there are, by name."""
