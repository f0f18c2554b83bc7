"""Value types that know nothing of files: partial dates, intervals, texts in several languages, web addresses."""
