"""The data with which a script filters a long press review, a file for each year, fetched when a reader needs it.

`/press/2021.json` has the page and the facets of each article, `/press/words-2021.json` its texts; both are in the folder
of each language. A review that is complete on its pages has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilan.analysis.outlets import outlet_name
from bilan.analysis.press_pagination import is_by_month, is_fetched
from bilan.analysis.press_review import facet_values, newest_first
from bilan.exports.decimal_json import dump_compact
from bilan.exports.export_file import ExportFile
from bilan.exports.release import Release
from bilan.locales.language import Language
from bilan.model.article import Article
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.values.local_text import LocalizedString

FACETS = ("month", "outlet", "language", "topic", "kind")


def files(release: Release) -> Iterator[ExportFile]:
    """Return the files of each year that a page refers to."""
    for year in release.report.years.values():
        if is_fetched(release.report, year):
            articles = newest_first(year.articles)
            for language in release.languages:
                yield ExportFile(
                    release.path(language, f"/press/{year.number}.json"),
                    dump_compact(_facet_index(release, year, articles, language)),
                    permanent=False,
                )
                yield ExportFile(
                    release.path(language, f"/press/words-{year.number}.json"),
                    dump_compact(_words(release, articles, language)),
                    permanent=False,
                )


def _facet_index(release: Release, year: Year, articles: Sequence[Article], language: Language) -> dict[str, object]:
    """Return each article with its date and, for each facet, the indexes of its values in `values`.

    Values are the same in all languages, as in addresses; `outlets` has the names of outlets in that of the page.
    """
    report, formatter = release.report, release.formatter(language)
    values = {facet: sorted({value for one in articles for value in facet_values(report, one, facet)}) for facet in FACETS}
    places = {facet: {value: place for place, value in enumerate(known)} for facet, known in values.items()}
    rows = [_row(report, article, places) for article in articles]
    outlets = [formatter.label(outlet_name(report, value)) for value in values["outlet"]]
    return {"byMonth": is_by_month(year), "values": values, "outlets": outlets, "articles": rows}


def _row(report: Report, article: Article, places: dict[str, dict[str, int]]) -> list[object]:
    facets = ([places[facet][value] for value in facet_values(report, article, facet)] for facet in FACETS)
    return [article.id, str(article.date or ""), *facets]


def _words(release: Release, articles: Sequence[Article], language: Language) -> list[list[str]]:
    """Return the texts of all articles, in the same order.

    Titles, publication details, our summaries, languages, quotations.

    A language is empty if it is that of the page. Texts of a kind are together, which compresses better.
    """
    return [
        list(column) for column in zip(*(_article_texts(release, article, language) for article in articles), strict=True)
    ]


def _article_texts(release: Release, article: Article, language: Language) -> list[str]:
    summary: LocalizedString = article.summary.in_language(language.subtag)
    when = language.date(article.date) if article.date else language.words("{year}, undated").format(year=article.year)
    other = "" if summary.language == language.subtag else summary.language
    return [release.formatter(language).title_of(article), when, summary.text, other, article.quote or ""]
