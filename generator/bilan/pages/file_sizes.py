"""What a page says of the files beside it, once they are made: the size of each; nothing of one that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from html import unescape

from bilan.cache.lazy_text import InlineText
from bilan.pages.page import Page
from bilan.render.escape import escape_markdown

_ATTACHED = re.compile(r'<p class="attached" data-file="([^"]+)">.*?</p>\n?', re.DOTALL)
_OFFERING = re.compile(r"/(?:\d{4}/)?")  # home and years; others are not read for it
SIZE = "\ue000"  # a sign for private use, which no font draws: it stands where the size will


def add_file_sizes(pages: Iterable[Page], sizes: Mapping[str, int]) -> Iterator[Page]:
    """The pages with the size of each file in its place; `sizes` are by path from the root of the site."""
    for page in pages:
        offers = isinstance(page.text, InlineText) or _OFFERING.fullmatch(page.within)
        yield replace(page, text=_Told(page, sizes)) if offers else page


@dataclass(frozen=True)
class _Told:
    """What a page says, with the sizes, once it is asked for."""

    page: Page
    sizes: Mapping[str, int]

    @cached_property
    def _text(self) -> InlineText:
        return InlineText(_told(self.page, self.sizes))

    @property
    def digest(self) -> str:
        return self._text.digest

    def read(self) -> str:
        return self._text.read()


def _told(page: Page, sizes: Mapping[str, int]) -> str:
    def told(found: re.Match[str]) -> str:
        size = sizes.get(unescape(found[1]))
        return "" if size is None else found[0].replace(SIZE, escape_markdown(page.language.size(size)))

    return _ATTACHED.sub(told, page.markdown)
