"""Problems in a report: what is wrong, where, and what to write instead."""
