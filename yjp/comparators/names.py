"""What an area is called inside a sentence."""

from yjp.figures import AreaRole

_COMPASS_REGIONS = {
    "North East",
    "North West",
    "South East",
    "South West",
    "East Midlands",
    "West Midlands",
    "East of England",
}
_NEED_ARTICLE = {"family", "area", "average", "neighbours", "force", "region", "group", "services"}
_NO_NAMES = ("Statistical neighbours", "Chosen services")


def in_prose(name: str, role: str) -> tuple[str, str]:
    """An area's name inside a sentence, and what its brackets said: ``the YOT family``, ``England``.

    ``Yorkshire and the Humber (revised)`` gives ``Yorkshire and the Humber`` and ``revised``, which goes into the
    same brackets as the figure.
    """
    bare, _, bracket = name.partition(" (")
    qualifier = bracket.rstrip(")")
    if role == AreaRole.NATIONAL and bare.casefold() == "national":
        return "the national figure", qualifier
    if bare in _NO_NAMES:
        return f"the {bare.lower()}", qualifier
    words = bare.split()
    needs = bare in _COMPASS_REGIONS or words[-1].casefold() in _NEED_ARTICLE
    return (f"the {bare}" if needs and words[0].casefold() != "the" else bare), qualifier
