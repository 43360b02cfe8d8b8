"""What the page of over-representation says: which groups stand out, of which decision points nothing can be said.

Only what the readers' own ledger shows is told, and never that nobody stands out where a number or verdict is missing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from yjp.charts.representation import INDEXES, figures, of_contacts, standing_of, windows_held
from yjp.figures import figure_id
from yjp.indicators.groupings import group_label, grouping
from yjp.indicators.representation.indicators import SHARE, identifier
from yjp.indicators.representation.stages import CUSTODY, DECISION, REFERENCE, STAGES, UNKNOWN, Stage
from yjp.indicators.representation.standing import FEW_EVENTS, FEW_PEOPLE, Standing
from yjp.ledger import Figure, Ledger
from yjp.narrative.hidden import WHY_ALL_HIDDEN
from yjp.numbers import plain
from yjp.periods import YEAR_MONTHS, parse_window

CHILDREN = "Children and not offences are counted: a child once a year at each decision point."
CONTACTS = (
    "Stops and arrests are contacts: one child can be in them many times, so that chance may explain more than their "
    "ranges say."
)
NONE_GIVEN = "No index can be given; the table says why. Look at the shares and at the children themselves."
_NOT_ALL_SHOWN = "Not every number can be shown, so there may be more."
_TOO_FEW = (FEW_EVENTS, FEW_PEOPLE)


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One index of one group: ``standing`` is None where none is given, or it is hidden."""

    measure: str
    stage: Stage
    value: str
    figure: Figure
    standing: Standing | None


def compared(ledger: Ledger, measures: Iterable[str], group: str, window: str) -> list[Compared]:
    """Every comparison of a group with the one compared with, in the order of the declarations."""
    return [
        Compared(measure=measure, stage=stage, value=value, figure=figure, standing=standing_of(figure))
        for measure in measures
        for stage, value, figure in _others(ledger, measure, group, window)
    ]


def over_represented(ledger: Ledger, measures: Sequence[str], group: str, window: str) -> str:
    """Which groups it happens to more often, by more than chance; else that none can be told."""
    held = compared(ledger, measures, group, window)
    given = [each for each in held if each.standing is not None]
    hidden = any(each.figure.suppressed for each in held)
    more = [each for each in given if each.standing is Standing.MORE]
    beside = f"beside {group_label(group, REFERENCE[group])} by more than chance would explain"
    if more:
        found = ". ".join(
            f"On {INDEXES[measure]}: {_by_stage(group, [each for each in more if each.measure == measure])}"
            for measure in dict.fromkeys(each.measure for each in more)
        )
        said = f"More often than {group_label(group, REFERENCE[group])}, by more than chance would explain. {found}."
        return f"{said} {_NOT_ALL_SHOWN}" if hidden else said
    if any(each.standing is Standing.REFUSED for each in given):
        return f"{grouping(group).title}: the range of an index is missing, so nothing is said of who stands out."
    if not given:
        return (
            f"{grouping(group).title}: not every number can be shown, so no group is named."
            if hidden
            else f"No group can be told to be over-represented: {_why_not(held)}."
        )
    at = _listed(_titles(each.stage for each in given))
    if hidden:
        return f"No group is found over-represented {beside} at {at}; not every other number can be shown."
    return (
        f"No group is found over-represented {beside}, in the {len(given)} of {len(held)} comparisons that can be "
        f"made: at {at}."
    )


def words_of_shares(ledger: Ledger, measures: Sequence[str], group: str, window: str) -> tuple[str, ...]:
    """What stands below: of whom nothing can be said, how few there are, what is counted, and where the police are."""
    return (
        *_not_compared(ledger, measures, group, window),
        *_how_few(ledger, group, window),
        *_from_first_to_last(ledger, group, window),
        *_in_custody(ledger, measures, group, window),
        CHILDREN,
        *((CONTACTS,) if of_contacts(ledger, group, window) else _elsewhere(ledger, group)),
    )


def index_takeaway(ledger: Ledger, measure: str, group: str, window: str) -> str:
    """What one index says of all groups."""
    held = compared(ledger, [measure], group, window)
    given = [each for each in held if each.standing is not None]
    hidden = any(each.figure.suppressed for each in held)
    apart = [each for each in given if each.standing in (Standing.MORE, Standing.LESS)]
    if apart:
        reference = group_label(group, REFERENCE[group])
        said = f"More or less often than {reference}, by more than chance would explain: {_by_stage(group, apart)}."
        return f"{said} {_NOT_ALL_SHOWN}" if hidden else said
    if hidden or any(each.standing is Standing.REFUSED for each in given):
        return f"Index on {INDEXES[measure]}, {parse_window(window).label}."
    if not given:
        return NONE_GIVEN
    return (
        f"No index on {INDEXES[measure]} that can be given differs from 1 by more than chance would explain."
    )


def nothing_drawn(ledger: Ledger, measure: str, group: str, window: str) -> str:
    """Why there is no chart of an index: nothing can be said of it, or nothing may be shown."""
    hidden = any(each.figure.suppressed for each in compared(ledger, [measure], group, window))
    return f"The numbers are not shown here, {WHY_ALL_HIDDEN}." if hidden else NONE_GIVEN


def _not_compared(ledger: Ledger, measures: Sequence[str], group: str, window: str) -> Iterator[str]:
    """The decision points that no group can be compared at, so that silence is not taken for a finding."""
    held = compared(ledger, measures, group, window)
    if not any(each.standing for each in held) or any(each.figure.suppressed for each in held):
        return
    known = {each.stage.id for each in held if each.standing is not None}
    left = [each for each in held if each.stage.id not in known]
    if left:
        yield f"Nothing can be said of {_listed(_titles(each.stage for each in left))}: {_why_not(left)}."


def _why_not(left: Sequence[Compared]) -> str:
    if not left:
        return "no index is held"
    few = all(each.figure.reason in _TOO_FEW for each in left)
    return "there are too few children in the groups" if few else "the table of the index says why"


def _how_few(ledger: Ledger, group: str, window: str) -> Iterator[str]:
    """How many children of each other group had any outcome, as far as that may be shown."""
    counts = [
        f"{group_label(group, value)} {plain(figure.numerator, 0)}"
        for stage, value, figure in _others(ledger, SHARE, group, window)
        if stage.id == DECISION and figure.numerator is not None and not figure.suppressed
    ]
    if counts:
        yield f"Children with any outcome, {parse_window(window).label}: {', '.join(counts)}."


def _from_first_to_last(ledger: Ledger, group: str, window: str) -> Iterator[str]:
    """The share of the group compared with at the first decision point and the last, of those whose group is known."""
    first, last = (_share(ledger, stage, group, window, REFERENCE[group]) for stage in (DECISION, CUSTODY))
    if first is None or last is None or any(f.suppressed or f.value is None for f in (first, last)):
        return
    yield (
        f"{group_label(group, REFERENCE[group])}: {first.text} of children with any outcome"
        f"{_known(ledger, DECISION, group, window, first)}, {last.text} of those sentenced to custody"
        f"{_known(ledger, CUSTODY, group, window, last)}."
    )


def _known(ledger: Ledger, stage: str, group: str, window: str, figure: Figure) -> str:
    """Of how many children a share is, where the group of others is not known."""
    every = _of_all(ledger, stage, group, window)
    if every is None or figure.denominator is None or every == figure.denominator:
        return ""
    return f" whose group is known ({plain(figure.denominator, 0)} of {plain(every, 0)})"


def _in_custody(ledger: Ledger, measures: Sequence[str], group: str, window: str) -> Iterator[str]:
    """Who was sentenced to custody, where they are too few for any index: 100% of nine is no finding."""
    every = _of_all(ledger, CUSTODY, group, window)
    rows = [each for each in figures(ledger, SHARE, group, window) if each[0].id == CUSTODY]
    if not every or any(figure.suppressed or figure.numerator is None for _, _, figure in rows):
        return
    if any(each.standing for each in compared(ledger, measures, group, window) if each.stage.id == CUSTODY):
        return
    parts = [f"{group_label(group, value)} {plain(f.numerator, 0)}" for _, value, f in rows if f.numerator]
    years = parse_window(window).months // YEAR_MONTHS
    within = f"in {_YEARS[years]} years" if years in _YEARS else "in the year"
    children = "child" if every == 1 else "children"
    yield (
        f"Custody: {plain(every, 0)} {children} {within} ({'; '.join(parts)}), too few to say whether it happens to "
        "any group more often."
    )


def _elsewhere(ledger: Ledger, group: str) -> Iterator[str]:
    """Where stops and arrests are shown, if not in this period: the police count them by financial years."""
    held = [
        each
        for each in windows_held(ledger)
        if any(stage.police and not f.suppressed for stage, _, f in figures(ledger, SHARE, group, each.id))
    ]
    if held:
        yield f"Stops and arrests are held for financial years: choose {held[0].label} to see them."


def _others(ledger: Ledger, measure: str, group: str, window: str) -> list[tuple[Stage, str, Figure]]:
    """The figures of every group but the one compared with and the unknown."""
    left_out = (REFERENCE[group], *UNKNOWN)
    return [each for each in figures(ledger, measure, group, window) if each[1] not in left_out]


def _share(ledger: Ledger, stage: str, group: str, window: str, value: str) -> Figure | None:
    return ledger.get(figure_id(identifier(stage, SHARE), window, ledger.about.area, group, value))


def _of_all(ledger: Ledger, stage: str, group: str, window: str) -> float | None:
    """How many children there were in all: the share of the unknown is of them."""
    found = (_share(ledger, stage, group, window, value) for value in UNKNOWN)
    return next((f.denominator for f in found if f is not None and not f.suppressed), None)


def _by_stage(group: str, found: Sequence[Compared]) -> str:
    """``at arrest Black or Black British 2.10 times, Mixed 1.83 times; at court …``: the largest of a stage first."""
    parts = []
    for stage in dict.fromkeys(each.stage for each in found):
        here = sorted((e for e in found if e.stage is stage), key=lambda each: -(each.figure.value or 0.0))
        sizes = ", ".join(f"{group_label(group, each.value)} {each.figure.number} times" for each in here)
        parts.append(f"at {_lower(stage.title)} {sizes}")
    return "; ".join(parts)


def _titles(stages: Iterable[Stage]) -> list[str]:
    wanted = {each.id for each in stages}
    return [_lower(each.title) for each in STAGES if each.id in wanted]


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _lower(title: str) -> str:
    return title[0].lower() + title[1:]


_YEARS = {2: "two", 3: "three"}
