"""The compressed sitemap carries the day of all pages, rendered or kept; MkDocs knows only those that it renders."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_timestamp

NAME = "sitemap.xml"


def seal_sitemap(site: Path, pages: Sequence[Page]) -> None:
    """Compress the sitemap anew, as of the day of all pages."""
    if (site / NAME).exists():
        with (site / f"{NAME}.gz").open("wb") as file:
            stamp = get_build_timestamp(pages=pages)
            with gzip.GzipFile(fileobj=file, filename=f"{NAME}.gz", mode="wb", mtime=stamp) as packed:
                packed.write((site / NAME).read_bytes())
