"""The functions of texts that print single values: figures, changes, targets, citations.

Hand-written pages have more functions (`prose_functions.py`). Texts of data files have these: the message of a year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from bilan.analysis.amount import Amount
from bilan.analysis.change import change, previous_year
from bilan.analysis.documents import documents
from bilan.analysis.observation_lookup import find_observation, period_of_argument
from bilan.analysis.period_changes import change_since
from bilan.analysis.unread_causes import unread_collection, unread_year
from bilan.analysis.unresolved import Unresolved, unresolved_figure, unresolved_indicator, unresolved_source
from bilan.analysis.visibility import newest_year
from bilan.analysis.year_edition import editions
from bilan.blocks.block import Block
from bilan.blocks.figure_blocks import ChangeValue, FigureValue
from bilan.blocks.source_blocks import SourceLink
from bilan.blocks.target_blocks import TargetValue
from bilan.diagnostics.problem import Code, Place
from bilan.messages.message import EMPTY_MESSAGE, Message, join_messages, translatable
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.placeholders import Placeholders
from bilan.render.prose_expressions import Functions, ProseError, Unprintable
from bilan.values.period import Period

UNKNOWN_YEAR = Code("unknown-year")
NOTHING_TO_DRAW = Code("nothing-to-draw")

VALUE_FUNCTIONS = ("figure", "change", "target", "cite")


def value_functions(report: Report, year: int | None, placeholders: Placeholders, *, valid: bool = True) -> Functions:
    """The functions of a text, by name; their default year is `year`, or else the newest year with figures."""
    values = ValueFunctions(report, year, placeholders, valid)
    return {name: getattr(values, name) for name in VALUE_FUNCTIONS}


@dataclass(frozen=True, slots=True)
class ValueFunctions:
    """Each function returns the placeholder of the block that it makes. See `prose_functions.functions` for `valid`."""

    report: Report
    page_year: int | None
    placeholders: Placeholders
    valid: bool

    def figure(self, indicator: str, year: int | str | None = None, unit: bool = False, **members: str) -> Markup:
        figure = self._observation(indicator, year, members)
        return self._if_valid(lambda: FigureValue(figure, bool(unit)))

    def change(
        self, indicator: str, year: int | str | None = None, since: int | str | None = None, **members: str
    ) -> Markup:
        """The change of a figure since another year (the last with a value), or of a part of one since a year before."""
        figure = self._observation(indicator, year, members)
        if figure.dimensions or isinstance(since, str):
            period = self._period(since) if since else figure.period and figure.period.year_before()
            return self._if_valid(lambda: ChangeValue(change_since(self.report, figure, period)) if period else None)
        base = since or previous_year(self.report, indicator, figure.year) or figure.year - 1
        return self._if_valid(lambda: ChangeValue(change(self.report, self._indicator(indicator), figure.year, base)))

    def target(self, indicator: str, year: int) -> Markup:
        known = self._indicator(indicator)
        found = next((target for target in known.targets.values() if target.year == year), None)
        if found is None:
            years = join_messages(known.targets)
            message = translatable("“{indicator}” has no target in {year}.", indicator=known.id, year=year)
            hint = translatable("Its targets are of {years}.", years=years) if known.targets else EMPTY_MESSAGE
            raise unprintable(UNKNOWN_YEAR, message, hint)
        return self._if_valid(lambda: TargetValue(found, Amount(known, found.value)))

    def cite(self, source: str) -> Markup:
        known = documents(self.report)
        if source not in known:
            raise ProseError(unresolved_source(self.report, str(source), known))
        return self._if_valid(lambda: SourceLink(known[source]))

    def _if_valid(self, make: Callable[[], Block | None]) -> Markup:
        """The placeholder of a block, after its arguments were checked; empty if there is nothing to show."""
        block = make() if self.valid else None
        return self.placeholders.add(block) if block else Markup("")

    def _indicator(self, name: str) -> Indicator:
        indicators = self.report.indicators
        if name not in indicators:
            raise ProseError(unresolved_indicator(self.report, str(name)))
        return indicators[name]

    def _year(self, year: int | None) -> Year:
        newest = newest_year(self.report)
        number = year or self.page_year or (newest.number if newest else 0)
        if number not in self.report.years:
            message = translatable("{year} is not a public year of this report.", year=number)
            if not number:
                message = translatable("No year of this report has public figures.")
            hint = translatable("Public years: {years}.", years=join_messages(self.report.years))
            raise unprintable(UNKNOWN_YEAR, message, hint, self._cause(year, number))
        return self.report.years[number]

    def _observation(self, indicator: str, when: int | str | None, members: Mapping[str, str]) -> Figure:
        """The figure of a year, or a part of one: of a period (`"2025-03"`), or of members (`channel="x"`)."""
        if not members and not isinstance(when, str):
            return self._figure(indicator, when)
        period = self._year(None).period if when is None else self._period(when)
        if period.year not in self.report.years or not self.report.years[period.year].figures:
            self._figure(indicator, period.year)
        found = find_observation(self.report, self._indicator(indicator).id, period, members)
        if isinstance(found, Unresolved):
            raise ProseError(found)
        return found

    def _period(self, when: int | str) -> Period:
        period = period_of_argument(self.report, when)
        if isinstance(period, Unresolved):
            raise ProseError(period)
        return period

    def _figure(self, indicator: str, year: int | None) -> Figure:
        known = self._indicator(indicator)
        own = self._year(year)
        figure = self.report.figure(known.id, own.number)
        if figure is not None:
            return figure
        cause = self._cause(year, own.number)
        if own.figures or unread_collection(self.report, ("figures",), own.number):
            unresolved = unresolved_figure(self.report, known.id, own.number)
            raise ProseError(replace(unresolved, cause=unresolved.cause or cause))
        message = translatable("{year} has no public figures.", year=own.number)
        hint = translatable(
            "Years with public figures: {years}. “status: published” in year.yml makes them public.",
            years=join_messages(editions(self.report)),
        )
        raise unprintable(UNKNOWN_YEAR, message, hint, cause)

    def _cause(self, year: int | None, number: int) -> Place | None:
        """The place of the problem because of which a year is not public, or is not the newest year."""
        if year or self.page_year:
            return unread_year(self.report, number)
        return unread_collection(self.report, ("figures",)) or unread_year(self.report)


def unprintable(code: Code, message: Message, hint: Message = EMPTY_MESSAGE, cause: Place | None = None) -> ProseError:
    """The error of an expression that cannot be printed."""
    return ProseError(Unprintable(code, message, hint, cause))
