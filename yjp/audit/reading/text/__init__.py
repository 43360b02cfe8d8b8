"""Plain text and Markdown: encodings, pages, paragraphs out of broken lines, tables out of runs of cells."""
