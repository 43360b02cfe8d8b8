"""The data-quality report as a workbook: a table a sheet, one heading row each, words beside every state.

It holds values of children's records: a working list for the service's own desk, never a publication. The same report
gives the same bytes.
"""

from yjp.quality.report import QualityReport
from yjp.writers.quality_sheets import sheets
from yjp.writers.workbook import Book, working_list


def quality_workbook(report: QualityReport) -> bytes:
    """The workbook's bytes: sheets Summary, By rule, By record, Set aside and Accepted."""
    about = report.about
    return working_list(
        Book(
            title=f"{about.service}: data quality of the extract of {about.extract_date}",
            subject=about.banner or "Holds values of children's records",
            author=f"yjp {about.yjp_version}",
            keywords="data quality, youth justice",
            day=about.extract_date,
            sheets=sheets(report),
        )
    )
