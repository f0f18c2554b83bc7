"""The build before this one: where everything it was made from is the same, and the site is as it left it, nothing is to do.

What a site is made from: the report, the hand-written pages, the settings and the theme, our own code and the libraries, the
day, and the language in which problems are told. A site with plugins or hooks that are not known is always built.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from generator.filesystem.cache import read_cached, write_cached
from generator.keeping.store import CACHE
from generator.keeping.text_digest import text_digest
from generator.keeping.workshop import folders, workshop
from generator.language.wording import spoken
from generator.site.settings import folder_of, known, settings_digest

FILE = "last-build.json"


@dataclass(frozen=True, slots=True)
class LastBuild:
    """The folder of the report, that of its pages, its site, and the digest of all else that the site is made from."""

    root: Path
    content: Path
    site: Path
    settings: str

    @classmethod
    def of(cls, config: MkDocsConfig, environment: Mapping[str, str], today: date) -> LastBuild | None:
        """The last build with these settings; None where a build may depend on what is not known."""
        if not known(config):
            return None
        root, content, site = folder_of(config), Path(config.docs_dir), Path(config.site_dir)
        day = environment.get("SOURCE_DATE_EPOCH", str(today))
        settings = text_digest(settings_digest(config), str(root), str(content), str(site), day, spoken(environment))
        return cls(root, content, site, settings)

    def told(self, made_from: str) -> str | None:
        """What was told of the report, where a site made from this is there already; else None."""
        kept = self._kept()
        same = kept.get("made_from") == made_from and kept.get("site") == _as_it_stands(self.site)
        return str(kept["told"]) if same else None

    def made_from(self) -> str:
        """The digest of all that a site would be made from now."""
        return text_digest(workshop(), self.settings, folders([self.root / "data", self.content]))

    def remember(self, made_from: str, told: str) -> None:
        """Remember that the site was made from this, unless it has changed since."""
        if made_from == self.made_from():
            kept = {"made_from": made_from, "site": _as_it_stands(self.site), "told": told}
            write_cached(self._file, json.dumps(kept).encode())

    @property
    def _file(self) -> Path:
        return self.root / CACHE / FILE

    def _kept(self) -> dict[str, Any]:
        with contextlib.suppress(ValueError):
            kept = json.loads(read_cached(self._file))
            if isinstance(kept, dict):
                return kept
        return {}


def _as_it_stands(site: Path) -> str:
    """The digest of the names, sizes and times of all files of a folder: none was written since while it stays the same."""
    return text_digest(*sorted(f"{path} {size} {time}" for path, size, time in _files(str(site))))


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            else:
                found = entry.stat(follow_symlinks=False)
                yield entry.path, found.st_size, found.st_mtime_ns
