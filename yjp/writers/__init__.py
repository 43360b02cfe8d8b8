"""Files for other programs: the ledger as CSV, JSON and Parquet."""
