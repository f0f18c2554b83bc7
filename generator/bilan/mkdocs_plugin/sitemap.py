"""Compresses the sitemap with the date of all pages, also cached ones; MkDocs takes only pages that it renders."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from mkdocs.structure.pages import Page

from bilan.filesystem.atomic_write import put_file
from bilan.filesystem.file_reading import read_or_raise
from bilan.mkdocs_plugin.mkdocs_contract import get_build_timestamp

NAME = "sitemap.xml"


def seal_sitemap(site: Path, pages: Sequence[Page]) -> None:
    """Write `sitemap.xml.gz` again, with the date of these pages."""
    if (site / NAME).exists():
        file = BytesIO()
        with gzip.GzipFile(fileobj=file, filename=f"{NAME}.gz", mode="wb", mtime=get_build_timestamp(pages=pages)) as packed:
            packed.write(read_or_raise(site / NAME, NAME))
        put_file(site / f"{NAME}.gz", file.getvalue())
