"""The copies of pictures that pages show, as files. A picture on no public page has no file: it may belong to a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from bilan.blocks.block import blocks_of
from bilan.blocks.picture_block import PictureBlock, picture_block
from bilan.cache.cache import Cache
from bilan.exports.export_file import FILES, ExportFile
from bilan.model.report import Report
from bilan.pages.page import Page
from bilan.pictures.renditions import decoded, rendition


def picture_files(report: Report, pages: Iterable[Page], cache: Cache) -> Iterator[ExportFile]:
    """Every copy of each picture on these pages, once. They are cached for the bytes of the picture."""
    if not report.pictures:
        return
    for name in dict.fromkeys(name for page in pages for name in _shown(page, cache)):
        block = picture_block(report.pictures.get(name))
        if block:
            yield from cache.get(("picture", name), block.image, partial(_copies, block), FILES)


def _shown(page: Page, cache: Cache) -> list[str]:
    """The ids of the pictures of a page. Its text has their addresses, so equal texts show the same pictures."""
    made = partial(_ids, page)
    ids: list[str] = cache.get(("pictures of", page.address), page.text.digest, made)
    return ids


def _ids(page: Page) -> list[str]:
    return [block.picture.id for block in blocks_of(PictureBlock, page.blocks())]


def _copies(block: PictureBlock) -> list[ExportFile]:
    pixels = decoded(block.image)
    return [
        ExportFile(copy.path, rendition(pixels, (copy.width, copy.height), copy.encoding), permanent=False)
        for copy in block.copies
    ]
