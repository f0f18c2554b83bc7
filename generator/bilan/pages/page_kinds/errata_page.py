"""The page of corrections of published figures."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.errata import errata
from bilan.pages.page import PageSpec
from bilan.render.formatter import PageFormatter


def page_specs(formatter: PageFormatter) -> Iterator[PageSpec]:
    """One page."""
    place = formatter.report.publication.place
    values = {"errata": errata(formatter.report)}
    yield PageSpec("/errata/", "errata.md.j2", formatter.language.words("Corrections"), place, values=values)
