"""What was seen in a page is kept by its text: most pages of a build are as before, and are not taken apart again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.hosting.scanning import Scanned, scanned
from generator.keeping.store import Store
from generator.keeping.text_digest import text_digest
from generator.keeping.workshop import workshop


def remembered(pages: Mapping[str, str], store: Store) -> Iterator[tuple[str, Scanned]]:
    """Each page by its name, taken apart now or by an earlier build."""
    made_with = workshop() if store.keeps else ""
    for name, html in pages.items():
        yield name, _remembered(html, store, made_with) if store.keeps else scanned(html)


def _remembered(html: str, store: Store, made_with: str) -> Scanned:
    key = f"scanned {text_digest(made_with, html.encode('utf-8', 'surrogateescape'))}"
    kept = store.get_json(key)
    if kept is None:
        seen = scanned(html)
        store.put_json(key, [seen.links, *map(sorted, (seen.anchors, seen.scripts, seen.styles)), seen.forbidden])
        return seen
    links, anchors, scripts, styles, forbidden = kept
    return Scanned(tuple(links), frozenset(anchors), frozenset(scripts), frozenset(styles), tuple(forbidden))
