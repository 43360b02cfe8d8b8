"""The sections of a plan: content by id, which each heading set places under its own headings."""
