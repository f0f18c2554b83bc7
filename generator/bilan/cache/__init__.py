"""One cache for everything that is expensive to make: `Cache.get(name, inputs, make)` in `cache.py`.

A value is used again only when its inputs, the toolchain, and everything that was read while it was made are the same. The
cache folder can be deleted at any time.
"""
