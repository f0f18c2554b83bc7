"""The preview of `mkdocs serve`: a save is built into the site that stands, with what is wrong over its pages."""
