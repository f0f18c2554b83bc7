"""The search: one index a language, and the worker that finds numbers and articles however they are typed."""
