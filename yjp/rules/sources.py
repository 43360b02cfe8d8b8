"""Where rules come from, in the words that the documentation shows. The grade stands with each rule."""

from datetime import date

YJB_SQL = "Ministry of Justice, published SQL of the YJB reporting database"
"""The most exact public statement of the counting rules: internal analytical code, not guidance."""
KPI = "Key performance indicators for youth justice services (GOV.UK) and the SQL that computes them"
KPI_RETURN = "The quarterly KPI return: which numbers cannot exceed which"
PLAN_TABLES = "The staffing and budget tables of the youth justice plan (B7, B8, costs and contributions)"
ORDER_OF_EVENTS = "The order in which things happen in a case"
ONE_RECORD = "One thing that happened has one record"
COUNTED = "What this toolkit counts (docs/reference/counting.md)"
COUNTED_GROUPS = "What this toolkit counts (docs/reference/over_representation.md)"
EXTRACT = "What the column holds (docs/reference/extract.md)"

CRIMINAL_RESPONSIBILITY = "The age of criminal responsibility in England and Wales is ten"
SENTENCING_CODE = "Sentencing Act 2020 (the Sentencing Code, in force on 1 December 2020)"
LASPO = "Legal Aid, Sentencing and Punishment of Offenders Act 2012"
CJIA = "Criminal Justice and Immigration Act 2008"

SERVICES_FROM = date(2000, 4, 1)
"""Youth offending teams worked throughout England and Wales from this day (grade M)."""
REHABILITATION_ORDERS_FROM = date(2009, 11, 30)
YOUTH_REMANDS_FROM = date(2012, 12, 3)
CAUTIONS_FROM = date(2013, 4, 8)
CARE_PLANS_FROM = date(2014, 9, 1)
LAST_STATEMENTS = date(2018, 3, 31)
SENTENCING_CODE_FROM = date(2020, 12, 1)
KPIS_FROM = date(2023, 4, 1)
