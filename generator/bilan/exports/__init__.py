"""What a report may be taken away as: tables, documents for machines, feeds, charts. Knows nothing of the site engine.

A format is a module of `formats/` with a function `files(release)`; a table is a module of `tables/` with a function
`table(release)`. Each is found by being there.
"""
