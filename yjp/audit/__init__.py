"""A spell-check for the numbers of any youth justice plan: read a document, give every number a fate, check claims."""
