"""The report at a revision of git, and what changed since."""
