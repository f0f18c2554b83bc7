"""Finds the pages of the documentation: Markdown files named by topic; translations are in a folder `fr/` or `ar/`.

A wheel holds them beside this module (`setup.py` puts them there). A checkout has them in `docs/` at its
top, and README.md beside that folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_INSTALLED = Path(__file__).parent / "pages"
_CHECKOUT = Path(__file__).parents[3] / "docs"
FOLDER = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
_README = FOLDER / "README.md" if _INSTALLED.is_dir() else FOLDER.parent / "README.md"
_COMMENT = re.compile(r"^ *<!-- sample: .*-->\n\n|^ *<!--.*-->\n", re.MULTILINE)  # for tests, such as that of translations
_FENCED = re.compile(r"(^ *```.*?^ *```$)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class DocPage:
    """A page of the documentation, in a language."""

    path: Path
    language: str

    @cached_property
    def source(self) -> str:
        """Its Markdown as it is in the file; a translation is without its tables (`generated_tables`)."""
        return self.path.read_text(encoding="utf-8")

    @property
    def text(self) -> str:
        """Its Markdown, without the comments that are for tests."""
        return without_comments(self.source)

    @property
    def title(self) -> str:
        """Its first heading; empty if it has none."""
        return next((line.removeprefix("# ") for line in self.text.splitlines() if line.startswith("# ")), "")


def without_comments(markdown: str) -> str:
    """Return the text of a page without the comments that are for tests; those within samples stay."""
    pieces = _FENCED.split(markdown)
    return "".join(piece if piece.lstrip().startswith("```") else _COMMENT.sub("", piece) for piece in pieces)


def doc_pages(language: str = "en") -> Mapping[str, DocPage]:
    """Return the page of each topic, by topic: the translation where there is one, else the English page."""
    return _pages([_README, *FOLDER.glob("*.md")], FOLDER / language, language)


def problem_pages(language: str = "en") -> Mapping[str, DocPage]:
    """Return the page of each problem, by its code: the translation where there is one, else the English page."""
    return _pages([*(FOLDER / "problems").glob("*.md")], FOLDER / language / "problems", language)


def _pages(english: Iterable[Path], translations: Path, language: str) -> Mapping[str, DocPage]:
    """Return the pages by name, each with its translation of the same name if that folder has one."""
    pages = {path.stem: DocPage(path, "en") for path in sorted(english, key=lambda path: path.stem)}
    translated = {path.stem: DocPage(path, language) for path in translations.glob("*.md")}
    return {name: translated.get(name, page) for name, page in pages.items()}
