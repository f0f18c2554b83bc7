"""The downloads of a report: tables, documents for machines, feeds, charts. Knows nothing of MkDocs.

A format is a module of `file_formats/` with a function `files(release)`; a table is a module of `tables/` with a function
`table(release)`.
"""
