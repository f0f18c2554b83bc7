"""Checks a built site and makes it ready for its host."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from bilan.build_result import BuildResult
from bilan.diagnostics.problem import Code, Place, Problem, Severity, sort_problems
from bilan.messages.message import translatable
from bilan.mkdocs_plugin.plugin_settings import BilanConfig, allowed, content_folder
from bilan.mkdocs_plugin.published import warn_unpublished
from bilan.model.registered_addresses import Register
from bilan.publish.finalize import PublishOptions, check_pages, finish_site, unchanged
from bilan.publish.html_scan import PageScan
from bilan.publish.permalink_register import PATH, published_addresses
from bilan.publish.redirect_pages import Notice
from bilan.terminal.progress import show_progress
from bilan.yaml.source_text import SourceText, place_in

_UPWARDS = re.compile(r"^(?:\.{1,2}/)+")
UNREGISTERED = Code("unregistered-address", Severity.WARNING)


@dataclass(frozen=True)
class CheckedSite:
    """A built site after the check: its pages as scanned, the options to finish it with, and its problems."""

    site: Path
    pages: Mapping[str, PageScan]
    options: PublishOptions
    problems: tuple[Problem, ...]
    sources: Mapping[str, SourceText]

    def complete(self) -> None:
        """Write the files that the host needs."""
        finish_site(self.site, self.pages, self.options)


@dataclass(frozen=True)
class BuiltSite:
    """A folder of HTML that an engine made of a report.

    `root` is the folder of the report, `address` that of the site if it is known, `settings` the text of mkdocs.yml,
    `content` the folder of pages. `unpublished` are files in it that are left out; `scans` are those of the pages that
    nobody can have changed since they were scanned; `localize` makes each other page one of its language.
    """

    folder: Path
    root: Path
    address: str
    settings: SourceText
    content: str
    policy: Mapping[str, tuple[str, ...]]
    compressed: bool
    unpublished: Iterable[str] = ()
    scans: Mapping[str, PageScan] = field(default_factory=dict)
    localize: Callable[[str, str], str] = unchanged

    @classmethod
    def of(cls, config: MkDocsConfig, settings: BilanConfig, root: Path, text: SourceText, **more: Any) -> BuiltSite:
        """Return the site that these settings describe; `text` is that of mkdocs.yml."""
        address = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
        folder, content = Path(config.site_dir), content_folder(config)
        return cls(folder, root, address, text, content, allowed(settings), settings.compressed, **more)


def check_built_site(result: BuildResult, built: BuiltSite) -> CheckedSite:
    """Check the folder that was built from a report.

    Problems: those of `bilan.publish`, `unpublished-file`, `unregistered-address`.
    """
    text, register = published_addresses(built.root)
    options = PublishOptions(
        built.address,
        register,
        _Origins(result, built.settings),
        _notices(result),
        built.policy,
        built.compressed,
        built.scans,
        result.report,
        built.localize,
    )
    with show_progress(translatable("Checking the built site…")):
        pages, found = check_pages(built.folder, options)
    problems = (
        *found,
        *warn_unpublished(built.unpublished, built.content),
        *(_unregistered(register, result) if (built.root / PATH).exists() else ()),
    )
    return CheckedSite(built.folder, pages, options, sort_problems(problems), {**result.sources, PATH: text})


def _unregistered(register: Register, result: BuildResult) -> Iterator[Problem]:
    """Yield a warning if an address is published that is not in the register."""
    new = register.new(result.permalinks)
    if new:
        message = translatable("This published address is not in the register yet: {address}.", address=new[0])
        if len(new) > 1:
            message = translatable(
                "These published addresses are not in the register yet: {address} and others.", address=new[0]
            )
        yield UNREGISTERED.at(Place(PATH), message, translatable("Run “bilan addresses --write”, and commit the file."))


def _notices(result: BuildResult) -> dict[str, Notice]:
    roots = {"" if language == result.languages[0] else f"{language.subtag}/": language for language in result.languages}
    return {
        root: Notice(language.words("This page has moved"), language.tag, language.direction)
        for root, language in roots.items()
    }


class _Origins:
    """Finds where words of a built page were written: in its source, in mkdocs.yml (links of every page), else the place of
    the page."""

    def __init__(self, result: BuildResult, settings: SourceText) -> None:
        self._places = {f"{page.address[1:]}index.html": page.place for page in result.pages}
        self._sources, self._settings = result.sources, settings

    def __call__(self, file: str, words: str) -> Place:
        place = self._places.get(file, Place(self._settings.file))
        own = self._sources.get(place.file, self._settings)
        for source in (own, self._settings):
            for written in dict.fromkeys((words, _UPWARDS.sub("", words))):
                at = source.text.find(written) if written else -1
                if at >= 0:
                    return place_in(source.text, at, source.file, len(written))
        return place
