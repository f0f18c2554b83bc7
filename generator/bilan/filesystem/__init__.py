"""Reading, listing and writing the files of a report, with a clear problem wherever the system refuses."""
