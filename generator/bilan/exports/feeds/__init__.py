"""What is new in the report, and what was corrected, as feeds (Atom, RFC 4287)."""
