"""Files to start with: a whole report, a year, an article. Pure functions from values to texts of files.

The texts are in a folder for each language (`fr/`, `en/`).
"""
