"""Where the KPIs' rules come from, in the words that the documentation shows."""

from typing import Final

SQL: Final = (
    "Ministry of Justice, published SQL of the YJB reporting database (modernisation-platform-environments, "
    "recreate_kpi_case_level_views, August 2026)"
)
GOV_UK: Final = "GOV.UK, Key performance indicators for youth justice services"
QUALITY: Final = "not yet suitable for decision-making"
QUALITY_SOURCE: Final = "YJB, Quality and methodology information for new KPIs, 12 June 2025"
NOT_IN_TEMPLATE: Final = f"Not a row of the template: needed by a measure of the {SQL}"
CHOICE: Final = "The rule is not public: the reading chosen here"
