"""The national case-level XML, read tolerantly. Experimental: only its element names are known, not its schema."""
