"""Finds whether the site is up to date: all its inputs and the site itself are as the last build left them.

The inputs: the report, the hand-written pages, the settings and the theme, our own code and the libraries, the day, and the
language of problems. A site with unknown plugins or hooks is always built.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from bilan.cache.cache import FOLDER, Cache, Entry
from bilan.cache.text_hash import hash_texts
from bilan.cache.toolchain import folders, toolchain_fingerprint
from bilan.diagnostics.problem import Problem
from bilan.diagnostics.problem_records import dump_problems, load_problems
from bilan.filesystem.file_reading import read_file
from bilan.locales.editor_locale import editor_language
from bilan.mkdocs_plugin.mkdocs_problems import settings_source
from bilan.mkdocs_plugin.plugin_settings import folder_of, only_known_code, settings_fingerprint
from bilan.yaml.source_text import SourceText, source_of

OF_THE_MACHINE = frozenset(
    {"build-failed", "unreadable-file", "unwritable-file", "unsettable-document"}
)  # problems of the machine, which may be gone next time


@dataclass(frozen=True, slots=True)
class UpToDateCheck:
    """The folders of the report, of its pages and of its site, the fingerprint of all other inputs, and the cache.

    `language` is the language of problems.
    """

    root: Path
    content: Path
    site: Path
    settings: str
    language: str
    cache: Cache

    @classmethod
    def of(
        cls, config: MkDocsConfig, environment: Mapping[str, str], today: date, cache: Cache | None = None
    ) -> UpToDateCheck | None:
        """Return the check for these settings, or None if a build may have unknown inputs."""
        root, content, site = folder_of(config), Path(config.docs_dir), Path(config.site_dir)
        if not only_known_code(config) or not content.is_relative_to(root):
            return None
        day = environment.get("SOURCE_DATE_EPOCH", str(today))
        written = settings_source(Path(config.config_file_path)).text  # problems name its lines
        settings = hash_texts(settings_fingerprint(config), written, str(root), str(content), str(site), day)
        return cls(root, content, site, settings, editor_language(environment), cache or Cache(root / FOLDER))

    def printed_problems(self, inputs: str) -> str | None:
        """Return the problems as the last build printed them if the site is up to date, else None."""
        known = self._printed(inputs).load()
        return str(known[1]) if known and known[0] == _site_fingerprint(self.site) else None

    def verdict(self, inputs: str) -> tuple[Problem, ...] | None:
        """Return the problems of a report with these inputs if it was checked or built before, else None."""
        found = self._verdict(inputs).load()
        return None if found is None else load_problems(found)

    def inputs_fingerprint(self, toolchain: str) -> str:
        """Return the fingerprint of all inputs as they are now."""
        return hash_texts(toolchain, self.settings, folders([self.root / "data", self.content]))

    def remember(self, inputs: str, problems: Sequence[Problem], printed: str | None) -> None:
        """Keep the problems found with these inputs, and how they were `printed` if a site was built.

        Keeps nothing if the inputs changed meanwhile, and no verdict if the machine was the cause of a problem.
        """
        if inputs != self.inputs_fingerprint(toolchain_fingerprint()):
            return
        if printed is not None:
            self._printed(inputs).store([_site_fingerprint(self.site), printed])
        if not any(problem.code in OF_THE_MACHINE for problem in problems):
            self._verdict(inputs).store(dump_problems(problems))
        self.cache.save()

    def _printed(self, inputs: str) -> Entry[list[str]]:
        return self.cache.entry("printed problems", (inputs, self.language))

    def _verdict(self, inputs: str) -> Entry[list[Any]]:
        return self.cache.entry("verdict", inputs)


def sources_of(root: Path, problems: Iterable[Problem]) -> Mapping[str, SourceText]:
    """Return the sources of problems, each read when needed."""
    files = dict.fromkeys(problem.place.file for problem in problems)
    return {file: SourceText(file, partial(_text, root / file, file)) for file in files}


def _text(path: Path, file: str) -> str:
    return source_of(read_file(path, file), file)[0].text


def _site_fingerprint(site: Path) -> str:
    """Return a fingerprint of the names, sizes and times of all files in a folder, which changes when one is written."""
    return hash_texts(*sorted(f"{path} {size} {time}" for path, size, time in _files(str(site))))


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            else:
                found = entry.stat(follow_symlinks=False)
                yield entry.path, found.st_size, found.st_mtime_ns
