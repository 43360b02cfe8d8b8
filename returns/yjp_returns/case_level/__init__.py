"""The case-level return: a caseload as the national record model has it, as CSV and XML. Experimental.

The official schema is not published: the names of the elements are read in the Ministry of Justice's open SQL, and
what is guessed says so.
"""
