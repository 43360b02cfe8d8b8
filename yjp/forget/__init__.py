"""Deleting a child from a workspace: from every import that is kept, and from what people decided."""
