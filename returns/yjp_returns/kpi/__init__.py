"""The quarterly return of the key performance indicators: declared, made from the caseload, checked, written."""
