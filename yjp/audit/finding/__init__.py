"""Every number of a document: what it is, how exactly it is printed, and what is no figure at all."""
