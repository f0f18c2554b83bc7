"""The data files as a form: which fields there are, what stands in them, and the file as it is after they were filled in.

A form knows no short forms (`activities: 4463`) and loses comments. So a file is spread out for it, every value a text, and
what comes back is merged into the file as it stands: what was not changed is not touched.
"""
