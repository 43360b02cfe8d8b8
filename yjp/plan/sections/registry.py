"""Every section there is, by its id."""

from yjp.errors import UnknownName
from yjp.plan.sections.closing import CLOSING
from yjp.plan.sections.definition import Section, Writing
from yjp.plan.sections.glossary import GLOSSARY
from yjp.plan.sections.leading import LEADING
from yjp.plan.sections.methods import METHODS
from yjp.plan.sections.opening import OPENING
from yjp.plan.sections.performance import PERFORMANCE
from yjp.plan.sections.priorities import THEMES
from yjp.plan.sections.progress import DOING
from yjp.plan.sections.quality import QUALITY
from yjp.plan.sections.resources import MEANS

SECTIONS: tuple[Section, ...] = (
    *OPENING,
    *LEADING,
    *MEANS,
    *DOING,
    PERFORMANCE,
    *THEMES,
    *QUALITY,
    *CLOSING,
    GLOSSARY,
    METHODS,
)
_BY_ID = {section.id: section for section in SECTIONS}


def section(identifier: str) -> Section:
    """The section of that id; ``UnknownName`` lists those there are."""
    if identifier not in _BY_ID:
        raise UnknownName("section", identifier, list(_BY_ID))
    return _BY_ID[identifier]


__all__ = ["SECTIONS", "Section", "Writing", "section"]
