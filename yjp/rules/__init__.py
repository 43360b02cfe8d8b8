"""Data-quality rules across tables: declared, registered, and run in three states (passed, failed, could not run)."""
