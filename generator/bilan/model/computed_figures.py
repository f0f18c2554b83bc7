"""The figures of computed indicators, from those of the indicators in their formulas.

A year has a computed figure if each indicator of the formula has a figure in that year (`previous(x)`: in the year before).
It is computed on intervals: what inputs claim, the result claims. Its qualifier, status and break follow:

    value      the result rounded to the decimals of the indicator. Of inputs that are only approximate, “about”; of ranges
               and bounds, a range or a bound, rounded to the side where it stays true
    status     estimated or provisional if an input is, final if all are written as final; without a value if an input has
               none: withheld before not applicable before missing
    break      those of the inputs of the same year
    source     those of the inputs
    origin     the compiler of the report; without one, that which all inputs share

There is no value if a divisor may be zero, if `previous(x)` lies across a break of x, or if the inputs bound the result on
no side. Another formula uses a computed figure as it is published: rounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from bilan.model.computation import Computation, Input, Uncomputed
from bilan.model.figure import Figure, Origin, Status
from bilan.model.formula import Formula, Term
from bilan.model.formula_value import expression_interval, expression_value, with_justified_value
from bilan.model.indicator import Indicator, most_decimals
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.values.local_text import LocalText
from bilan.values.period import year_period

_STATUSES = (
    Status.WITHHELD,
    Status.NOT_APPLICABLE,
    Status.MISSING,
    Status.ESTIMATED,
    Status.PROVISIONAL,
)  # the first that an input has is that of the result


def with_computed_figures(report: Report) -> Report:
    """The report with the figures of its computed indicators, computed again; figures that were entered for them stay."""
    entered = {number: _without_computed(year) for number, year in report.years.items()}
    computed = {name: item for name, item in report.indicators.items() if item.formula}
    if not computed:
        return report
    known = _Figures(replace(report, years=entered), computed)
    return replace(report, years={number: known.completed(year) for number, year in entered.items()})


def _without_computed(year: Year) -> Year:
    if not any(figure.computation for figure in year.figures.values()):
        return year
    return replace(year, figures={name: figure for name, figure in year.figures.items() if not figure.computation})


@dataclass
class _Figures:
    """The figures of a report, entered and computed; each is computed when it is needed."""

    report: Report
    computed: Mapping[str, Indicator]
    known: dict[tuple[str, int], Figure | None] = field(default_factory=dict)

    def completed(self, year: Year) -> Year:
        """The year with its computed figures after those that were entered."""
        made = {name: self.figure(name, year.number) for name in self.computed if name not in year.figures}
        added = {name: figure for name, figure in made.items() if figure}
        return replace(year, figures={**year.figures, **added}) if added else year

    def figure(self, name: str, year: int) -> Figure | None:
        """The figure of an indicator in a year. One that needs itself has none."""
        key = (name, year)
        if key not in self.known:
            self.known[key] = None
            entered = self.report.figure(name, year)
            self.known[key] = self._computed(self.computed[name], year) if not entered and name in self.computed else entered
        return self.known[key]

    def _computed(self, indicator: Indicator, year: int) -> Figure | None:
        formula = indicator.formula
        if formula is None or year not in self.report.years:
            return None
        inputs = {term: self.figure(term.name, year - term.previous) for term in formula.terms}
        if any(figure is None or figure.waits_for_value for figure in inputs.values()):
            return None
        figures = {term: figure for term, figure in inputs.items() if figure}
        return _figure(self.report, indicator, formula, year, figures, self._break(formula, year))

    def _break(self, formula: Formula, year: int) -> Figure | None:
        """The figure that declares a break between `previous(x)` and this year."""
        own = (self.figure(term.name, year) for term in formula.terms if term.previous)
        return next((figure for figure in own if figure and figure.break_), None)


def _figure(
    report: Report, indicator: Indicator, formula: Formula, year: int, inputs: Mapping[Term, Figure], broken: Figure | None
) -> Figure:
    """The figure of a year from the figures of the formula's terms."""
    distinct = list({figure.key: figure for figure in inputs.values()}.values())
    computation = _result(formula, inputs, broken)
    references = {source.name: source for figure in distinct for source in figure.source}
    whole = Figure(
        id=indicator.id,
        year=year,
        period=year_period(year, report.publication.begins),
        source=tuple(references.values()),
        origin=_origin(report, distinct),
        status=_status(distinct),
        break_=_breaks([figure for figure in distinct if figure.year == year]),
        place=indicator.at("formula"),
        places={"value": indicator.at("formula")},
        computation=replace(computation, inputs=tuple(_input(figure) for figure in distinct)),
    )
    if computation.result is None:
        return replace(whole, status=whole.absence or Status.MISSING)
    central = expression_value(formula.expression, {term: Fraction(figure.value or 0) for term, figure in inputs.items()})
    ranged = any(figure.range or (figure.interval and not figure.interval.bounded) for figure in distinct)
    place = Decimal(1).scaleb(-most_decimals(indicator, report.units))
    return with_justified_value(whole, computation.result, central, place, ranged=ranged)


def _input(figure: Figure) -> Input:
    return Input(figure.id, figure.year)


def _result(formula: Formula, inputs: Mapping[Term, Figure], broken: Figure | None) -> Computation:
    """The interval of a formula, or why it has none."""
    lacking = next((figure for figure in inputs.values() if figure.value is None), None)
    if lacking:
        return Computation(formula, (), obstacle=Uncomputed.NO_VALUE, cause=_input(lacking))
    if broken:
        return Computation(formula, (), obstacle=Uncomputed.BREAK, cause=_input(broken))
    claims = {term: figure.interval for term, figure in inputs.items()}
    result = expression_interval(formula.expression, {term: claim for term, claim in claims.items() if claim})
    if result is None:
        return Computation(formula, (), obstacle=Uncomputed.ZERO_DIVISOR)
    if not result.low.is_finite() and not result.high.is_finite():
        return Computation(formula, (), obstacle=Uncomputed.BOUND)
    return Computation(formula, (), result)


def _origin(report: Report, inputs: list[Figure]) -> Origin | None:
    """The compiler, where one makes the report; otherwise the origin that all inputs share."""
    origins = {figure.origin for figure in inputs}
    if report.publication.compiled_by:
        return Origin.COMPILER
    return origins.pop() if len(origins) == 1 else None


def _status(inputs: list[Figure]) -> Status | None:
    """The first status of `_STATUSES` that an input has; final only where every input is written as final."""
    statuses = {figure.status for figure in inputs}
    if statuses == {Status.FINAL}:
        return Status.FINAL
    return next((status for status in _STATUSES if status in statuses), None)


def _breaks(inputs: list[Figure]) -> LocalText | None:
    """The reasons of all breaks, one after the other."""
    reasons = list({figure.break_.original: figure.break_ for figure in inputs if figure.break_}.values())
    if len(reasons) <= 1:
        return reasons[0] if reasons else None
    first = reasons[0]
    texts = {language: " ".join(_in(reasons, language)) for language in first.texts}
    return LocalText(texts, first.default, first.place, first.places)


def _in(reasons: list[LocalText], language: str) -> Iterator[str]:
    return (reason.in_language(language).text for reason in reasons)
