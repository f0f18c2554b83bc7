"""A persistent cache of build results. The key of a result is the digest of everything it was made from.

So a result is used only when all its inputs are the same. The cache folder can be deleted at any time.
"""
