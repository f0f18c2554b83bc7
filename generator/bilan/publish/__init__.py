"""A finished folder of files made ready for a static host. Knows files and HTML, nothing of reports or of MkDocs."""
