"""The files of a report on disk: all reading, listing and writing, and a clear problem wherever the system refuses."""
