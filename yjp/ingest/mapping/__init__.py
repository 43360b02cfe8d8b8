"""A supplier's export, translated to the tables of the plain extract by a mapping: a TOML file, no programming."""

from yjp.ingest.mapping.catalogue import find_mapping, packaged_names
from yjp.ingest.mapping.definition import Mapping, MappingError
from yjp.ingest.mapping.reading import read_mapping

__all__ = ["Mapping", "MappingError", "find_mapping", "packaged_names", "read_mapping"]
