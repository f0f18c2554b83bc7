"""The home page with an overview of the newest year, unless there is a hand-written one."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.visibility import newest_year
from bilan.pages.page import PageSpec
from bilan.render.formatter import PageFormatter


def page_specs(formatter: PageFormatter) -> Iterator[PageSpec]:
    """One page."""
    publication = formatter.report.publication
    year = newest_year(formatter.report)
    yield PageSpec("/", "home.md.j2", formatter.plain(publication.title), publication.place, values={"year": year})
