"""Files for other programs and readers: the ledger as CSV, JSON and Parquet; the data-quality reports."""
