"""An extract, read as text and parsed strictly: accepted rows to the caseload, the rest to quarantine."""
