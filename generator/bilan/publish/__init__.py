"""Makes a built folder of files ready for a static host. Knows files and HTML, nothing of reports or of MkDocs."""
