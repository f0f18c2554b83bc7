"""A copy of a built site that opens from a folder, without a server and without a network.

Browsers restrict pages from `file:`, so in the copy addresses of folders have `index.html`, the search index and fetched
files are scripts, and the search worker is a frame (`iframe-worker`). The built site itself is not changed.
"""
