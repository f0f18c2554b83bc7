"""All press articles, the newest year first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.press import by_date, counted
from generator.markdown.printer import Printer
from generator.pages.sheet import Sheet


def sheets(printer: Printer) -> Iterator[Sheet]:
    """One page, where there are articles."""
    articles = by_date(printer.report.articles)
    if articles:
        years = [(year.number, by_date(year.articles)) for year in printer.report.years.values() if year.articles]
        values = {
            "articles": articles,
            "years": tuple(reversed(years)),
            "outlets": counted(article.outlet for article in articles),
            "languages": counted(article.language for article in articles),
            "topics": counted(topic for article in articles for topic in article.topics),
        }
        title = printer.language.words("Press review")
        yield Sheet("/press/", "press.md.j2", title, articles[0].place, values=values)
