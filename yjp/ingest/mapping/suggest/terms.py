"""The words from which headings are made, and what they mean: ``ref``, ``no`` and ``urn`` all mean an id.

Declared, not learned. Add words here when a supplier's heading is not found.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Term:
    """A meaning and the words that stand for it in a heading."""

    meaning: str
    words: tuple[str, ...]


def _term(meaning: str, *words: str) -> Term:
    return Term(meaning=meaning, words=(meaning, *words))


TERMS: tuple[Term, ...] = (
    _term(
        "child", "children", "yp", "cyp", "person", "persons", "people", "client", "ypid", "ypname", "subject"
    ),
    _term(
        "id",
        "ids",
        "ref",
        "refs",
        "reference",
        "no",
        "nr",
        "num",
        "number",
        "identifier",
        "urn",
        "key",
        "uid",
    ),
    _term("date", "dt", "day", "dates", "datetime"),
    _term("birth", "born", "dob"),
    _term("sex", "gender", "sexes"),
    _term("ethnicity", "ethnic", "ethnicities"),
    _term("language", "lang", "languages"),
    _term("offence", "offences", "offense", "crime", "crimes", "offending"),
    _term("outcome", "outcomes", "disposal", "disposals", "sentence", "sentences", "sentencing", "sanction"),
    _term("programme", "programmes", "program", "intervention", "interventions", "involvement"),
    _term(
        "start",
        "started",
        "starts",
        "from",
        "begin",
        "begins",
        "began",
        "beginning",
        "commenced",
        "opened",
        "open",
    ),
    _term(
        "end",
        "ended",
        "ends",
        "to",
        "until",
        "closed",
        "close",
        "closing",
        "finish",
        "finished",
        "expires",
        "expiry",
    ),
    _term("type", "kind", "types"),
    _term("category", "categories", "group", "class"),
    _term("arrest", "arrested"),
    _term("gravity", "seriousness", "severity"),
    _term("score", "rating", "level"),
    _term("hearing", "hearings", "appearance", "appearances"),
    _term("first", "1st", "initial"),
    _term("release", "released", "discharged"),
    _term("residence", "resident", "residency", "residing", "home"),
    _term("appeal", "appealed", "appeals"),
    _term("result", "status", "state"),
    _term("complete", "completed", "completion"),
    _term("identified", "identification"),
    _term("attend", "attended", "attendance", "attending"),
    _term("offer", "offered"),
    _term("refer", "referred", "referral"),
    _term("screen", "screened", "screening"),
    _term("hour", "hours", "hrs"),
    _term("victim", "victims"),
    _term("consent", "consents", "consented"),
    _term("contact", "contacted"),
    _term("engage", "engaged", "engagement"),
    _term("provide", "provided"),
    _term("request", "requested", "requests"),
    _term("suitability", "suitable"),
    _term("accommodation", "accom", "placement", "living"),
    _term("ete", "education", "training", "employment"),
    _term("send", "sen", "aln", "sendaln"),
    _term("remand", "remands", "bail"),
    _term("health", "camhs"),
    _term("knife", "knives", "bladed", "weapon"),
    _term("postcode", "postal", "postcodes"),
)
FILLERS = frozenset(
    (
        *("of", "the", "at", "on", "in", "for", "a", "an", "and", "was", "is", "by", "s"),
        *("yjb", "yjs", "yot", "current", "details", "detail", "name", "record", "code"),
    )
)
"""Words of a heading that tell no column from another."""
TOGETHER: dict[str, str] = {
    "young person": "child",
    "young people": "child",
    "special educational needs": "send",
    "restorative justice": "rj",
    "out of court disposal": "oocd",
    "date of birth": "birth date",
    "post code": "postcode",
    "kpi 6": "kpi6",
}
"""Words that have a meaning only side by side."""
