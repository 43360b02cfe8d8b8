"""Office files (Word, Excel) as zips of XML parts: read with limits, written the same for the same parts."""
