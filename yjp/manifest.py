"""What a run was made from: hashes of the inputs, versions and settings. No clock, so the same run has the same id."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import date

from yjp.local_measures import LocalMeasure


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """Provenance of a run; ``counts`` maps a table to rows read, accepted and quarantined.

    ``measures`` are those of the service's own scorecards.
    """

    yjp_version: str
    service: str
    area: str
    extract_date: date
    made_up: bool
    settings: dict[str, object] = field(default_factory=dict)
    inputs: dict[str, str] = field(default_factory=dict)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    measures: tuple[LocalMeasure, ...] = ()

    @property
    def run_id(self) -> str:
        """Sixteen hexadecimal digits that name the run by its content."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()[:16]

    def to_json(self) -> str:
        """The manifest as JSON text, keys sorted."""
        found = asdict(self)
        if not self.measures:
            del found["measures"]  # a run without scorecards keeps the id that it had before there were any
        return json.dumps(found, sort_keys=True, indent=2, default=str, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Manifest":
        """Read what ``to_json`` wrote."""
        found = json.loads(text)
        found["extract_date"] = date.fromisoformat(found["extract_date"])
        found["notes"] = tuple(found["notes"])
        found["measures"] = tuple(LocalMeasure(**each) for each in found.get("measures", ()))
        return cls(**found)
