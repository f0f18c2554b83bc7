"""How a figure is cited, from plain values: BibTeX and CSL-JSON; knows nothing of reports."""
