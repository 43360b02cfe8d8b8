"""Made-up services for demo, docs and tests. No child in them is real.

An example service is made by the standard library alone; a whole country (``country``) with polars.
"""

from yjp.synthetic.examples import (
    EXAMPLES,
    Example,
    example,
    tables,
    write_example,
    write_readme,
    write_tables,
)

__all__ = [
    "EXAMPLES",
    "Example",
    "example",
    "tables",
    "write_example",
    "write_readme",
    "write_tables",
]
