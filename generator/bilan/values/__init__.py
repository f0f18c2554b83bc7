"""Values of the field that know nothing of files: partial dates, intervals, texts in several languages."""
