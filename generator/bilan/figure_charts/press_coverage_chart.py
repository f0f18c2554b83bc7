"""The number of articles in each month of the latest years, as a heat map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bilan.analysis.press_review import MIN_ARTICLES_FOR_FINDING, Coverage, coverage, up_to_each_year
from bilan.charts import Point, PressCalendar, PressYear
from bilan.figure_charts.titled_chart import TitledChart
from bilan.model.article import Article
from bilan.model.figure import Figure
from bilan.model.outlet import Corpus
from bilan.render.formatter import PageFormatter
from bilan.values.partial_date import PartialDate

MAX_YEARS = 8  # that fit side by side on a phone
MIN_ARTICLES = 10  # with a known month; for fewer, the list of articles is enough
MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class CoverageChart:
    """The chart of a coverage."""

    coverage: Coverage
    figures: tuple[Figure, ...] = ()

    @property
    def id(self) -> str:
        """The same for every coverage: a site has one."""
        return "press-coverage"

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The chart in a language."""
        coverage = self.coverage
        subject = _subject(formatter, coverage.years)
        corpus = formatter.report.corpus
        enough = corpus is not None and sum(coverage.months.values()) >= MIN_ARTICLES_FOR_FINDING
        return TitledChart(
            self.id,
            _headline(formatter, coverage) if enough else subject,
            subject if enough else "",
            formatter.listed(
                formatter.labelled(formatter.month_name(month), formatter.whole(number))
                for month, number in coverage.months.items()
            ),
            PressCalendar(
                tuple(formatter.language.short_month(month) for month in MONTHS),
                tuple(_year(formatter, coverage, year) for year in coverage.years),
            ),
            (),
            over_time=True,
        )


def coverage_chart(articles: Sequence[Article]) -> CoverageChart | None:
    """The chart of press coverage; None if too few months are known.

    If the newest years have too few articles to draw, the chart is that of the years before them.
    """
    for _, articles_so_far in up_to_each_year(articles):
        counts = coverage(articles_so_far, MAX_YEARS)
        if counts and sum(counts.months.values()) >= MIN_ARTICLES:
            return CoverageChart(counts)
    return None


def _year(formatter: PageFormatter, coverage: Coverage, year: int) -> PressYear:
    corpus = formatter.report.corpus
    numbers = (articles_in_month(coverage.months, (year, month), corpus) for month in MONTHS)
    return PressYear(str(year), tuple(_cell(formatter, number) for number in numbers))


def articles_in_month(months: Mapping[tuple[int, int], int], month: tuple[int, int], corpus: Corpus | None) -> int | None:
    """The number of articles of a month; None where there is none and the month was not searched completely."""
    known = months.get(month)
    return 0 if known is None and corpus is not None and corpus.covers(month) else known


def _cell(formatter: PageFormatter, number: int | None) -> Point:
    return Point.empty("") if number is None else Point("", Decimal(number), formatter.whole(number))


def _headline(formatter: PageFormatter, coverage: Coverage) -> str:
    if coverage.busiest is None:
        return formatter.language.words("No month has the most articles")
    busiest = formatter.language.date(PartialDate(*coverage.busiest))
    return formatter.language.words("The month with the most articles is {month}").format(month=busiest)


def _subject(formatter: PageFormatter, years: Sequence[int]) -> str:
    words = formatter.language.words
    if len(years) == 1:
        return words("Articles whose month of publication is known, {year}").format(year=formatter.year(years[0]))
    return words("Articles whose month of publication is known, {years}").format(
        years=formatter.language.years(years[0], years[-1])
    )
