"""The logo of the institution as a file of the site."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.exports.export_file import ExportFile
from bilan.exports.release import Release


def files(release: Release) -> Iterator[ExportFile]:
    """The logo, if the brand has one."""
    brand = release.report.brand
    if brand and brand.logo:
        yield ExportFile(brand.logo.path, brand.logo.content, permanent=False)
