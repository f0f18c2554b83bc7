"""Spreadsheet files: CSV and XLSX as rows of cells, with what was detected and what is wrong."""
