"""Bilan: a folder of YAML becomes an institution's annual communication report."""
