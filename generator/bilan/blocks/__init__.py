"""What a page shows: a tree of blocks that hold values of the report, the same tree for every language.

A block is a frozen dataclass. It has a template of its name in `templates/blocks/`: `SeriesTable` is `series_table.j2`. To
add a block, add a class to a module of this package and a template. Renderers choose words, formats and markup; whoever
needs to know what a page shows (its charts, its figures, its anchors) asks the tree.
"""
