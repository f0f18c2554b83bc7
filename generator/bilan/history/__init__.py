"""The report as it stood at a revision of git, and what changed since."""
