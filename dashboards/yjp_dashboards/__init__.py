"""The Dash dashboard: an app factory over the ledger."""
