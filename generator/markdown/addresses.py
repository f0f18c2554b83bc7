"""Addresses of pages: absolute within a language (`/2021/press/`), printed relative to the page they stand on.

Relative addresses hold wherever the site is put: at the root of a host, in a folder, behind a preview.
"""

from __future__ import annotations

import posixpath


def rooted(language_prefix: str, address: str) -> str:
    """The address in the whole site: `/2021/` in Arabic is `/ar/2021/`; the default language has no prefix."""
    return f"/{language_prefix}{address}" if language_prefix else address


def relative(target: str, page: str) -> str:
    """How a page refers to another, both given from the root and ending in `/` when they are pages."""
    path, hash_, anchor = target.partition("#")
    if path == page and hash_:
        return f"#{anchor}"
    steps = posixpath.relpath(path, page)
    slash = "/" if path.endswith("/") and not steps.endswith("/") else ""
    return f"{steps}{slash}{hash_}{anchor}"
