"""The data files as a form: its fields, their values, and the file after saving.

A form cannot show short forms (`activities: 4463`) and loses comments. So a file is expanded for it, with every value as
text, and what comes back is merged into the file: what was not changed stays as it is.
"""
