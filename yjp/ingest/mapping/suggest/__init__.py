"""``yjp import --mapping suggest``: a first mapping, with its confidence and what it could not place."""

from yjp.ingest.mapping.suggest.suggest import suggest
from yjp.ingest.mapping.suggest.write import write

__all__ = ["suggest", "write"]
