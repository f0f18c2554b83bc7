"""Finds numbers typed by hand in pages and in texts of the data, where a figure should be printed.

A comment can allow one.
"""
