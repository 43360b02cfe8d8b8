"""Made-up services for demo, docs and tests. No child in them is real.

Standard library only, so that an example can be made without the rest of yjp.
"""

from yjp.synthetic.examples import EXAMPLES, Example, example, tables, write_example

__all__ = ["EXAMPLES", "Example", "example", "tables", "write_example"]
