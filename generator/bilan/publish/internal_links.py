"""Checks that every internal address of a built site leads to a file, and every anchor to a place on that page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from bilan.publish.html_scan import PageScan

_TOP = {"", "top"}  # HTML: the fragment “top” leads to the top of any page
_RELATIVE = ("#", "?", "./", "../")  # what nearly all links begin with: no scheme, no host
_IN_FULL = ("https://", "http://")  # what nearly all others begin with


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link to something that does not exist: its file, the link as written, and the address it means."""

    file: str
    link: str
    means: str


@dataclass(frozen=True)
class SiteMap:
    """Where addresses lead: the files of a site, the anchors of its pages, and the address of its root (`/` or in full)."""

    files: frozenset[str]
    pages: Mapping[str, PageScan]
    root: str = "/"

    def broken(self) -> Iterator[BrokenLink]:
        """Yield every broken link, page by page."""
        for file, page in sorted(self.pages.items()):
            for link in page.links:
                address = self._within(link)
                if address is not None and not self.resolves(address, file):
                    yield BrokenLink(file, link, self._meant(address, file))

    def resolves(self, address: str, file: str = "index.html") -> bool:
        """Return whether an address on a page leads to something."""
        path, _, anchor = address.partition("#")
        target = self._target(path, file)
        if target not in self.files:
            return False
        anchor = unquote(anchor).partition(":~:")[0]
        return anchor in _TOP or target not in self.pages or anchor in self.pages[target].anchors

    def _within(self, link: str) -> str | None:
        """Return a link without the address of the site; None if it leads to another host."""
        if link.startswith(_RELATIVE):
            return link
        if link.startswith(_IN_FULL) and not link.startswith(self.root):
            return None
        parts = urlsplit(link)
        if not parts.scheme and not parts.netloc:
            return None if link.startswith("/") and not link.startswith(self._base) else link
        if not link.startswith(self.root) or not urlsplit(self.root).netloc:
            return None
        return self._base + link[len(self.root) :]

    @cached_property
    def _base(self) -> str:
        return urlsplit(self.root).path

    @cached_property
    def _folder(self) -> str:
        return unquote(self._base)

    def answers(self, address: str) -> bool:
        """Return whether an address from the root of the site (`/2021/#top`) exists."""
        return self.resolves(address.removeprefix("/") or "index.html")

    def _target(self, path: str, file: str) -> str:
        path = unquote(path.partition("?")[0])
        if not path:
            return file
        inside = path.startswith(self._folder)
        path = path[len(self._folder) :] if inside else posixpath.join(posixpath.dirname(file), path)
        found = posixpath.normpath(path) if path else "."
        if found in self.files and not path.endswith("/"):
            return found
        return "index.html" if found == "." else f"{found}/index.html"

    def _meant(self, address: str, file: str) -> str:
        path, hash_, anchor = address.partition("#")
        target = self._target(path, file).removesuffix("index.html")
        return f"/{target}{hash_}{anchor}"
