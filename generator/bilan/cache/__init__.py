"""What was made before and may be used again: kept by the digest of all it was made from, so that it is never wrong.

A result is found again only where everything that it was made from is the same. Deleting the folder loses nothing but time.
"""
