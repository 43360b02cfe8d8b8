"""Tables that rate a value against its target in colours or in words, and the key that says what the colours mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjp.audit.claims.evidence import Evidence
from yjp.audit.document import Block
from yjp.audit.finding.flat import flat
from yjp.audit.finding.grid import Grid, GridCell
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.periods import Period
from yjp.audit.finding.tokens import Kind, Token

GREEN, AMBER, RED = "green", "amber", "red"
_COLOURS = {"green": GREEN, "g": GREEN, "amber": AMBER, "a": AMBER, "yellow": AMBER, "red": RED, "r": RED}
_WORDS = {
    "met": GREEN,
    "target met": GREEN,
    "yes": GREEN,
    "achieved": GREEN,
    "exceeded": GREEN,
    "above target": GREEN,
    "not met": RED,
    "target not met": RED,
    "missed": RED,
    "no": RED,
    "not achieved": RED,
}
_TARGET = re.compile(r"\btarget\b|\bgoal\b|\bbenchmark\b|\bstandard\b", re.IGNORECASE)
_MET = re.compile(r"\bmet\b|\bachieved\b|\bhit\b|\bagainst target\b", re.IGNORECASE)
_OUTLOOK = re.compile(
    r"\b(?:next|previous|last|forecast|projected|change|direction|trend|numerator|denominator)\b",
    re.IGNORECASE,
)
_LOWER = re.compile(
    r"\bfirst[ -]time entr|\bfte\b(?! posts)|\bre-?offend|\bcustod|\bremand|\bbed nights|\bvacanc|\bsickness|"
    r"\babsen|\bwait|"
    r"\bdays\b|\bbreach|\bneet\b|\bnot in\b|\bexclu|\bunsuitable|\bmissing\b|\bturnover|\bserious violence|\bleavers|"
    r"\bunallocated|\boverdue|\bcomplaints|\blower is better|\bcost\b",
    re.IGNORECASE,
)
_LOWER_SHARE = re.compile(
    r"\bre-?offending\b|\bbinary\b|\bvacanc|\bsickness|\babsence|\bneet\b|\bnot in (?:education|suitable)|\bunsuitable|"
    r"\bturnover|\boverdue|\blower is better",
    re.IGNORECASE,
)
"""Of shares: 92% of custody visits in time is good."""
_TURNED = re.compile(
    r"\breduc|\bdecreas|\bfewer\b|\bfall\b|\bimprov|\bnot re-?offend|\bno (?:further|new|re-?offen)|\bwithout\b|"
    r"\bavoid|\bdiverted\b|\bdesist|\bsuccessful|\balternatives? to\b|\bprevent",
    re.IGNORECASE,
)
"""Words that turn the sense of those beside them round."""
_HIGHER = re.compile(
    r"(?<!un)\bsuitable|\bcomplet|\battend|\bengag|\bwithin\b|\bin education|\bete\b|\beet\b|\bsatisf|\boffered|"
    r"\bin place|"
    r"\bon time|\bassessed|\btrained|\bcontacted|\bconsent|\bseen\b|\bgood or better|\bfelt\b|\bhigher is better|"
    r"\bintervention|"
    r"\bplans?\b|\breviewed|\bscreen|\bcontributed|\bhours offered",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"<|\u2264|\bunder\b|\bbelow\b|\bat most\b|\bno more\b|\bmax|\bless than\b|\bfewer\b|"
    r"\bor (?:less|lower|fewer|under|below)\b",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r">|\u2265|\babove\b|\bover\b|\bat least\b|\bmin|\bmore than\b|\+$|\bor (?:more|higher|over|above|better)\b",
    re.IGNORECASE,
)
_COLOUR = re.compile(r"\b(green|amber|yellow|red)\b", re.IGNORECASE)
_FAR = 12
"""Items of the document between a table and a key that may still be its own."""


@dataclass(frozen=True, kw_only=True)
class Rated:
    """One row: its value, target and rating. ``up`` is True where more is better, None where it is not known."""

    label: str
    value: Token
    value_cell: GridCell
    target: Token
    target_cell: GridCell
    rating: str
    rating_cell: GridCell
    in_words: bool
    up: bool | None

    def gap(self, *, up: bool) -> float:
        """By how much the value is better than the target; below nought where it misses it."""
        gap = self.value.number - self.target.number
        return gap if up else -gap


@dataclass(frozen=True, kw_only=True)
class Key:
    """What a document says of its colours: how far a green, and an amber, may miss the target."""

    green: float
    amber: float | None
    points: bool
    """The distances are points, not per cent of the target."""


def rated_rows(grid: Grid) -> list[Rated]:
    """The rows of a table with a value, a target and a rating; none where such a column is missing or not sure."""
    targets = [
        place
        for place in _values(grid)
        if _TARGET.search(grid.columns[place]) and not _rating_places(grid, place)
    ]
    ratings = [place for place in range(1, len(grid.columns)) if _rating_places(grid, place)]
    if len(ratings) != 1:
        return []
    rating = ratings[0]
    values = [
        place
        for place in _values(grid)
        if place not in targets and place < rating and not _OUTLOOK.search(grid.columns[place])
    ]
    if len(targets) > 1:
        # Of two years' targets, the one of the last year that has a value.
        latest = _period(grid.columns[values[-1]]) if values else None
        targets = [
            place
            for place in targets
            if latest and (own := _period(grid.columns[place])) and own.same(latest)
        ]
    if len(targets) != 1 or not values:
        return []
    target = targets[0]
    # The value is next to the target, or in the last column before the rating.
    value = max((place for place in values if place < target), default=-1)
    if target < rating - 1 and rating - 1 in values:
        value = rating - 1
    return list(_rows(grid, value, target, rating)) if value > 0 else []


def _period(text: str) -> Period | None:
    found = [token.period for token in in_flat(text) if token.period]
    return found[0] if len(found) == 1 else None


def _rows(grid: Grid, value: int, target: int, rating: int) -> Iterator[Rated]:
    in_words = bool(_MET.search(grid.columns[rating]))
    for row, label in enumerate(grid.labels):
        cells = [grid.cell(row, place) for place in (value, target, rating)]
        one, aim, said = cells
        if one is None or aim is None or said is None or one.main is None or len(one.values) != 1:
            continue
        colour = _rating(said.text)
        goals = aim.values
        if colour is None or len(goals) != 1 or goals[0].kind is not one.main.kind:
            continue
        words = said.text.strip().lower() in _WORDS
        yield Rated(
            label=label or grid.columns[0],
            value=one.main,
            value_cell=one,
            target=goals[0],
            target_cell=aim,
            rating=colour,
            rating_cell=said,
            in_words=words and (in_words or said.text.strip().lower() not in ("yes", "no")),
            up=_better(f"{label} {grid.columns[value]}", aim.text, share=goals[0].kind is Kind.PERCENT),
        )


def _values(grid: Grid) -> list[int]:
    """The columns that hold a number in most rows."""
    return [
        place
        for place in range(grid.first_value, len(grid.columns))
        if sum(
            bool(cell and cell.values) for cell in (grid.cell(row, place) for row in range(len(grid.body)))
        )
        * 2
        > len(grid.body)
    ]


def _rating_places(grid: Grid, place: int) -> bool:
    """Does a column hold colours or "Met" in most of its filled cells?"""
    texts = [cell.text for row in range(len(grid.body)) if (cell := grid.cell(row, place)) and not cell.blank]
    return len(texts) > 1 and sum(_rating(text) is not None for text in texts) * 4 >= len(texts) * 3


def _rating(text: str) -> str | None:
    said = text.strip(" .*").lower()
    return _COLOURS.get(said) or _WORDS.get(said)


def _better(label: str, target: str, *, share: bool) -> bool | None:
    """Is more better? As the target is put, else by the words of the label; None where both or neither speak."""
    most, least = bool(_AT_MOST.search(target)), bool(_AT_LEAST.search(target))
    if most != least:
        return least
    if _TURNED.search(label):
        return None
    low = _LOWER_SHARE if share else _LOWER
    lower, higher = bool(low.search(label)), bool(_HIGHER.search(label))
    return higher if lower != higher else None


def key_of(evidence: Evidence, grid: Grid) -> Key | None:
    """The key nearest to a table that says green is for a target that was met; None where there is none."""
    near = sorted(
        (abs(order - grid.order), order)
        for order, item in enumerate(evidence.document.items)
        if isinstance(item, Block) and abs(order - grid.order) <= _FAR and len(set(_colours(item.text))) > 1
    )
    for _, order in near:
        item = evidence.document.items[order]
        if isinstance(item, Block) and (found := _key(flat(item.text))):
            return found
    return None


def _colours(text: str) -> list[str]:
    return [match[1].lower() for match in _COLOUR.finditer(text)]


_MEANS = re.compile(r"^\W{0,3}(?:=|:|-|is|are|that|as|means?|shows?|if|where|when|for|\()", re.IGNORECASE)
_IS_MET = re.compile(
    r"\b(?:met|meets?|exceed\w*|achieved?|at or (?:above|better)|on or (?:above|better)|above target|reached)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\bon track\b|\bexpected\b|\blikely\b|\bconfiden|\bprogress\b|\btrend\b|\bplan\b|\bactions?\b",
    re.IGNORECASE,
)
_DISTANCE = re.compile(
    r"(\d+(?:\.\d+)?)\s?(%|per ?cent|percentage points?|% points?|points?|pp)", re.IGNORECASE
)


def _key(text: str) -> Key | None:
    meanings: dict[str, str] = {}
    found = list(_COLOUR.finditer(text))
    for place, match in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(text)
        meaning = text[match.end() : end]
        colour = _COLOURS[match[1].lower()]
        if _MEANS.match(meaning) and colour not in meanings:
            meanings[colour] = meaning
    if GREEN not in meanings or len(meanings) < 2 or any(_OPEN.search(each) for each in meanings.values()):
        return None
    green, amber = _DISTANCE.search(meanings[GREEN]), _DISTANCE.search(meanings.get(AMBER, ""))
    if not green and not _IS_MET.search(meanings[GREEN]):
        return None
    if green and not re.search(r"\bwithin\b|\bless than\b|\bup to\b", meanings[GREEN]):
        return None
    units = [match[2].lower() for match in (green, amber) if match]
    return Key(
        green=float(green[1]) if green else 0.0,
        amber=float(amber[1]) if amber else None,
        points=bool(units) and all("p" in unit.replace("per", "").replace("cent", "") for unit in units),
    )
