"""Text for pages: escaping, formatting of values, the Jinja environment, and expressions in hand-written prose."""
