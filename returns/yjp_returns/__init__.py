"""Statutory returns, one module each. Built on the ledger; the first return arrives with issue 7."""
