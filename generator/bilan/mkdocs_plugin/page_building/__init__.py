"""Pages as MkDocs builds them: one after the other, and only those that changed."""
