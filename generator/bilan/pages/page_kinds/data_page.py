"""The page of the data: downloads, formats, the meaning of columns, and the citation."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.exports.tables.figures_table import QUALIFIERS, SDMX, STATUSES
from bilan.pages.page import PageSpec
from bilan.render.formatter import PageFormatter
from bilan.values.interval import Qualifier


def page_specs(formatter: PageFormatter) -> Iterator[PageSpec]:
    """One page, if there are figures."""
    if any(True for _ in formatter.report.figures):
        values = {
            "statuses": [(status.value, formatter.say(STATUSES[status]), code) for status, code in SDMX.items()],
            "qualifiers": [(qualifier.value, formatter.say(QUALIFIERS[qualifier])) for qualifier in Qualifier],
        }
        title = formatter.language.words("Data")
        description = formatter.language.words("Every figure, article and source of the report, to take away and to quote.")
        yield PageSpec("/data/", "data.md.j2", title, formatter.report.publication.place, description, values)
