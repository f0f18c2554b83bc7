"""The report on a stick: a built site made to open from a folder, without a server and without a network.

What a browser does not do from `file:` is done otherwise: addresses of folders name their `index.html`, the search index is
a script, its worker a frame (`iframe-worker`), and what a page would fetch is a script too. Nothing but the copy is changed.
"""
