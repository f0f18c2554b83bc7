"""The check of external links. The only package that uses a network."""
