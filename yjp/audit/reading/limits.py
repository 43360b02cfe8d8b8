"""How much a document may hold: beyond it a file is no plan, and reading it would only fill the memory."""

MAX_BYTES = 100_000_000
"""Of the file itself."""
MAX_TEXT_BYTES = 20_000_000
"""Of a text, Markdown or web page."""
MAX_CHARACTERS = 5_000_000
"""Of text in the whole document: about 2,500 pages."""
MAX_LINES = 400_000
"""Of a text; an agenda pack of 190 pages has 10,000."""
MAX_CELLS = 200_000
"""Of all tables; a merged cell counts for all that it covers."""
MAX_PAGES = 1_000
"""Of a PDF."""
MAX_SPAN = 1_000
"""Of columns or rows that one cell may claim to cover; tables in web pages may claim anything."""
