"""The pack for an inspection by HM Inspectorate of Probation: figures from the ledger and the extract."""
