"""The PDF of a year, and the share cards, made by Typst.

The document of a year is a tree of blocks (`year_blocks.py`), the same for every language. A renderer turns blocks into
nodes with the words of a language (`block_nodes/`); hand-written Markdown becomes the same nodes (`printed_elements.py`).
The nodes become JSON (`typst_json.py`), and the templates in `typst/` walk it: text reaches Typst as data, never as code.
The package knows nothing of MkDocs. The same report on the same day gives the same bytes.
"""
