"""A built site is checked and made ready for its host, by what mkdocs.yml and the report say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.commands.addresses import answering
from generator.commands.telling import tell
from generator.commands.waiting import waiting
from generator.edition import Edition
from generator.hosting.finishing import Wishes, finish
from generator.hosting.moved import Notice
from generator.hosting.register import PATH, Register, published
from generator.problems import Code, Place, Problem, Severity, in_order
from generator.reading.source import place_in
from generator.said import said
from generator.site.editions import Editions
from generator.site.published import told_unpublished
from generator.site.settings import BilanConfig, allowed, content_folder

UNREGISTERED = Code("unregistered-address", Severity.WARNING)


def finished(
    edition: Edition, editions: Editions, config: MkDocsConfig, settings: BilanConfig, unpublished: Iterable[str]
) -> bool:
    """Check and complete the folder that was built; True when it may be published. What is wrong is told.

    `unpublished` are the files of the folder of pages that are left out.
    """
    text, register = published(editions.root)
    address = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
    origins, notices = _Origins(edition), _notices(edition)
    wishes = Wishes(address, register, origins, notices, allowed(settings), settings.compressed, editions.store)
    with waiting(said("Checking the built site…")):
        found = finish(Path(config.site_dir), wishes)
    problems = (
        *found,
        *told_unpublished(unpublished, content_folder(config)),
        *(_unregistered(register, edition) if (editions.root / PATH).exists() else ()),
    )
    return tell(
        replace(edition, problems=in_order(problems), sources={**edition.sources, PATH: text}), "text", to=editions.tells
    )


def _unregistered(register: Register, edition: Edition) -> Iterator[Problem]:
    """What is being published and is not written down yet."""
    new = register.new(answering(edition))
    if new:
        message = said("What is published now should be kept: {address}.", address=new[0])
        if len(new) > 1:
            message = said("What is published now should be kept: {address} and others.", address=new[0])
        yield UNREGISTERED.at(Place(PATH), message, said("Run “bilan addresses --write”, and commit the file."))


def _notices(edition: Edition) -> dict[str, Notice]:
    roots = {"" if language == edition.languages[0] else f"{language.subtag}/": language for language in edition.languages}
    return {
        root: Notice(language.words("This page has moved"), language.tag, language.direction)
        for root, language in roots.items()
    }


class _Origins:
    """Where what stands in a built page was written: on its line where the page is hand-written, else the YAML behind it."""

    def __init__(self, edition: Edition) -> None:
        self._places = {f"{page.address[1:]}index.html": page.place for page in edition.pages}
        self._sources = edition.sources

    def __call__(self, file: str, words: str) -> Place:
        place = self._places.get(file, Place("mkdocs.yml"))
        text = self._sources[place.file].text if place.file in self._sources else ""
        found = text.find(words) if words else -1
        return place_in(text, found, place.file, len(words)) if found >= 0 else place
