"""From figures to charts: which drawing suits, the sentence that states its finding, and the table of the same data."""
