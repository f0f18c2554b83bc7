"""A built site is checked and made ready for its host, by what mkdocs.yml and the report say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.commands.addresses import answering
from generator.commands.waiting import waiting
from generator.edition import Edition
from generator.hosting.finishing import Wishes, examine, make_ready
from generator.hosting.moved import Notice
from generator.hosting.register import PATH, published
from generator.hosting.scanning import Scanned
from generator.model.addresses import Register
from generator.problems import Code, Place, Problem, Severity, in_order
from generator.reading.source import Source, place_in
from generator.said import said
from generator.site.editions import Editions
from generator.site.published import told_unpublished
from generator.site.settings import BilanConfig, allowed, content_folder

_UPWARDS = re.compile(r"^(?:\.{1,2}/)+")
UNREGISTERED = Code("unregistered-address", Severity.WARNING)


@dataclass(frozen=True)
class Examined:
    """A built folder that was looked at: what is seen in its pages, how it is to be finished, and what is wrong."""

    site: Path
    pages: Mapping[str, Scanned]
    wishes: Wishes
    problems: tuple[Problem, ...]
    sources: Mapping[str, Source]

    def complete(self) -> None:
        """Make the folder ready for its host."""
        make_ready(self.site, self.pages, self.wishes)


def examined(
    edition: Edition, editions: Editions, config: MkDocsConfig, settings: BilanConfig, unpublished: Iterable[str]
) -> Examined:
    """Look at the folder that was built. `unpublished` are the files of the folder of pages that are left out."""
    text, register = published(editions.root)
    address = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
    origins, notices = _Origins(edition, editions.settings_source), _notices(edition)
    policy, report = allowed(settings), edition.report
    wishes = Wishes(address, register, origins, notices, policy, settings.compressed, editions.store, report)
    site = Path(config.site_dir)
    with waiting(said("Checking the built site…")):
        pages, found = examine(site, wishes)
    problems = (
        *found,
        *told_unpublished(unpublished, content_folder(config)),
        *(_unregistered(register, edition) if (editions.root / PATH).exists() else ()),
    )
    return Examined(site, pages, wishes, in_order(problems), {**edition.sources, PATH: text})


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
    """Where what stands in a built page was written: on its line where the page is hand-written, else in the settings, which
    name links of every page, or in the YAML behind the page."""

    def __init__(self, edition: Edition, settings: Source) -> None:
        self._places = {f"{page.address[1:]}index.html": page.place for page in edition.pages}
        self._sources, self._settings = edition.sources, settings

    def __call__(self, file: str, words: str) -> Place:
        place = self._places.get(file, Place(self._settings.file))
        own = self._sources.get(place.file, self._settings)
        for source in (own, self._settings):
            for written in dict.fromkeys((words, _UPWARDS.sub("", words))):
                at = source.text.find(written) if written else -1
                if at >= 0:
                    return place_in(source.text, at, source.file, len(written))
        return place
