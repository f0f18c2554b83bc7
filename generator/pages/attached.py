"""What a page says of the files beside it, once they are made: the size of each; nothing of one that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import unescape

from generator.markdown.encoder import inert
from generator.pages.sheet import Page

_ATTACHED = re.compile(r'<p class="attached" data-file="([^"]+)">.*?</p>\n?', re.DOTALL)
SIZE = "\ue000"  # a sign for private use, which no font draws: it stands where the size will


def with_sizes(pages: Iterable[Page], sizes: Mapping[str, int]) -> Iterator[Page]:
    """The pages with the size of each file in its place; `sizes` are by path from the root of the site."""
    for page in pages:
        yield replace(page, markdown=_ATTACHED.sub(lambda found, page=page: _told(found, page, sizes), page.markdown))  # type: ignore[misc]


def _told(found: re.Match[str], page: Page, sizes: Mapping[str, int]) -> str:
    size = sizes.get(unescape(found[1]))
    return "" if size is None else found.group().replace(SIZE, inert(page.language.size(size)))
