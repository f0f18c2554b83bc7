"""The MkDocs plugin, which gives MkDocs the pages and files. No other package but `cli` knows MkDocs."""
