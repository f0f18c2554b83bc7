"""Files to begin with: a whole report, a year, an article. Pure functions from what is known to texts of files.

The words of the files are in a folder for each language (`fr/`, `en/`); a report is begun in one of them.
"""
