"""What was seen in a page is kept by its text: most pages of a build are as before, and are not taken apart again."""

from __future__ import annotations

from collections.abc import Mapping

from generator.hosting.policy import policy_of, with_policy
from generator.hosting.scanning import Scanned, scanned
from generator.keeping.store import Store
from generator.keeping.text_digest import text_digest


class Sights:
    """What was seen in pages, by this build or an earlier one, as far as the store keeps it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._made_with = store.made_with if store.keeps else ""

    def of(self, html: str) -> Scanned:
        """A page taken apart, now or before."""
        kept = self._store.get_json(self._key(html)) if self._store.keeps else None
        if kept is None:
            seen = scanned(html)
            self._remember(html, seen)
            return seen
        links, anchors, scripts, styles, forbidden = kept
        return Scanned(tuple(links), frozenset(anchors), frozenset(scripts), frozenset(styles), tuple(forbidden))

    def stated(self, html: str, allowed: Mapping[str, tuple[str, ...]]) -> str:
        """A new page with its policy in it, and what is seen in it remembered: to state it is all that finishing does."""
        seen = scanned(html)
        page = with_policy(html, policy_of([seen], allowed))
        self._remember(page, seen)
        return page

    def _remember(self, html: str, seen: Scanned) -> None:
        if self._store.keeps:
            told = [seen.links, *map(sorted, (seen.anchors, seen.scripts, seen.styles)), seen.forbidden]
            self._store.put_json(self._key(html), told)

    def _key(self, html: str) -> str:
        return f"scanned {text_digest(self._made_with, html.encode('utf-8', 'surrogateescape'))}"
