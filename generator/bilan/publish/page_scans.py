"""Scans of pages, from the cache if possible: most pages of a build are unchanged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bilan.cache.cache import Cache
from bilan.cache.codec import Codec
from bilan.cache.contents import Contents
from bilan.publish.content_security_policy import add_policy, policy_of
from bilan.publish.html_scan import PageScan, scan_page


class PageScans:
    """Scans pages, or takes the scans of earlier builds."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def of(self, html: str) -> PageScan:
        """Return the scan of a page."""
        return self._cache.get("scan", _bytes(html), lambda: scan_page(html), SCAN)

    def with_policy(self, html: str, allowed: Mapping[str, tuple[str, ...]]) -> str:
        """Return a new page with the policy in it.

        The policy changes nothing that a scan finds, so the scan is kept for it.
        """
        scan = scan_page(html)
        page = add_policy(html, policy_of([scan], allowed))
        self._cache.entry("scan", _bytes(page), SCAN).store(scan)
        return page


def _bytes(html: str) -> bytes:
    return html.encode("utf-8", "surrogateescape")


def _dump(scan: PageScan, _: Contents) -> list[Sequence[str]]:
    return [scan.links, *map(sorted, (scan.anchors, scan.scripts, scan.styles)), scan.forbidden]


def _load(record: Any, _: Contents) -> PageScan:
    links, anchors, scripts, styles, forbidden = record
    return PageScan(tuple(links), frozenset(anchors), frozenset(scripts), frozenset(styles), tuple(forbidden))


SCAN = Codec(_dump, _load)
