"""Builds the blocks of figures and years: key figures, tables, changes, events, downloads.

Generated and hand-written pages use the same blocks, so that a figure looks the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bilan.analysis.change import Change, Incomparable, Reason, latest_changes
from bilan.analysis.composition import Composition, composition, compositions, containing
from bilan.analysis.documents import documents_cited_by
from bilan.analysis.figure_origin import origin_marks
from bilan.analysis.independence import independence
from bilan.analysis.lead_figure import highlights, lead_figure
from bilan.analysis.register_pagination import register_address
from bilan.analysis.time_series import by_theme, observations
from bilan.analysis.visibility import newest_year
from bilan.analysis.year_changes import year_changes
from bilan.blocks.article_blocks import EventItem, Timeline
from bilan.blocks.block import Block
from bilan.blocks.download_blocks import ReportDownload
from bilan.blocks.figure_blocks import (
    ChangeList,
    ChangeRow,
    Cover,
    KeyFigure,
    KeyFigures,
    LatestRow,
    LatestTable,
    NotComparableFigures,
    Overview,
    SeriesTable,
    YearHead,
    YearIndex,
    YearLinks,
    YearTable,
)
from bilan.blocks.picture_block import referred_picture
from bilan.blocks.story_blocks import Chapter, Foreword, Opening, Story, YearStory
from bilan.blocks.table_rows import FigureRow, Legend
from bilan.blocks.text_blocks import Heading
from bilan.figure_charts.event_chart import ordered_events
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.chart_blocks import composition_block, course, shared_unit, timeline_chart
from bilan.pages.compared_tables import can_be_compared, years_to_compare
from bilan.pages.press_blocks import press_highlights
from bilan.pages.story import NO_STORY, cover_picture, opening
from bilan.values.sentence import Text, plural_sentence, sentence


def cover(report: Report, year: Year | None) -> Cover:
    """The cover of a year: the institution, the title, the year, and its lead figure."""
    publication = report.publication
    return Cover(
        publication.institution.name,
        publication.title,
        year.number if year else None,
        lead_key_figure(report, year) if year else None,
        independence(publication),
        logo=report.brand.logo.path if report.brand and report.brand.logo else "",
        picture=cover_picture(report, year) if year else None,
    )


def opening_or_cover(report: Report, year: Year | None, story: YearStory = NO_STORY) -> Opening | Cover:
    """The head of the home page: the message of a year with its chart, or else its cover."""
    return (opening(report, year, tuple(_ways_on(year, story.chapters))) if year else None) or cover(report, year)


def _ways_on(year: Year, chapters: Sequence[Chapter]) -> Iterator[tuple[Text, str]]:
    """Where readers can go from the opening of a year."""
    for words in _chapters_counted(chapters):
        yield words, f"#{chapters[0].slug}"
    yield sentence("All the figures of {year}", year=year.period), f"/{year.number}/"


def _chapters_counted(chapters: Sequence[Chapter]) -> Iterator[Text]:
    if chapters:
        yield plural_sentence(len(chapters), "Read the year in one chapter", "Read the year in {number} chapters")


def overview(report: Report, year: Year, story: YearStory = NO_STORY) -> Overview:
    """The overview of a year: its key figures, its foreword and its chapters, or without chapters the derived overview.

    That has headings: changes, composition of the first figure, events, the press.
    """
    if story.chapters:
        blocks = (*present(key_figures(report, year, with_lead=bool(year.about.message)), report_download(year)),)
        return Overview((*blocks, *foreword_section(story.foreword), Story(story.chapters)))
    return Overview(tuple(_overview(report, year, story)))


def foreword_section(foreword: Foreword | None) -> Iterator[Block]:
    """The foreword of a year with its heading; nothing if it has none."""
    return section(foreword.title, "foreword", foreword) if foreword else iter(())


def _overview(report: Report, year: Year, story: YearStory) -> Iterator[Block]:
    yield from present(key_figures(report, year, with_lead=False), report_download(year))
    yield from foreword_section(story.foreword)
    yield from section(sentence("What changed and why"), "changes", change_list(report, year))
    first = next(iter(highlights(year)), None)
    parts = composition(report, first) if first else None
    made = composition_block(report, parts) if parts else None
    yield from section(sentence("What makes up the total"), "composition", made)
    yield from section(sentence("Events of the year"), "events", events(report, year))
    yield from section(sentence("In the press"), "press", press_highlights(report, year))


def present(*blocks: Block | None) -> Iterator[Block]:
    """The blocks that there are."""
    yield from (block for block in blocks if block)


def section(title: Text, anchor: str, *blocks: Block | None) -> Iterator[Block]:
    """A heading and its blocks; nothing if there is no block."""
    found = list(present(*blocks))
    if found:
        yield Heading(title, anchor)
        yield from found


def key_figures(report: Report, year: Year, *, with_lead: bool = True) -> KeyFigures | None:
    """The highlights of a year in large type, with or without the one that is on the cover; None without any."""
    shown = [figure for figure in highlights(year) if with_lead or figure is not lead_figure(report, year)]
    return KeyFigures(tuple(_key_figure(report, figure, shown) for figure in shown)) if shown else None


def _key_figure(report: Report, figure: Figure, together: Sequence[Figure] = ()) -> KeyFigure:
    return KeyFigure(figure, latest_changes(report).get(figure.key), course(report, figure, together))


def lead_key_figure(report: Report, year: Year) -> KeyFigure | None:
    """The figure that opens a year without a message; None if it has no highlights."""
    figure = lead_figure(report, year)
    return _key_figure(report, figure) if figure else None


def legend(figures: Iterable[Figure]) -> Legend | None:
    """The legend of the marks beside these figures; None without marks."""
    shown = tuple(figures)
    statuses = tuple(dict.fromkeys(figure.status for figure in shown if figure.status and figure.unsettled))
    marks = Legend(
        statuses,
        broken=any(figure.break_ for figure in shown),
        corrected=any(figure.revisions for figure in shown),
        disputed=any(figure.alternatives for figure in shown),
        computed=any(figure.computation for figure in shown),
        origins=origin_marks(shown),
    )
    return marks if marks.entries else None


def series_table(report: Report, figures: Sequence[Figure], caption: Text) -> SeriesTable:
    """The table of an indicator over the years; there is at least one figure."""
    rows = tuple(FigureRow(figure, shown_change(report, figure), documents_cited_by(report, figure)) for figure in figures)
    return SeriesTable(caption, report.indicators[figures[0].id], rows, legend(figures))


def year_table(report: Report, year: Year, indicators: Sequence[Indicator], caption: Text) -> YearTable:
    """The table of several indicators in one year, without a legend."""
    figures = [year.figures[indicator.id] for indicator in indicators]
    notes = _shared_notes(figures)
    rows = tuple(
        FigureRow(
            figure,
            shown_change(report, figure),
            documents_cited_by(report, figure),
            containing(report, figure),
            notes.get(figure.id, 0),
        )
        for figure in figures
    )
    return YearTable(caption, year.number, rows, shared_unit(indicators), any(row.compared for row in rows), None)


def _shared_notes(figures: Iterable[Figure]) -> dict[str, int]:
    """The numbers of notes that several figures have, by the id of each figure."""
    by_note: dict[object, list[str]] = {}
    for figure in figures:
        if figure.note or figure.method:
            texts = tuple(text.original if text else "" for text in (figure.note, figure.method))
            by_note.setdefault((texts, figure.as_of, figure.respondents), []).append(figure.id)
    shared = [ids for ids in by_note.values() if len(ids) > 1]
    return {name: number for number, ids in enumerate(shared, 1) for name in ids}


def shown_change(report: Report, figure: Figure) -> Change | Incomparable | None:
    """The change of a figure since the latest earlier year, or why there is none; None for a first figure and for a rank."""
    change = latest_changes(report).get(figure.key)
    if figure.value is None or (isinstance(change, Incomparable) and change.reason is Reason.RANK):
        return None
    return change


def change_list(report: Report, year: Year) -> ChangeList | None:
    """The changes in a year, then the figures that are not comparable, with reasons; None for a first year."""
    news = year_changes(report, year)
    apart = tuple(NotComparableFigures(group.why, group.figures) for group in news.apart)
    rows = tuple(ChangeRow(change.base, change.figure, change) for change in news.changes)
    return ChangeList(year.number, rows, apart) if news.described else None


def compositions_of(report: Report, year: Year, indicators: Sequence[Indicator]) -> list[Composition]:
    """The compositions of a year with one of these indicators as total."""
    ids = {indicator.id for indicator in indicators}
    return [item for item in compositions(report, year.number) if item.total.id in ids]


def latest_table(report: Report, indicators: Sequence[Indicator], caption: Text) -> LatestTable:
    """The table of indicators with their years and latest figure."""
    return LatestTable(caption, tuple(_latest_row(report, indicator) for indicator in indicators))


def _latest_row(report: Report, indicator: Indicator) -> LatestRow:
    figures = observations(report, indicator.id)
    return LatestRow(indicator, figures[0], figures[-1], course(report, figures[-1]))


def year_links(year: Year, address: str) -> YearLinks | None:
    """The pages of a year other than the one at an address, as buttons; None if there is none."""
    links = [
        (sentence("The year {year}", year=year.period), f"/{year.number}/", bool(year.figures or year.events)),
        (sentence("Press review {year}", year=year.period), f"/{year.number}/press/", bool(year.articles)),
        (
            sentence("False claims and answers {year}", year=year.period),
            f"/{year.number}/rebuttals/",
            bool(year.rebuttals),
        ),
    ]
    for name, listed in year.registers.items():
        title = sentence("{name} {year}", name=listed.register.name, year=year.period)
        links.append((title, register_address(name, year.number), True))
    shown = tuple((title, to) for title, to, exists in links if exists and to != address)
    return YearLinks(shown) if shown else None


def report_download(year: Year) -> ReportDownload | None:
    """The link to a year's PDF; None for a year without figures, which has none."""
    return ReportDownload(year.number) if year.figures else None


def events(report: Report, year: Year) -> Timeline | None:
    """The events of a year as a chart and a list, oldest first, undated ones last; None without events."""
    items = tuple(
        EventItem(
            event,
            report.referred(event.figure, event.year) if event.figure else None,
            documents_cited_by(report, event),
            referred_picture(report, event.picture),
        )
        for event in ordered_events(year)
    )
    return Timeline(timeline_chart(year), items) if items else None


def record_head(report: Report, year: Year, chapters: Sequence[Chapter]) -> Opening | YearHead:
    """The head of the page of a year's figures: its message and its chart, if it has one.

    The story of the newest year is on the home page, so that its record has only the finding, the chart and a link.
    """
    found, newest = opening(report, year), newest_year(report)
    if found is None:
        return YearHead(report.publication.title, year.number, lead_key_figure(report, year))
    if newest is None or newest.number != year.number:
        return found
    links = tuple((words, chapters[0].address) for words in _chapters_counted(chapters))
    return replace(found, text=None, independence=None, picture=None, links=links)


def year_index(report: Report, year: Year) -> YearIndex:
    """The contents of a year's page, with links to the other years with figures or events."""
    numbers = sorted(other.number for other in report.years.values() if other.figures or other.number == year.number)
    compared = max((number for number in years_to_compare(report) if number < year.number), default=None)
    return YearIndex(
        year.number,
        tuple(numbers),
        tuple(_sections(report, year)),
        compared if year.figures and can_be_compared(report) else None,
    )


def _sections(report: Report, year: Year) -> Iterator[tuple[str, Text]]:
    for theme, _ in themes_of(report, year):
        yield f"theme-{theme}", report.themes[theme].name
    if year.events:
        yield "events", sentence("Events of the year")
    if year.articles:
        yield "press", sentence("In the press")
    if year.rebuttals:
        yield "rebuttals", sentence("False claims and answers")
    if year.registers:
        yield "lists", sentence("The lists behind the figures")


def themes_of(report: Report, year: Year) -> tuple[tuple[str, tuple[Indicator, ...]], ...]:
    """The themes of a year's figures, each with its indicators."""
    return by_theme(report, tuple(item for item in report.indicators.values() if item.id in year.figures))
