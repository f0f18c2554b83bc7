"""Open Graph properties (ogp.me): the title, description and picture of a page where its address is shared."""

from __future__ import annotations

from collections.abc import Iterator

from babel.core import get_global

from bilan.exports.downloads import Downloads
from bilan.figure_charts.share_card import HEIGHT, WIDTH, card_of
from bilan.locales.language import Language
from bilan.metadata.page_subject import PageSubject


def locale(language: Language) -> str:
    """A language with its country for Open Graph: `ar_MA`; without a country, the likely one of CLDR."""
    likely = get_global("likely_subtags").get(language.subtag, language.subtag)
    country = language.locale.territory or likely.rpartition("_")[2]
    return f"{language.subtag}_{country}"


def open_graph(subject: PageSubject, title: str, description: str) -> Iterator[tuple[str, str]]:
    """The properties of a page, in order. `title` and `description` are plain text."""
    release = subject.downloads.release
    yield "og:type", "website" if subject.address == "/" else "article"
    yield "og:site_name", subject.formatter.plain(subject.publication.title)
    yield "og:title", title
    if description:
        yield "og:description", description
    if release.site:
        yield "og:url", subject.link(subject.address)
    yield from _picture(subject)
    yield "og:locale", locale(subject.language)
    yield from (("og:locale:alternate", locale(other)) for other in _others(subject.downloads, subject.language))


def _picture(subject: PageSubject) -> Iterator[tuple[str, str]]:
    """The share card of the page, if there is one, with its text as the alternative text."""
    card = card_of(subject.formatter, subject.address)
    if card and subject.downloads.release.path(subject.language, card.address) in subject.downloads.by_path:
        yield "og:image", subject.link(card.address)
        yield "og:image:type", "image/png"
        yield "og:image:width", str(WIDTH)
        yield "og:image:height", str(HEIGHT)
        yield "og:image:alt", f"{card.name}. {card.finding}"
        yield "twitter:card", "summary_large_image"


def _others(downloads: Downloads, language: Language) -> Iterator[Language]:
    return (other for other in downloads.release.languages if other != language)
