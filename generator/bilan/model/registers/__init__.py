"""Registers: lists of records, a CSV or XLSX in each year's folder, from which figures are counted."""
