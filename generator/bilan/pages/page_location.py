"""Where a hand-written page is, by the name of its file: in which language, at which address, and at which path of the tree.

`method.md` is `/method/` in the first language of the report, `method.ar.md` is `/ar/method/`; `index.md` is the page of the
folder it lies in.
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
class Located:
    """A page: its file from the folder of the pages, its language, its address within that, and what that adds in front."""

    file: str
    language: Language
    within: str
    prefix: str

    @property
    def tree(self) -> str:
        """The file of the page in a Markdown tree, as `Page.path` has it."""
        return f"{localized_path(self.prefix, self.within).lstrip('/')}index.md"


def located(path: PurePath, report: Report) -> Located:
    """Where the page in a file is; the path begins in the folder of the pages."""
    tags = {subtag(tag): tag for tag in report.publication.languages}
    match = _LANGUAGE_SUFFIX.fullmatch(path.stem)
    name, suffix = match.groups() if match and match.group(2) in tags else (path.stem, "")
    language = Language(tags.get(suffix, report.publication.languages[0]))
    parts = [*path.parent.parts, *([] if name == "index" else [name])]
    prefix = "" if language.subtag == report.languages[0] else language.subtag
    return Located(path.as_posix(), language, f"/{''.join(f'{part}/' for part in parts)}", prefix)


def link_targets(pages: Iterable[Located], language: Language) -> dict[str, str]:
    """The paths in the tree that pages in a language link to by the name of a file.

    The file of the first language means the same page in the language of whoever links to it, where there is one.
    """
    known = tuple(pages)
    own = {page.within: page.tree for page in known if page.language == language}
    return {page.file: page.tree if page.prefix else own.get(page.within, page.tree) for page in known}
