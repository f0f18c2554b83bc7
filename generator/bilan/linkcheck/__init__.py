"""Links that lead out of the report: which there are, and whether they answer. The only room that uses a network."""
