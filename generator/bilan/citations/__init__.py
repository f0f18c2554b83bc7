"""Citations in BibTeX and CSL-JSON, from plain values; this package knows nothing of reports."""
