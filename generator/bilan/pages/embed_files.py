"""A chart for the pages of other sites: a page to show in a frame, and its description for oEmbed.

`/embed/chart-activities/` and `/oembed/chart-activities.json`, in each language. The page has no script. It takes the width
of its frame. The frame is as high as the higher of the two drawings with its texts, so nothing is cut at any width from 320
pixels on. https://oembed.com (1.0, type “rich”).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from math import ceil

from bilan.blocks.chart_block import Chart
from bilan.charts import Canvas
from bilan.charts.text_width import REGULAR, text_width
from bilan.exports.export_file import ExportFile
from bilan.exports.release import Release
from bilan.figure_charts.titled_chart import TitledChart
from bilan.locales.language import Language
from bilan.render.formatter import PageFormatter
from bilan.render.jinja_environment import render_template

EMBED, OEMBED = "/embed", "/oembed"
WIDTH = 704  # pixels: the wide drawing with the margins of the page
WIDTHS = (680.0, 296.0)  # of the texts, in a wide frame and in one of 320 pixels
TITLE, TEXT, SMALL, LEADING = 18.0, 14.0, 12.0, 1.4  # as embed.css has them
WRAPPED = 1.12  # lines end at words, before the full width
MARGINS, CREDIT_LINES = 68, 4  # pixels above, between and below the texts; lines of publisher, report and licence
CACHE_AGE = 86_400  # seconds
_HEIGHT = re.compile(r'viewBox="0 0 [\d.]+ ([\d.]+)"')


@dataclass(frozen=True, slots=True)
class EmbeddedChart:
    """A chart with the address of its place on a page, in full where the site's is known, and the texts below it."""

    titled: TitledChart
    page: str
    below: str
    credit: str


def embed_files(chart: EmbeddedChart, language: Language, release: Release) -> Iterator[ExportFile]:
    """The page of a chart, and its oEmbed answer where the address of the site is known."""
    formatter, titled = release.formatter(language), chart.titled
    address = f"{EMBED}/{titled.id}/"
    wide, narrow = (titled.svg(canvas, formatter) for canvas in (Canvas.WIDE, Canvas.PHONE))
    oembed = release.link(language, f"{OEMBED}/{titled.id}.json") if release.site else ""
    html = render_template(
        "embed.html.j2",
        language=language.tag,
        direction=language.direction,
        title=titled.title,
        subtitle=titled.subtitle,
        wide=wide,
        narrow=narrow,
        below=chart.below,
        credit=chart.credit,
        page=chart.page,
        oembed=oembed,
        root="../" * release.path(language, address).count("/"),
    )
    yield ExportFile(release.path(language, f"{address}index.html"), html.encode())
    if oembed:
        height = frame_height(titled, (wide, narrow), chart.below)
        answer = _answer(chart, release.link(language, address), height, language, release)
        content = json.dumps(answer, ensure_ascii=False).encode()
        yield ExportFile(release.path(language, f"{OEMBED}/{titled.id}.json"), content, permanent=False)


def frame_height(titled: TitledChart, drawings: tuple[str, str], below: str) -> int:
    """The height of the frame in pixels that shows either drawing, the wide or the one for phones, with all its texts."""
    return max(_page_height(titled, drawing, below, width) for drawing, width in zip(drawings, WIDTHS, strict=True))


def _page_height(titled: TitledChart, drawing: str, below: str, width: float) -> int:
    found = _HEIGHT.search(drawing)
    texts = ((titled.title, TITLE), (titled.subtitle, TEXT), (below, SMALL))
    lines = sum(ceil(text_width(text, REGULAR, size) * WRAPPED / width) * size * LEADING for text, size in texts)
    return round((float(found[1]) if found else 0) + lines) + MARGINS + CREDIT_LINES * round(SMALL * LEADING)


def sources_and_notes(chart: Chart, formatter: PageFormatter) -> str:
    """The sources and the notes of a chart as plain text, as on the page."""
    notes = [formatter.label(note) for note in chart.notes]
    if chart.sources is not None:
        names = formatter.comma.join(dict.fromkeys(formatter.label(document.publisher) for document in chart.sources))
        notes.insert(0, f"{formatter.language.words('Sources:')} {names}")
    return " ".join(notes)


def frame_markup(address: str, title: str, height: int) -> str:
    """The HTML that shows the page of a chart on another site. It needs no script."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="{height}" '
        f'style="border:0;max-width:{WIDTH}px" loading="lazy"></iframe>'
    )


def _answer(chart: EmbeddedChart, address: str, height: int, language: Language, release: Release) -> dict[str, object]:
    publication, formatter = release.report.publication, release.formatter(language)
    return {
        "version": "1.0",
        "type": "rich",
        "title": chart.titled.title,
        "provider_name": formatter.plain(publication.publisher.name),
        "provider_url": release.link(language, "/"),
        "cache_age": CACHE_AGE,
        "width": WIDTH,
        "height": height,
        "html": frame_markup(address, chart.titled.title, height),
    }
