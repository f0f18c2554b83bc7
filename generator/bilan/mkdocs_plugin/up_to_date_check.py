"""Finds whether the site is up to date: all its inputs and the site itself are as the last build left them.

The inputs: the report, the hand-written pages, the settings and the theme, our own code and the libraries, the day, and the
language of problems. A site with unknown plugins or hooks is always built.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from bilan.cache.cache import FOLDER
from bilan.cache.text_hash import hash_texts
from bilan.cache.toolchain import folders, toolchain_fingerprint
from bilan.diagnostics.problem import Problem
from bilan.diagnostics.problem_records import dump_problems, load_problems
from bilan.filesystem.cache_folder import read_cached, write_cached
from bilan.filesystem.file_reading import read_file
from bilan.locales.editor_locale import editor_language
from bilan.mkdocs_plugin.mkdocs_problems import settings_source
from bilan.mkdocs_plugin.plugin_settings import folder_of, known, settings_fingerprint
from bilan.yaml.source_text import SourceText, source_of

FILE, VERDICT = "last-build.json", "last-verdict.json"
OF_THE_MACHINE = frozenset(
    {"build-failed", "unreadable-file", "unwritable-file", "unsettable-document"}
)  # problems of the machine, which may be gone next time


@dataclass(frozen=True, slots=True)
class UpToDateCheck:
    """The folders of the report, of its pages and of its site, and the fingerprint of all other inputs.

    `language` is the language of problems.
    """

    root: Path
    content: Path
    site: Path
    settings: str
    language: str

    @classmethod
    def of(cls, config: MkDocsConfig, environment: Mapping[str, str], today: date) -> UpToDateCheck | None:
        """Return the check for these settings, or None if a build may have unknown inputs."""
        if not known(config):
            return None
        root, content, site = folder_of(config), Path(config.docs_dir), Path(config.site_dir)
        day = environment.get("SOURCE_DATE_EPOCH", str(today))
        written = settings_source(Path(config.config_file_path)).text  # problems name its lines
        settings = hash_texts(settings_fingerprint(config), written, str(root), str(content), str(site), day)
        return cls(root, content, site, settings, editor_language(environment))

    def printed_problems(self, made_from: str) -> str | None:
        """Return the problems as the last build printed them if the site is up to date, else None."""
        kept = self._kept(FILE)
        same = kept.get("made_from") == made_from and kept.get("site") == _site_fingerprint(self.site)
        return str(kept["told"]) if same and kept.get("language") == self.language else None

    def verdict(self, made_from: str) -> tuple[Problem, ...] | None:
        """Return the problems of a report with these inputs if it was checked or built before, else None."""
        kept = self._kept(VERDICT)
        with contextlib.suppress(TypeError, ValueError, KeyError):
            return load_problems(kept["problems"]) if kept["made_from"] == made_from else None
        return None

    def inputs_fingerprint(self) -> str:
        """Return the fingerprint of all inputs as they are now."""
        return hash_texts(toolchain_fingerprint(), self.settings, folders([self.root / "data", self.content]))

    def remember(self, made_from: str, told: str) -> None:
        """Note the inputs of the site and the problems printed, unless the inputs changed meanwhile."""
        if made_from == self.inputs_fingerprint():
            site = _site_fingerprint(self.site)
            self._keep(FILE, {"made_from": made_from, "site": site, "language": self.language, "told": told})

    def remember_verdict(self, made_from: str, problems: Sequence[Problem]) -> None:
        """Keep the problems found with these inputs, unless the inputs changed meanwhile or the machine was the cause."""
        if made_from == self.inputs_fingerprint() and not any(problem.code in OF_THE_MACHINE for problem in problems):
            self._keep(VERDICT, {"made_from": made_from, "problems": dump_problems(problems)})

    def _keep(self, name: str, kept: dict[str, Any]) -> None:
        write_cached(self.root / FOLDER / name, json.dumps(kept).encode())

    def _kept(self, name: str) -> dict[str, Any]:
        with contextlib.suppress(ValueError):
            kept = json.loads(read_cached(self.root / FOLDER / name))
            if isinstance(kept, dict):
                return kept
        return {}


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
