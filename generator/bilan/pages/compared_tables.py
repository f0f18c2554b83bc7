"""Builds the blocks of comparisons, and what the script of their page reads."""

from __future__ import annotations

from collections.abc import Sequence

from bilan.analysis.change import Change, Incomparable, latest_changes
from bilan.analysis.comparisons import changes_between_years, comparable_indicators, compared_years
from bilan.analysis.time_series import by_theme, observed_indicators
from bilan.analysis.visibility import newest_year
from bilan.blocks.comparison_blocks import AllYears, FigureAndChange, IndicatorComparison, YearComparison
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.render.escape import json_in_script
from bilan.render.formatter import PageFormatter

ADDRESS = "/compare/"


def years_to_compare(report: Report) -> tuple[int, ...]:
    """The years with figures, oldest first."""
    return tuple(sorted(year.number for year in report.years.values() if year.figures))


def can_be_compared(report: Report) -> bool:
    """True if there are two years with a figure of the same indicator."""
    return bool(comparable_indicators(report))


def year_comparison(report: Report) -> YearComparison:
    """The two newest years, side by side."""
    years = years_to_compare(report)
    pairs = {pair.indicator.id: pair for pair in compared_years(report, years[-2], years[-1])}
    themes = tuple(
        (report.themes[theme], tuple(pairs[item.id] for item in members))
        for theme, members in by_theme(report, tuple(pair.indicator for pair in pairs.values()))
    )
    return YearComparison(years[-2], years[-1], themes, years)


def indicator_comparison(report: Report) -> IndicatorComparison | None:
    """Two indicators side by side: the first highlights of the newest year, or else the first two; None if there is one."""
    candidates = tuple(comparable_indicators(report).values())
    if len(candidates) < 2:
        return None
    first, second = _highlights_first(report, candidates)[:2]
    themes = tuple((report.themes[theme], members) for theme, members in by_theme(report, candidates))
    rows = ((year, (_cell(report, first, year), _cell(report, second, year))) for year in reversed(years_to_compare(report)))
    return IndicatorComparison((first, second), tuple(row for row in rows if any(row[1])), themes)


def _highlights_first(report: Report, indicators: Sequence[Indicator]) -> list[Indicator]:
    newest = newest_year(report)
    highlights = [name.name for name in newest.about.highlights] if newest else []
    rank = {name: number for number, name in enumerate(highlights)}
    return sorted(indicators, key=lambda indicator: rank.get(indicator.id, len(rank)))


def all_years(report: Report) -> AllYears:
    """Every indicator in every year."""
    years = years_to_compare(report)
    themes = tuple(
        (report.themes[theme], tuple((item, tuple(_cell(report, item, year) for year in years)) for item in members))
        for theme, members in by_theme(report, observed_indicators(report))
    )
    return AllYears(years, themes, tuple(changes_between_years(report).items()))


def _cell(report: Report, indicator: Indicator, year: int) -> FigureAndChange | None:
    figure = report.figure(indicator.id, year)
    return FigureAndChange(figure, latest_changes(report).get(figure.key)) if figure else None


def comparison_data(formatter: PageFormatter, block: AllYears) -> str:
    """What the script reads: the texts of changes, and the number of the text for each indicator and pair of years."""
    texts: dict[str, int] = {}
    changes = {
        name: {
            f"{since}-{year}": texts.setdefault(_in_words(formatter, found), len(texts))
            for (since, year), found in between.items()
        }
        for name, between in block.changes
    }
    content = {"texts": list(texts), "changes": {name: pairs for name, pairs in changes.items() if pairs}}
    return json_in_script(content)


def _in_words(formatter: PageFormatter, found: Change | Incomparable) -> str:
    return formatter.amount(found) if isinstance(found, Change) else formatter.reason(found)
