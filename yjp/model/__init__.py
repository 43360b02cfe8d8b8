"""The caseload: a pandera model for each table, and every code list."""
