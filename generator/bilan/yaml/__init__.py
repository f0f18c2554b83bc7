"""From bytes to nodes with places: the closed YAML dialect, before any meaning."""
