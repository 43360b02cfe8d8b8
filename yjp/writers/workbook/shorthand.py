"""The shorthand of the Government Analysis Function: what stands in a table where a number does not, or beside one.

Source: Government Analysis Function, *Using symbols and shorthand* (January 2022): letters in square brackets, never
symbols; each one explained wherever it is used. Its later revisions write ``[k]`` where the first writes ``[low]``;
a reader meets either, so the checker knows both.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Shorthand:
    """One mark, what it means, and whether it stands in place of a number (``instead``) or beside one."""

    letters: str
    meaning: str
    instead: bool

    @property
    def mark(self) -> str:
        """``[c]``"""
        return f"[{self.letters}]"

    @property
    def sentence(self) -> str:
        """``[c] means suppressed, so that nobody can be identified.``"""
        return f"{self.mark} means {self.meaning}."


SUPPRESSED = Shorthand(letters="c", meaning="confidential: suppressed to protect children", instead=True)
NOT_AVAILABLE = Shorthand(letters="x", meaning="not available", instead=True)
NOT_APPLICABLE = Shorthand(
    letters="z", meaning="not applicable: there can be no such figure here", instead=True
)
LOW = Shorthand(
    letters="low", meaning="a figure that is not nought but rounds to nought as it is shown", instead=False
)
PROVISIONAL = Shorthand(
    letters="p", meaning="provisional: the figure is still filling and will change", instead=False
)
REVISED = Shorthand(letters="r", meaning="revised since it was first published", instead=False)
ESTIMATE = Shorthand(
    letters="e", meaning="a local estimate: counted from the service's own records", instead=False
)

SHORTHAND: tuple[Shorthand, ...] = (
    SUPPRESSED,
    NOT_AVAILABLE,
    NOT_APPLICABLE,
    LOW,
    PROVISIONAL,
    REVISED,
    ESTIMATE,
)
"""Every mark that our workbooks use, those that stand in place of a number first."""
