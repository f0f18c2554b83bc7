"""Finds the pages of the documentation: Markdown files named by topic; translations are in a folder `fr/` or `ar/`.

A wheel holds them beside this module (`setup.py` puts them there). A checkout has them in `docs/` at its top.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_INSTALLED = Path(__file__).parent / "pages"
_CHECKOUT = Path(__file__).parents[3] / "docs"
FOLDER = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT


@dataclass(frozen=True)
class DocPage:
    """A page of the documentation, in a language."""

    path: Path
    language: str

    @cached_property
    def text(self) -> str:
        """Its Markdown."""
        return self.path.read_text(encoding="utf-8")

    @property
    def title(self) -> str:
        """Its first heading; empty if it has none."""
        return next((line.removeprefix("# ") for line in self.text.splitlines() if line.startswith("# ")), "")


def doc_pages(language: str = "en") -> Mapping[str, DocPage]:
    """Return the page of each topic, by topic: the translation where there is one, else the English page."""
    english = {path.stem: DocPage(path, "en") for path in FOLDER.glob("*.md")}
    translated = {path.stem: DocPage(path, language) for path in (FOLDER / language).glob("*.md")}
    pages = {**english, **translated}
    return {topic: pages[topic] for topic in sorted(pages)}


def problem_pages() -> Mapping[str, DocPage]:
    """Return the page of each problem, by its code."""
    pages = {path.stem: DocPage(path, "en") for path in (FOLDER / "problems").glob("*.md")}
    return {code: pages[code] for code in sorted(pages)}
