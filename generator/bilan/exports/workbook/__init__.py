"""The workbook: the tables as a spreadsheet for people, in one language, with a cover and notes (Office Open XML)."""
