"""Word documents: parts, styles, paragraphs, tables, charts."""
