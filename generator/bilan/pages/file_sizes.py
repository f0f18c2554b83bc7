"""Adds the sizes of files to pages, once the files exist; the link to a missing file is removed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from html import unescape

from bilan.cache.stored_text import InlineText
from bilan.pages.page import Page
from bilan.render.escape import escape_markdown

_ATTACHED = re.compile(r'<p class="attached" data-file="([^"]+)">.*?</p>\n?', re.DOTALL)
_PAGES_WITH_FILES = re.compile(r"/(?:\d{4}/)?")  # home and years; others are not read for it
SIZE = "\ue000"  # a placeholder for the size, from the private use area


def add_file_sizes(pages: Iterable[Page], sizes: Mapping[str, int]) -> Iterator[Page]:
    """The pages with file sizes; `sizes` are by path from the site's root."""
    for page in pages:
        may_have_files = isinstance(page.text, InlineText) or _PAGES_WITH_FILES.fullmatch(page.within)
        yield replace(page, text=_TextWithSizes(page, sizes)) if may_have_files else page


@dataclass(frozen=True)
class _TextWithSizes:
    """The text of a page with file sizes, made when it is read."""

    page: Page
    sizes: Mapping[str, int]

    @cached_property
    def _text(self) -> InlineText:
        return InlineText(_with_sizes(self.page, self.sizes))

    @property
    def digest(self) -> str:
        return self._text.digest

    def read(self) -> str:
        return self._text.read()


def _with_sizes(page: Page, sizes: Mapping[str, int]) -> str:
    def with_size(match: re.Match[str]) -> str:
        size = sizes.get(unescape(match[1]))
        return "" if size is None else match[0].replace(SIZE, escape_markdown(page.language.size(size)))

    return _ATTACHED.sub(with_size, page.markdown)
