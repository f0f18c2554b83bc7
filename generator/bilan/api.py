"""The public interface for Python programs: read a report, list its problems, walk its numbers, build its site.

docs/python.md shows it. Its names, and the attributes that the page lists, follow Semantic Versioning; other modules of
`bilan` do not. All values are immutable. Nothing here uses a network or a clock: the day is passed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from bilan.analysis.documents import Document, documents_cited_by
from bilan.diagnostics.problem import Place, Problem, Severity
from bilan.exports.tables.figures_table import Observations, bounds, number, qualifier
from bilan.locales.editor_locale import EditorLocale
from bilan.model.figure import Figure, Status
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.report_check import CheckedReport, check_report_folder
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate
from bilan.values.period import Frequency, Period, year_period

__all__ = [
    "CheckedReport",
    "Document",
    "EditorLocale",
    "Frequency",
    "Indicator",
    "LocalText",
    "Observation",
    "PartialDate",
    "Period",
    "Place",
    "Problem",
    "Report",
    "Severity",
    "Status",
    "build_site",
    "observations",
    "read_report",
]


@dataclass(frozen=True, slots=True)
class Observation:
    """One number of a report: an indicator in a period, and for some members of dimensions.

    key: its name everywhere, such as `2025/visits` or `2025-03/visits{channel=web}`.
    indicator: what is counted. `unit` is the id of its unit: one of indicators.yml, `percent` or `rank`.
    period: the days that it is about.
    members: the member of each dimension, by dimension; empty for the total of all.
    value: the number in that unit; None for a range, and where there is no number: `status` says why.
    low, high: the least and the greatest number that it may be, by its qualifier, rounding or range; None without a bound.
    qualifier: `exact`, `about`, `nearly`, `more_than`, `less_than` or `range`; None without a number.
    status: how settled it is, or why there is no number; None where nothing says so.
    sources: the documents that it rests on; empty where the data names none.
    place: where it is written in the data.
    """

    key: str
    indicator: Indicator
    unit: str
    period: Period
    members: Mapping[str, str]
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: str | None
    status: Status | None
    sources: tuple[Document, ...]
    place: Place


def read_report(folder: Path, today: date, *, drafts: bool = False) -> CheckedReport:
    """Return the report in a folder, as readers see it on the day `today`, with everything that is wrong with it.

    The folder is the one with `data/` and `content/`; nothing is written into it. What is under embargo on that day is
    left out, and so are drafts, unless `drafts` is set. `report` is None where data/report.yml or data/indicators.yml
    cannot be read. Bad data and unreadable files are problems, and never an exception.
    """
    return check_report_folder(folder, today, drafts=drafts)


def observations(report: Report) -> Iterator[Observation]:
    """Yield the numbers of every year, oldest first, in the order written; each is followed by its parts.

    A part is a cell of one of its breakdowns: a month, a member, or both. So a program that adds up takes either totals or
    the parts of one breakdown. A figure of an unknown indicator, which is a problem, is left out.
    """
    known = tuple(figure for figure in report.figures if figure.id in report.indicators)
    return (_observation(report, figure) for figure in Observations(known))


def build_site(folder: Path, out: Path | None = None, *, strict: bool = False, cached: bool = True) -> Path | None:
    """Build the site of the report in a folder, as `bilan build` does, and return the folder of the site.

    `out` is written instead of the `site_dir` of mkdocs.yml. With `strict`, warnings of MkDocs stop the build. Without
    `cached`, `.cache/` is neither read nor written. The day is that of SOURCE_DATE_EPOCH, or else today in UTC.

    Returns None if the report or mkdocs.yml has errors: they are printed to standard error, and the old site stays.
    """
    from bilan.mkdocs_plugin.site_build import build  # MkDocs is imported only by those who build

    return build(folder, out, strict=strict, cached=cached)


def _observation(report: Report, figure: Figure) -> Observation:
    low, high = bounds(figure)
    indicator = report.indicators[figure.id]
    return Observation(
        key=figure.key,
        indicator=indicator,
        unit=indicator.unit.name,
        period=figure.period or year_period(figure.year, report.publication.begins),
        members=figure.members,
        value=number(figure),
        low=low,
        high=high,
        qualifier=qualifier(figure),
        status=figure.status,
        sources=documents_cited_by(report, figure),
        place=figure.place,
    )
