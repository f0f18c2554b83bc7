"""The language and address of a hand-written page, from the name of its file.

`method.md` is `/method/` in the first language of the report, `method.ar.md` is `/ar/method/`; `index.md` is the page of its
folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from bilan.locales.language import Language
from bilan.model.publication import subtag
from bilan.model.report import Report
from bilan.render.page_links import localized_path

_LANGUAGE_SUFFIX = re.compile(r"(.+)\.([a-z]{2,3})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PageLocation:
    """The location of a page: its file, its language, its address within the language, and the language's prefix."""

    file: str
    language: Language
    within: str
    prefix: str

    @property
    def tree(self) -> str:
        """The path of the page in a tree of Markdown files, equal to `Page.path`."""
        return f"{localized_path(self.prefix, self.within).lstrip('/')}index.md"


def locate_page(path: PurePath, report: Report) -> PageLocation:
    """The location of the page in a file; `path` is relative to the folder of the pages."""
    tags = {subtag(tag): tag for tag in report.publication.languages}
    match = _LANGUAGE_SUFFIX.fullmatch(path.stem)
    name, suffix = match.groups() if match and match.group(2) in tags else (path.stem, "")
    language = Language(tags.get(suffix, report.publication.languages[0]))
    parts = [*path.parent.parts, *([] if name == "index" else [name])]
    prefix = "" if language.subtag == report.languages[0] else language.subtag
    return PageLocation(path.as_posix(), language, f"/{''.join(f'{part}/' for part in parts)}", prefix)


def link_targets(pages: Iterable[PageLocation], language: Language) -> dict[str, str]:
    """The paths in the tree of Markdown files by source file, for links on pages in a language.

    A link to a file of the first language leads to the translation in the language of the linking page, if there is one.
    """
    known = tuple(pages)
    own = {page.within: page.tree for page in known if page.language == language}
    return {page.file: page.tree if page.prefix else own.get(page.within, page.tree) for page in known}
