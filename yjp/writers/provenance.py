"""What every export says of itself: the run behind it, what its measures mean, and for whom it is.

A manifest counts the rows of the caseload, table by table, and what was set aside: those are numbers of children that
no profile has protected. A protected export therefore leaves these counts out, and it carries one hash over all input
files instead of one for each: the hash of a file of one short row could be found by trying what the row may be. Notes
are those of the ledger, which loses the ones that count something when it is protected.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from yjp.disclosure.profiles import Applies, Profile
from yjp.errors import UnknownName
from yjp.indicators.registry import indicator
from yjp.ledger import Ledger
from yjp.manifest import Manifest

SCHEMA = "yjp.export/1"
ALL_INPUTS = "all input files together"


@dataclass(frozen=True, kw_only=True)
class Release:
    """For whom an export is: under a profile, or (None) the service's own copy, in which nothing is hidden."""

    profile: Profile | None = None

    @property
    def name(self) -> str:
        """The profile in words: *Public*, or *The service's own copy*."""
        return self.profile.title if self.profile else "The service's own copy"

    @property
    def hides(self) -> bool:
        """Whether small numbers are hidden, and so whether nothing else may give them away."""
        return self.profile is not None and self.profile.hides

    @property
    def for_publication(self) -> bool:
        """Whether everybody may read it; what a board gets still holds small totals."""
        return self.profile is not None and self.profile.applies is Applies.EVERY_COUNT

    @property
    def words(self) -> str:
        """One sentence on who may read it."""
        if not self.hides or self.profile is None:
            kept = "Small numbers are not suppressed here"
            return f"{kept}: this is {self._of} and it is not for publication."
        small = "1" if self.profile.threshold == 2 else f"1 to {self.profile.threshold - 1}"
        if self.for_publication:
            return f"Counts of {small}, and whatever would give them away, are suppressed: this is for publication."
        return (
            f"In breakdowns, counts of {small}, and whatever would give them away, are suppressed; totals are not: "
            "this is for the board and it is not for publication."
        )

    @property
    def _of(self) -> str:
        return "for the statutory return" if self.profile else "the service's own copy"


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """The parts of an export that are not figures; ``chosen`` names what the figures were narrowed to."""

    release: Release
    ledger: Ledger
    manifest: Manifest
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def as_plain(self) -> dict[str, Any]:
        """For JSON: ``manifest`` as the run wrote it (less what a protected export leaves out) and ``definitions``."""
        manifest, about = self.manifest, self.ledger.about
        found: dict[str, Any] = {
            "schema": SCHEMA,
            "service": about.service,
            "area": about.area,
            "extract_date": about.extract_date.isoformat(),
            "made_up": about.made_up,
            "banner": about.banner,
            "yjp_version": about.yjp_version,
            "run_id": about.run_id,
            "profile": self.release.profile.name if self.release.profile else None,
            "for_publication": self.release.for_publication,
            "words": self.release.words,
            "figures": self.ledger.figures.height,
            "narrowed_to": {name: list(values) for name, values in self.chosen.items() if values},
            "settings": dict(manifest.settings),
            "inputs": self._inputs(),
            "definitions": definitions(self.ledger),
            "notes": list(about.notes),
        }
        if not self.release.hides:
            found["counts"] = manifest.counts
        return found

    def to_json(self) -> str:
        """The same as text, the same for the same run."""
        return json.dumps(self.as_plain(), indent=2, default=str, ensure_ascii=False) + "\n"

    def _inputs(self) -> dict[str, str]:
        inputs = self.manifest.inputs
        if not self.release.hides or not inputs:
            return dict(inputs)
        text = "".join(f"{name}\t{digest}\n" for name, digest in sorted(inputs.items()))
        return {ALL_INPUTS: hashlib.sha256(text.encode()).hexdigest()}


def definitions(ledger: Ledger) -> dict[str, dict[str, Any]]:
    """What each measure in the ledger counts, by its id; published figures may follow older definitions."""
    found: dict[str, dict[str, Any]] = {}
    for identifier in sorted(ledger.figures.get_column("indicator").unique()):
        try:
            known = indicator(identifier)
        except UnknownName:
            # A ledger of another version may hold a measure that this one has no words for.
            continue
        found[identifier] = {
            "title": known.title,
            "version": known.definition_version,
            "numerator": known.numerator,
            "denominator": known.denominator,
            "counts_in": list(known.counts_in),
            "counts_out": list(known.counts_out),
            "deviations": list(known.deviations),
            "source": known.source,
        } | ({"caveat": known.caveat} if known.caveat else {})
    return found
