"""Feeds of news and corrections (Atom, RFC 4287)."""
