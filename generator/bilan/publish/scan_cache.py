"""What was seen in a page is kept by its text: most pages of a build are as before, and are not taken apart again."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.cache.result_store import ResultStore
from bilan.cache.text_hash import hash_texts
from bilan.publish.content_security_policy import add_policy, policy_of
from bilan.publish.html_scan import PageScan, scan_page


class ScanCache:
    """What was seen in pages, by this build or an earlier one, as far as the store keeps it."""

    def __init__(self, store: ResultStore) -> None:
        self._store = store
        self._made_with = store.toolchain if store.keeps else ""

    def of(self, html: str) -> PageScan:
        """A page taken apart, now or before."""
        kept = self._store.get_json(self._key(html)) if self._store.keeps else None
        if kept is None:
            seen = scan_page(html)
            self._remember(html, seen)
            return seen
        links, anchors, scripts, styles, forbidden = kept
        return PageScan(tuple(links), frozenset(anchors), frozenset(scripts), frozenset(styles), tuple(forbidden))

    def stated(self, html: str, allowed: Mapping[str, tuple[str, ...]]) -> str:
        """A new page with its policy in it, and what is seen in it remembered: to state it is all that finishing does."""
        seen = scan_page(html)
        page = add_policy(html, policy_of([seen], allowed))
        self._remember(page, seen)
        return page

    def _remember(self, html: str, seen: PageScan) -> None:
        if self._store.keeps:
            told = [seen.links, *map(sorted, (seen.anchors, seen.scripts, seen.styles)), seen.forbidden]
            self._store.put_json(self._key(html), told)

    def _key(self, html: str) -> str:
        return f"scanned {hash_texts(self._made_with, html.encode('utf-8', 'surrogateescape'))}"
