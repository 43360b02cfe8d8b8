"""The case-level return: a caseload as the national record model has it, as CSV and XML. Experimental.

The official schema is not published: the names of the elements are read in the Ministry of Justice's open SQL, and
what is guessed says so.
"""

from yjp_returns.case_level.difference import difference, summary
from yjp_returns.case_level.files import FORMATS, files
from yjp_returns.case_level.latest import latest
from yjp_returns.case_level.records import left_out, tables
from yjp_returns.case_level.schema import faults, xsd
from yjp_returns.case_level.submission import Submission

__all__ = [
    "FORMATS",
    "Submission",
    "difference",
    "faults",
    "files",
    "latest",
    "left_out",
    "summary",
    "tables",
    "xsd",
]
