"""The sheet for reviewing the figures of a year, and its signature."""
