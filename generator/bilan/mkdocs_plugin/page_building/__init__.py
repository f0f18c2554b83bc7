"""Builds pages with MkDocs, one at a time, and only those that changed."""
