"""The search: an index for each language, and the worker that finds numbers and articles however they are typed."""
