"""The words that say what a number is of: directions, measures and areas."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from yjp import reference

UP, DOWN = 1, -1
_DOWN = (
    r"reduc(?:ed|es|e|ing|tions?)|decreas(?:ed|es|e|ing)|fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:ed|es|e|ing)|"
    r"lower(?:ed|ing)?|downward|fewer|less|shrunk|shrank|shrink(?:ing|age)?|contraction|cut(?:s|ting)?|dip(?:s|ped|ping)?|"
    r"slump(?:ed)?|slid(?:ing)?|slipped|trimmed|tumbled|plummet(?:ed|ing)|diminish(?:ed|ing)|went down|gone down|down"
)
_UP = (
    r"increas(?:ed|es|e|ing)|ros?e|ris(?:es|e|en|ing)|grew|grow(?:s|n|ing|th)?|higher|upward|climb(?:ed|ing)?|"
    r"went up|gone up|more|gr[e]ater|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:ed|ing)|"
    r"uplift(?:ed)?|expan(?:ded|sion)|up"
)
DIRECTION = re.compile(rf"\b(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\b", re.IGNORECASE)
CHANGE = re.compile(
    r"\b(?:(?P<down>reduc(?:ed|es|e|ing|tions?)|decreas(?:ed|es|e|ing)|fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|"
    r"declin(?:ed|es|e|ing)|went down|gone down|shrank|shrunk|dipped|slumped|slipped|tumbled|plummeted|"
    r"(?:was|were|been|have|has) cut(?=\s[a-z ]{0,30}?(?:by|from)\s)|(?:came|come|brought) down|"
    r"down(?=\s(?:by|from|to)))|"
    r"(?P<up>increas(?:ed|es|e|ing)|rose|ris(?:es|e|en|ing)|grew|grow(?:s|n|ing|th)?|climb(?:ed|ing)?|"
    r"jumped|surged|soared|went up|gone up|up(?=\s(?:by|from))))\b",
    re.IGNORECASE,
)
CHANGE_NOUN = re.compile(
    r"\b(?:reductions?|decreases?|falls?|drops?|declines?|increases?|rises?|growth|changes?|difference|improvement|"
    r"cuts?|dip|slump|drop-off|jump|surge|climb|uplift|saving|shrinkage|contraction|expansion)\b",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:not|no|never|without|rather than|instead of|prevent(?:ed|ing)?|aim|target|reverse)\b",
    re.IGNORECASE,
)


def direction_of(match: re.Match[str]) -> int:
    """The sign of a match of ``DIRECTION`` or ``CHANGE``."""
    return DOWN if match["down"] else UP


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A measure that plans name, the words it goes by, its unit and where its national values have lain.

    ``low`` and ``high`` bound what a national or regional figure has been since 2010, generously; ``per`` is the
    base of a rate.
    """

    id: str
    name: str
    words: re.Pattern[str]
    unit: str
    per: int | None = None
    low: float | None = None
    high: float | None = None


def _measure(
    identifier: str,
    name: str,
    words: str,
    unit: str,
    per: int | None = None,
    low: float | None = None,
    high: float | None = None,
) -> Measure:
    return Measure(
        id=identifier,
        name=name,
        words=re.compile(words, re.IGNORECASE),
        unit=unit,
        per=per,
        low=low,
        high=high,
    )


MEASURES: tuple[Measure, ...] = (
    _measure(
        "per_reoffender",
        "reoffences per reoffender",
        r"\b(?:re-?\s?)?offen[cs]es?\s(?:committed\s)?(?:per|"
        r"by each)\s(?:each\s)?re-?\s?offend(?:er|ing child)|\bper\sre-?\s?offender|"
        r"\bfrequency\b(?!\sof\s(?!re-?offending)|\srate\sper\soffender)",
        "ratio",
        low=2.4,
        high=5.0,
    ),
    _measure(
        "per_child",
        "reoffences per child in the cohort",
        r"\bre-?\s?offen[cs]es?\sper\s(?:offender|child|young person|person)\b|\b(?:offen[cs]es\s)?per\soffender\b",
        "ratio",
        low=0.7,
        high=2.2,
    ),
    _measure(
        "binary",
        "binary reoffending rate",
        r"\bbinary\b|\b(?:proven )?re-?\s?offending\srates?\b|\brates?\sof\s(?:proven\s)?re-?\s?offending\b|"
        r"\b(?:per cent|percentage|proportion|%)\s(?:of\s[\w\s]{0,30})?re-?\s?offend(?:ed|ing)\b",
        "percent",
        low=27.0,
        high=45.0,
    ),
    _measure(
        "fte",
        "first time entrants",
        r"\bfirst[\s-]time[\s-]entr\w+|"
        r"\bent(?:er|ers|ered|ering|ry)\s(?:in)?(?:to\s)?(?:the\s)?(?:youth\s|criminal\s)*justice\ssystem\sfor\s"
        r"the\s(?:very\s)?first\stime\b|"
        r"(?<!\d)(?<!\d\s)(?<!total\s)\bFTEs?\b(?!\s(?:posts?|staff|equivalent|workers?|social|officers?|practitioners?|managers?))",
        "rate",
        per=100_000,
        low=100.0,
        high=1400.0,
    ),
    _measure(
        "custody",
        "use of custody",
        r"\bcustod(?:y|ial)\b|\bYOI sentences\b",
        "rate",
        per=1000,
        low=0.05,
        high=1.3,
    ),
)
"""Measures of the national framework, in the order in which their words are looked for."""

NATIONAL = "national"
_REGIONS = {
    "East Midlands": "east_midlands",
    "East of England": "eastern",
    "Eastern": "eastern",
    "London": "london",
    "North East": "north_east",
    "North West": "north_west",
    "South East": "south_east",
    "South West": "south_west",
    "West Midlands": "west_midlands",
    "Yorkshire and the Humber": "yorkshire_and_the_humber",
    "Yorkshire and Humber": "yorkshire_and_the_humber",
    "Yorkshire & Humber": "yorkshire_and_the_humber",
    "Yorkshire & the Humber": "yorkshire_and_the_humber",
    "Yorkshire": "yorkshire_and_the_humber",
    "Wales": "wales",
}
REGIONS = frozenset(_REGIONS.values())
_ROLES = (
    (r"england\s?(?:and|&|\+)\s?wales|e\s?(?:&|and)\s?w\b", "england_and_wales"),
    (r"\bnational(?:ly)?\b|\bnational\saverage\b", NATIONAL),
    (r"\bengland\b|\benglish\b", "england"),
    (
        r"\b(?:yot|yjs|yos|our|comparator|statistical)?\s?famil(?:y|ies)\b(?=\s(?:average|group|members?|rate|\d|\(|and|which|is|was|has|had|have|at)|\s*[,.;:)]|\s*$)|\byot\sfamily\b",
        "family",
    ),
    (r"\bstatistical\sneighbours?\b|\bcomparator\sgroup\b", "neighbours"),
    (r"\b(?:[a-z]+\s){0,2}(?:pcc|police and crime commissioner|force area)\b", "pcc"),
    (r"\bregion(?:al|ally)?\b(?!\shead)", "region"),
    (r"\blocal(?:ly)?\b(?!\sauthorit)|\bour\s(?:rate|figure|performance|binary|fte)", "local"),
)


@cache
def _areas() -> re.Pattern[str]:
    """One pattern for all names of areas and roles; group names are indexes into ``_kinds``."""
    parts = [f"(?P<r{place}>{words})" for place, (words, _) in enumerate(_ROLES)]
    regions = "|".join(re.escape(name) for name in sorted(_REGIONS, key=len, reverse=True))
    services = "|".join(re.escape(name) for name in sorted(service_names(), key=len, reverse=True))
    return re.compile(
        rf"{'|'.join(parts[:1])}|(?-i:\b(?P<region>{regions})\b)(?!\s(?:police|combined|probation))|(?-i:\b(?P<service>{services})\b)|{'|'.join(parts[1:])}",
        re.IGNORECASE,
    )


@cache
def service_names() -> dict[str, str]:
    """Names of services, as written and without "City" or "and", to their slugs."""
    rows = reference.dataset("services").select("service", "slug").rows()
    found = {}
    for name, slug in rows:
        found[name] = slug
        short = re.sub(r"\s(?:City|Council)$", "", name)
        found.setdefault(short, slug)
        for part in re.split(r"\s(?:and|&)\s|,\s", name):
            if len(part) > 4:
                found.setdefault(part, slug)
    return found


def services(text: str) -> list[str]:
    """The slug of each naming of a service in a text."""
    slugs = service_names()
    return [slugs[match[0]] for match in _services().finditer(text)]


@cache
def _services() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(service_names(), key=len, reverse=True)))})\b")


@cache
def _service_slugs() -> dict[str, str]:
    return {name.lower(): slug for name, slug in service_names().items()}


@cache
def regions_of_services() -> dict[str, str]:
    """The region's slug of each service's slug."""
    return dict(reference.dataset("services").select("slug", "region_slug").rows())


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named in a text, and where."""

    start: int
    end: int
    id: str


@lru_cache(maxsize=20_000)
def areas(text: str) -> tuple[Mention, ...]:
    """The areas named in a text: slugs of services and regions, and roles ("national", "family", "pcc")."""
    found = []
    for match in _areas().finditer(text):
        kind = match.lastgroup or ""
        if kind == "region":
            identifier = next(slug for name, slug in _REGIONS.items() if name.lower() == match[0].lower())
        elif kind == "service":
            identifier = _service_slugs()[match[0].lower()]
        else:
            identifier = _ROLES[int(kind[1:])][1]
        found.append(Mention(match.start(), match.end(), identifier))
    return tuple(found)


@lru_cache(maxsize=20_000)
def measures(text: str) -> tuple[Mention, ...]:
    """The measures named in a text, in order."""
    found: list[Mention] = []
    for measure in MEASURES:
        for match in measure.words.finditer(text):
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                found.append(Mention(match.start(), match.end(), measure.id))
    return tuple(sorted(found, key=lambda mention: mention.start))


def measure(identifier: str) -> Measure:
    """The measure of an id."""
    return next(each for each in MEASURES if each.id == identifier)
