"""Views of the report that are computed, never typed: what is public, changes, series, compositions, who cites what."""
