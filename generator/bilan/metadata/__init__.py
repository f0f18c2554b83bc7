"""Metadata in the head of a page: Open Graph for social networks, JSON-LD for search engines, links to feeds."""
