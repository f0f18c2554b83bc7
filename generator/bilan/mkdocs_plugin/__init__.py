"""The last metre: MkDocs is handed the pages. Nothing above this room knows of it."""
