"""Title and language: what a screen reader says first, and in which voice."""

from collections.abc import Iterator

from yjp.office.names import W
from yjp.plan.accessible.finding import Checked, Finding

_DC = "{http://purl.org/dc/elements/1.1/}"


def title_and_language(document: Checked, language: str) -> Iterator[Finding]:
    """Both are set in the file's properties, and the text's own language is the one wanted (PDF/UA-1 7.1, 7.2)."""
    for what in ("title", "language"):
        found = document.core.find(f"{_DC}{what}") if document.core is not None else None
        if found is None or not (found.text or "").strip():
            yield Finding(
                rule=what, where="properties", message=f"The {what} is not set: set it under File, Info."
            )
    styles = document.styles
    default = styles.find(f"{W}docDefaults//{W}lang") if styles is not None else None
    spoken = default.get(f"{W}val") if default is not None else None
    if spoken != language:
        yield Finding(
            rule="language",
            where="styles",
            message=f"The text's language is {spoken or 'not set'}, not {language}: set it for the whole text.",
        )
