"""A service's own measures as every layer may read them: what a scorecard's TOML declares, without its numbers.

The measures of a run travel with its manifest and its ledger (``About.measures``). Whoever holds a ledger can so ask
``yjp.indicators.registry`` for them by their id, like any other indicator (docs/decisions/0019).
"""

from dataclasses import dataclass

PREFIX = "local_"
"""What the id of every local measure begins with, so that none can be mistaken for a national one."""


@dataclass(frozen=True, kw_only=True)
class LocalMeasure:
    """A measure of a scorecard; ``kind``, ``unit`` and ``polarity`` as ``yjp.indicators.definition`` has them.

    ``scorecard`` is the name of the file, ``chance`` whether differences are held against chance. ``target_words``
    says where the target comes from.
    """

    id: str
    scorecard: str
    scorecard_title: str
    title: str
    short_title: str
    numerator: str
    denominator: str
    kind: str
    unit: str
    per: int
    decimals: int
    polarity: str
    source: str
    definition_version: str
    note: str = ""
    target_words: str = ""
    chance: bool = True


_KNOWN: dict[str, LocalMeasure] = {}


def remember(measures: tuple[LocalMeasure, ...]) -> None:
    """Make measures known by their ids to this process; of two with one id the later one's words stand.

    A process serves one workspace, so this only happens when its scorecards were changed.
    """
    _KNOWN.update((each.id, each) for each in measures)


def known_ids() -> tuple[str, ...]:
    """The ids of every measure that is known."""
    return tuple(_KNOWN)


def known(identifier: str) -> LocalMeasure | None:
    """The measure of that id, if a ledger that has it was opened."""
    return _KNOWN.get(identifier)
