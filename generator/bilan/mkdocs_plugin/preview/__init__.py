"""The preview of `mkdocs serve`: a save is built into the current site, and problems are shown over its pages."""
