"""The report on paper: the document of a year as PDF, and the cards that stand for a page elsewhere, set by Typst.

Printed pages become a tree, the tree becomes JSON, and a Typst template walks it: whatever is text reaches Typst as data,
never as its code. The room knows nothing of MkDocs. What comes out is an address in the site and the bytes that stand there;
the same report on the same day gives the same bytes.
"""
