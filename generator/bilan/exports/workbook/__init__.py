"""The workbook: the tables as a spreadsheet in one language, with a cover and notes (Office Open XML)."""
