"""Numbers typed by hand where a figure should be printed, in pages and in texts of the data, unless a comment says why."""
