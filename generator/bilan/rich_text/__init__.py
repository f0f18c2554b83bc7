"""Text with structure, as a tree of typed nodes: what is written in Markdown, or built from the report.

The nodes know nothing of Markdown, Typst or MkDocs. `markdown_reader.py` reads Markdown with the extensions of the site, as
elements (`elements.py`). Whoever prints elements turns them into nodes.
"""
