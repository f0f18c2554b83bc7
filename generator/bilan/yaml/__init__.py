"""From bytes to nodes with places: Bilan's closed YAML dialect, before any meaning."""
