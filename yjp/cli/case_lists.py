"""The lists of single children behind the newest figures: the one way from the workspace's rows to the dashboard.

Beside the year of a headline there is the newest quarter, and the one that went out of the rolling year: the children
behind a change. A row is the case system's id and what the figure counts of it, or what a rule of data quality finds
wrong with it. There are no names in a workspace, and dates of birth and the police's ids are left out. Who opens a list
is written down first.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import polars as pl

from yjp import access_log
from yjp.cli.quality_source import WorkspaceQuality
from yjp.cli.release_source import version
from yjp.indicators.caseload import CATEGORY, children_on
from yjp.indicators.custody import custodial_sentences
from yjp.indicators.first_time_entrants import DATE, first_time_entrants
from yjp.indicators.groupings import group_label
from yjp.indicators.interim import as_meant
from yjp.indicators.reoffending import INDEX_DATE, REOFFENCES, cohorts
from yjp.ledger import Ledger
from yjp.model import columns as c
from yjp.model.ages import age_on
from yjp.model.caseload import Caseload
from yjp.model.codes import OUTCOME_TYPES
from yjp.moments import moment_in_a_log, now
from yjp.narrative.headline import headline
from yjp.narrative.settled_figures import came_and_went, newest_year
from yjp.periods import Window, parse_window
from yjp.rules.registry import RULES
from yjp.settings import AS_RECORDED, Settings
from yjp.store import Workspace
from yjp.tracker.cases import WindowState, tracker
from yjp.tracker.followed import Cohort
from yjp.tracker.priorities import PENDING, PRIORITIES, Thresholds
from yjp_dashboards.case_lists import CaseList, ListOpened
from yjp_dashboards.data_quality import RECORDS

Rows = Callable[[Caseload, Settings, Window | None], pl.DataFrame]
Period = Callable[[Ledger], Window | None]
ID = "Case id"
AGE = "age"
_RULES = {f"{RECORDS}{rule.code}": f"{rule.code}: {rule.title}" for rule in RULES}
_OUTCOMES = {each.code: each.label for each in OUTCOME_TYPES}


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


@dataclass(frozen=True)
class WorkspaceCaseLists:
    """The lists of a workspace. ``clock`` gives the time that the access log keeps.

    ``quality`` finds the records that fail a rule; without it there are no lists of those.
    """

    workspace: Workspace
    clock: Callable[[], datetime] = now
    quality: WorkspaceQuality | None = None
    _held: dict[str, Mapping[str, str]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def titles(self) -> Mapping[str, str]:
        """The lists that can be opened: name to title, with the period of the figures that are current."""
        current = version(self.workspace.path)
        if current not in self._held:
            ledger = self.workspace.ledger()
            found = {name: title for name, each in LISTS.items() if (title := each.title(ledger))}
            # Of the releases before nobody asks any more.
            self._held.clear()
            self._held[current] = found | (_RULES if self.quality else {})
        return self._held[current]

    @property
    def kinds(self) -> Mapping[str, str]:
        """What each list is of, whenever it was opened."""
        return {name: each.kind for name, each in LISTS.items()} | _RULES

    def open(self, name: str, who: str, release: str, *, downloaded: bool = False) -> CaseList | None:
        """Write down that ``who`` opens the list, then give it; none where the workspace holds another release."""
        title, path = self.titles[name], self.workspace.path
        if version(path) != release:
            return None
        found = self._rows(name, release)
        if found is None or version(path) != release:
            return None
        access_log.record(
            path,
            access_log.Opening(
                at=self.clock(),
                who=who,
                name=name,
                run=release,
                children=found.height,
                period=self._period(name),
                downloaded=downloaded,
            ),
        )
        rows = tuple(tuple("" if v is None else str(v) for v in row) for row in found.iter_rows())
        if name not in LISTS:
            return CaseList(name=name, title=title, headers=tuple(found.columns), rows=rows)
        declared = LISTS[name]
        return CaseList(name=name, title=title, headers=declared.headers, rows=rows, noun=declared.noun)

    def _rows(self, name: str, release: str) -> pl.DataFrame | None:
        if name not in LISTS:
            return self.quality.records(release, name.removeprefix(RECORDS)) if self.quality else None
        declared = LISTS[name]
        period = declared.period(self.workspace.ledger()) if declared.period else None
        return declared.rows(_counted(self.workspace), self.workspace.settings, period)

    def _period(self, name: str) -> str | None:
        declared = LISTS.get(name)
        found = declared.period(self.workspace.ledger()) if declared and declared.period else None
        return found.id if found else None

    def opened(self) -> tuple[ListOpened, ...]:
        """The access log, newest first."""
        return tuple(
            ListOpened(
                at=moment_in_a_log(each.at),
                who=each.who,
                name=each.name,
                children=each.children,
                period=parse_window(each.period).label if each.period else "",
                downloaded=each.downloaded,
            )
            for each in access_log.openings(self.workspace.path)
        )


def _counted(workspace: Workspace) -> Caseload:
    """The caseload as the figures were counted from it."""
    caseload = workspace.caseload()
    return caseload if workspace.settings.interim_codes == AS_RECORDED else as_meant(caseload)


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


def _within(rows: pl.LazyFrame, column: str, window: Window | None) -> pl.LazyFrame:
    if window is None:
        return rows.clear()
    return rows.filter(pl.col(column).is_between(window.start, window.end))


def _named(column: str) -> pl.Expr:
    return pl.col(column).replace_strict(_OUTCOMES, default=pl.col(column), return_dtype=pl.String)


def _aged(caseload: Caseload, rows: pl.LazyFrame, day: str) -> pl.LazyFrame:
    """With the age on that day: the day of birth itself is on no list."""
    born = caseload["children"].select(c.CHILD_ID, c.DATE_OF_BIRTH)
    return rows.join(born, on=c.CHILD_ID, how="left").with_columns(age_on(c.DATE_OF_BIRTH, day).alias(AGE))


def _entrants(caseload: Caseload, settings: Settings, window: Window | None) -> pl.DataFrame:
    rows = _aged(caseload, _within(first_time_entrants(caseload), DATE, window), DATE)
    return rows.select(c.CHILD_ID, DATE, _named(c.OUTCOME_TYPE), AGE).sort(DATE, c.CHILD_ID).collect()


def _custody(caseload: Caseload, settings: Settings, window: Window | None) -> pl.DataFrame:
    rows = _aged(caseload, _within(custodial_sentences(caseload), DATE, window), DATE)
    return rows.select(c.CHILD_ID, DATE, _named(c.OUTCOME_TYPE), AGE).sort(DATE, c.CHILD_ID).collect()


def _cohort(caseload: Caseload, settings: Settings, window: Window | None) -> pl.DataFrame:
    followed = cohorts(caseload, breaches_count=settings.breaches_count)
    rows = _aged(caseload, _within(followed, INDEX_DATE, window), INDEX_DATE)
    return rows.select(c.CHILD_ID, INDEX_DATE, REOFFENCES, AGE).sort(INDEX_DATE, c.CHILD_ID).collect()


def _reoffended(caseload: Caseload, settings: Settings, window: Window | None) -> pl.DataFrame:
    return _cohort(caseload, settings, window).filter(pl.col(REOFFENCES) > 0)


def _current(caseload: Caseload, settings: Settings, window: Window | None) -> pl.DataFrame:
    if not caseload.has("programmes"):
        return pl.DataFrame(schema={c.CHILD_ID: pl.String, CATEGORY: pl.String, c.PROGRAMME_ID: pl.String})
    day: date = caseload.extract_date
    found = children_on(caseload, [day]).select(c.CHILD_ID, CATEGORY, c.PROGRAMME_ID).sort(c.CHILD_ID)
    codes = found.collect()
    words = {each: group_label("category", each) for each in codes.get_column(CATEGORY).unique()}
    return codes.with_columns(pl.col(CATEGORY).replace(words))


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


_STATES = {
    WindowState.OPEN.value: "Still being followed for reoffending",
    WindowState.WAITING.value: "Waiting to be proven",
    WindowState.FINAL.value: "Final",
}


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
        pl.col("state").replace(_STATES),
        "days_left",
        REOFFENCES,
        PENDING,
        pl.col("priority")
        .list.eval(pl.element().replace_strict(words, return_dtype=pl.String))
        .list.join("; "),
    )


def _followed(caseload: Caseload, settings: Settings, window: Window | None) -> pl.DataFrame:
    return _tracked(caseload, settings, Cohort.SUBSTANTIVE)


def _priority(caseload: Caseload, settings: Settings, window: Window | None) -> pl.DataFrame:
    return _tracked(caseload, settings, Cohort.SUBSTANTIVE).filter(pl.col("priority") != "")


def _diverted(caseload: Caseload, settings: Settings, window: Window | None) -> pl.DataFrame:
    return _tracked(caseload, settings, Cohort.DIVERSION)


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
        rows=_entrants,
        period=_headline_year("fte_rate"),
    ),
    "entrants_year": Declared(
        subject="First time entrants",
        which=_NEWEST,
        headers=_ENTRANTS,
        rows=_entrants,
        period=_newest_year("fte_count", "fte_rate"),
    ),
    "entrants_in": Declared(
        subject="First time entrants",
        which=_CAME,
        headers=_ENTRANTS,
        rows=_entrants,
        period=_newest_quarter("fte_count"),
    ),
    "entrants_out": Declared(
        subject="First time entrants",
        which=_WENT,
        headers=_ENTRANTS,
        rows=_entrants,
        period=_gone_quarter("fte_count"),
    ),
    "custody": Declared(
        subject="Custodial sentences",
        which=_HEADLINE,
        headers=_SENTENCED,
        rows=_custody,
        period=_headline_year("custody_rate"),
        noun=_SENTENCES,
    ),
    "custody_year": Declared(
        subject="Custodial sentences",
        which=_NEWEST,
        headers=_SENTENCED,
        rows=_custody,
        period=_newest_year("custody_count", "custody_rate"),
        noun=_SENTENCES,
    ),
    "custody_in": Declared(
        subject="Custodial sentences",
        which=_CAME,
        headers=_SENTENCED,
        rows=_custody,
        period=_newest_quarter("custody_count"),
        noun=_SENTENCES,
    ),
    "custody_out": Declared(
        subject="Custodial sentences",
        which=_WENT,
        headers=_SENTENCED,
        rows=_custody,
        period=_gone_quarter("custody_count"),
        noun=_SENTENCES,
    ),
    # A child stands in the cohort of each quarter, so that a year may have it more than once.
    "reoffended": Declared(
        subject="Children who reoffended",
        which=_HEADLINE,
        headers=_IN_COHORT,
        rows=_reoffended,
        period=_headline_year("binary_reoffending"),
    ),
    "cohort_in": Declared(
        subject="Children of the reoffending cohort",
        which=_CAME,
        headers=_IN_COHORT,
        rows=_cohort,
        period=_newest_quarter("binary_reoffending"),
    ),
    "cohort_out": Declared(
        subject="Children of the reoffending cohort",
        which=_WENT,
        headers=_IN_COHORT,
        rows=_cohort,
        period=_gone_quarter("binary_reoffending"),
    ),
    "caseload": Declared(
        subject="Children with a programme open on the day of the extract",
        headers=(ID, "Kind of work", "Programme"),
        rows=_current,
    ),
    "tracker_priority": Declared(
        subject="Children to talk about first, and why", headers=_FOLLOWED, rows=_priority
    ),
    "tracker": Declared(
        subject="All children followed for reoffending after a caution, sentence or release",
        headers=_FOLLOWED,
        rows=_followed,
    ),
    "tracker_diversion": Declared(
        subject="All children followed for reoffending after diversion", headers=_FOLLOWED, rows=_diverted
    ),
}
"""The lists there are, by name."""
