"""The rules of the auditor, one module each kind of mistake."""
