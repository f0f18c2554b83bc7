"""What only paper needs to say of a report: notes at the foot, numbered sources, the whole series in one table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, unquote_to_bytes

from markupsafe import Markup

from bilan.analysis.change import Change, Incomparable, latest_changes
from bilan.analysis.composition import Composition, compositions
from bilan.analysis.documents import Document
from bilan.analysis.time_series import by_theme, observations, observed_indicators
from bilan.charts import Canvas
from bilan.figure_charts.composition_chart import composition_chart
from bilan.figure_charts.event_chart import event_chart
from bilan.figure_charts.headline import headline, headline_with_name
from bilan.figure_charts.series_chart import multi_series_chart, series_chart, sparkline
from bilan.figure_charts.titled_chart import TitledChart, frame_chart
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.unit import PERCENT
from bilan.model.year import Year
from bilan.pdf.pdf_fonts import is_drawn
from bilan.render.formatter import PageFormatter
from bilan.render.jinja_environment import render_template
from bilan.schema.containers import Reference
from bilan.values.interval import Qualifier

WIDEST = 8  # years that fit side by side on a page
WORTH_DRAWING = 3  # values; two are said in the table
_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_SIGNS = {Qualifier.ABOUT: "≈", Qualifier.NEARLY: "≈", Qualifier.MORE_THAN: ">", Qualifier.LESS_THAN: "<"}


@dataclass(frozen=True, slots=True)
class Line:
    """A figure in a table: the same one the time before, and how it changed since."""

    figure: Figure
    indicator: Indicator
    before: Figure | None
    change: Change | Incomparable | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """The figures of a theme in a year, and what is drawn of them: indicators of one unit `together`, on one scale."""

    name: Markup
    intro: Markup
    lines: tuple[Line, ...]
    compositions: tuple[Composition, ...]
    together: tuple[TitledChart, ...]
    drawn: tuple[TitledChart, ...]


@dataclass(frozen=True)
class PaperBlocks:
    """Renders what stands on paper for one year, in the language of its printer."""

    formatter: PageFormatter
    year: Year
    cited: tuple[Document, ...]

    def block(self, template: str, **values: object) -> Markup:
        """A block by its template."""
        return render_template(f"paper/{template}.j2", p=self.formatter, say=self.formatter.say, paper=self, **values)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each document in the list of sources."""
        return {document.id: number for number, document in enumerate(self.cited, 1)}

    def cite(self, references: Iterable[Reference]) -> Markup:
        """The numbers of the documents that are referred to, each a link into the list."""
        known = sorted(self.numbers[name.name] for name in references if name.name in self.numbers)
        ids = {number: name for name, number in self.numbers.items()}
        link = Markup('<a class="cite" href="#source-{}">{}</a>')
        return Markup(self.formatter.comma).join(link.format(ids[number], number) for number in known)

    @cached_property
    def highlights(self) -> tuple[Line, ...]:
        """The figures that are made large."""
        names = [name.name for name in self.year.about.highlights]
        return tuple(self.line(self.year.figures[name]) for name in names if name in self.year.figures)

    def line(self, figure: Figure) -> Line:
        """A figure with what it was."""
        indicator, report = self.formatter.indicator_of(figure), self.formatter.report
        compared = latest_changes(report).get(figure.key)
        return Line(figure, indicator, report.figure(figure.id, compared.since) if compared else None, compared)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every figure of the year, in the order of indicators.yml."""
        return tuple(line for chapter in self.chapters for line in chapter.lines)

    @property
    def compared(self) -> tuple[Line, ...]:
        """What changed and may be compared."""
        return tuple(line for line in self.lines if isinstance(line.change, Change))

    @property
    def broken(self) -> tuple[tuple[Markup, tuple[Line, ...]], ...]:
        """The breaks of the year: figures that share a reason together."""
        reasons: dict[str, list[Line]] = {}
        for line in self.lines:
            if line.figure.break_ and line.before:
                reasons.setdefault(str(self.formatter.text(line.figure.break_)), []).append(line)
        return tuple((Markup(reason), tuple(lines)) for reason, lines in reasons.items())

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The figures of the year by theme."""
        report = self.formatter.report
        observed = tuple(item for item in report.indicators.values() if item.id in self.year.figures)
        return tuple(self._chapter(theme, members) for theme, members in by_theme(report, observed))

    def _chapter(self, name: str, members: Sequence[Indicator]) -> Chapter:
        theme = self.formatter.report.themes[name]
        named = {indicator.id for indicator in members}
        made = tuple(item for item in compositions(self.formatter.report, self.year.number) if item.total.id in named)
        lines = tuple(self.line(self.year.figures[indicator.id]) for indicator in members)
        by_unit = self._worth_drawing(members)
        groups = [
            multi_series_chart(self.formatter.report, alike, self.year.number) if len(alike) > 1 else None
            for alike in by_unit
        ]
        together = tuple(group.titled(self.formatter) for group in groups if group)
        alone = [one for alike, group in zip(by_unit, groups, strict=True) if group is None for one in alike]
        drawn = tuple(spec.titled(self.formatter) for one in alone if (spec := series_chart(self.formatter.report, one)))
        return Chapter(self.formatter.text(theme.name), self.formatter.text(theme.intro), lines, made, together, drawn)

    def _worth_drawing(self, members: Sequence[Indicator]) -> list[list[Indicator]]:
        """The indicators whose course is drawn, those of one unit together."""
        units: dict[str, list[Indicator]] = {}
        for indicator in members:
            figures = observations(self.formatter.report, indicator.id)
            if sum(figure.value is not None for figure in figures) >= WORTH_DRAWING and series_chart(
                self.formatter.report, indicator
            ):
                units.setdefault(indicator.unit.name, []).append(indicator)
        return list(units.values())

    def drawings(self, drawn: Sequence[TitledChart]) -> tuple[tuple[TitledChart, ...], ...]:
        """Charts as they stand on the page: two beside each other, the first by itself where they are not even."""
        odd = len(drawn) % 2
        pairs = zip(drawn[odd::2], drawn[odd + 1 :: 2], strict=True)
        return (*((first,) for first in drawn[:odd]), *pairs)

    def drawing(self, illustration: TitledChart, artboard: Canvas = Canvas.WIDE) -> Markup:
        """A chart with its words and the numbers of its sources."""
        sources = {name.name: name for figure in illustration.figures for name in figure.source}
        drawn = illustration.svg(artboard, self.formatter)
        return self.block("drawing", illustration=illustration, drawn=drawn, sources=tuple(sources.values()))

    @property
    def timeline(self) -> Markup:
        """The events of the year, drawn where enough of their dates are known."""
        drawn = event_chart(self.year)
        return self.drawing(drawn.titled(self.formatter)) if drawn else Markup("")

    def half(self, illustration: TitledChart) -> Markup:
        """A chart of half the width, drawn for it."""
        return self.drawing(illustration, Canvas.PHONE)

    def composition(self, made: Composition) -> Markup:
        """A total drawn as its parts, where it can be, and written as a sum."""
        illustration = composition_chart(made)
        drawn = self.drawing(illustration.titled(self.formatter)) if illustration else Markup("")
        return self.block("sum", composition=made, drawn=drawn)

    def course(self, line: Line) -> Markup:
        """The course of a figure over the years, very small."""
        drawn = sparkline(self.formatter, line.figure, [other.figure for other in self.highlights])
        if drawn is None:
            return Markup("")
        sentence = headline_with_name(self.formatter, line.figure)
        words = self.formatter.language.words("Course over the years")
        frame = frame_chart(f"course-{line.figure.id}", sentence, words, self.formatter, over_time=True)
        return Markup(drawn.draw(Canvas.KEY_FIGURE, frame))

    def finding(self, line: Line) -> str:
        """A figure and what became of it, in one sentence."""
        return headline(self.formatter, line.figure)

    def address(self, url: str) -> str:
        """A web address as a person reads it: letters of other scripts as letters (RFC 3987)."""
        return _ENCODED.sub(
            lambda found: unquote(found.group(), errors="strict") if _is_text(found.group()) else found[0], url
        )

    def sentence(self, words: str) -> str:
        """Words with a capital, as a sentence begins."""
        return words[:1].upper() + words[1:]

    def note(self, figure: Figure) -> Markup:
        """The note at the foot that goes with a figure; nothing where nothing needs saying."""
        said = self.block("note", figure=figure).strip()
        return Markup('<span class="note">{}</span>').format(said) if said else Markup("")

    @property
    def all_years(self) -> tuple[int, ...]:
        """The years of the long series, at most as many as fit."""
        return tuple(year.number for year in self.formatter.report.years.values() if year.figures)[-WIDEST:]

    @property
    def long_series(self) -> tuple[tuple[Markup, tuple[tuple[Indicator, tuple[Figure | None, ...]], ...]], ...]:
        """By theme, each indicator that has a figure in more than one of these years, with that of each year."""
        report = self.formatter.report
        themes = by_theme(report, observed_indicators(report))
        found = ((report.themes[theme].name, tuple(self._rows(members))) for theme, members in themes)
        return tuple((self.formatter.text(name), rows) for name, rows in found if rows)

    def _rows(self, members: Sequence[Indicator]) -> Iterator[tuple[Indicator, tuple[Figure | None, ...]]]:
        for indicator in members:
            figures = tuple(self.formatter.report.figure(indicator.id, year) for year in self.all_years)
            if sum(figure is not None for figure in figures) > 1:
                yield indicator, figures

    def qualifier(self, figure: Figure) -> str:
        """The words before a number: “more than”; nothing for an exact one."""
        return self.formatter.language.qualified("\0", figure.qualifier).partition("\0")[0].strip()

    def unit(self, indicator: Indicator) -> str:
        """The unit of a number in a column of its own; nothing where the number carries its sign."""
        unit = self.formatter.unit_of(indicator)
        signed = indicator.unit.name == PERCENT or (unit is not None and unit.currency is not None)
        return "" if signed else self.formatter.unit_name(indicator)

    def sign(self, figure: Figure) -> str:
        """A qualifier as a sign, where a column has no room for words."""
        return _SIGNS.get(figure.qualifier, "")

    def number(self, figure: Figure) -> Markup:
        """A number alone, its qualifier in a column of its own."""
        return self.formatter.data(figure) if figure.value is None else self.formatter.data_element(figure)


def _is_text(encoded: str) -> bool:
    """True for bytes that are letters or digits of UTF-8, with their marks: signs of other kinds stay as they were."""
    try:
        text = unquote_to_bytes(encoded).decode()
    except UnicodeDecodeError:
        return False
    return all(unicodedata.category(sign)[0] in "LMN" and is_drawn(sign) for sign in text)
