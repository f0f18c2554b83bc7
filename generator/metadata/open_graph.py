"""Open Graph (ogp.me): what a page is called and shown as where its address is shared."""

from __future__ import annotations

from collections.abc import Iterator

from babel.core import get_global

from generator.exports.offer import Offer
from generator.language.language import Language
from generator.metadata.about import Subject


def locale(language: Language) -> str:
    """A language with its country, as Open Graph wants: `ar_MA`; of a bare one, the country CLDR thinks likeliest."""
    likely = get_global("likely_subtags").get(language.subtag, language.subtag)
    country = language.locale.territory or likely.rpartition("_")[2]
    return f"{language.subtag}_{country}"


def open_graph(subject: Subject, title: str, description: str) -> Iterator[tuple[str, str]]:
    """The properties of a page, in order. `title` and `description` are plain text."""
    release = subject.offer.release
    yield "og:type", "website" if subject.address == "/" else "article"
    yield "og:site_name", subject.printer.plain(subject.publication.title)
    yield "og:title", title
    if description:
        yield "og:description", description
    if release.site:
        yield "og:url", subject.link(subject.address)
    yield "og:locale", locale(subject.language)
    yield from (("og:locale:alternate", locale(other)) for other in _others(subject.offer, subject.language))


def _others(offer: Offer, language: Language) -> Iterator[Language]:
    return (other for other in offer.release.languages if other != language)
