"""Parts of pages, as functions from ledger objects to Dash components."""
