"""A page before it is printed, and after."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bilan.cache.lazy_text import LazyText
from bilan.diagnostics.problem import Place
from bilan.locales.language import Language
from bilan.pages.relative_images import rebase_images
from bilan.render.escape import escape_markdown
from bilan.render.page_links import localized_path


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page to be printed: its address in a language, the template, what the template is given, and the YAML behind it.

    `title` and `description` are plain text.
    """

    address: str
    template: str
    title: str
    place: Place
    description: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A printed page: its address within its language, what all addresses of that begin with (nothing for the default one),
    its Markdown, and what an editor would open.

    `title` and `description` are already inert: a theme may print them anywhere. Of a hand-written page, `front` holds the
    lines of front matter that only a theme reads, `year` is the one named there, `folder` the one of the content it lies in.
    """

    within: str
    prefix: str
    language: Language
    title: str
    description: str
    text: LazyText
    place: Place
    front: str = ""
    year: int | None = None
    folder: str | None = None

    @property
    def address(self) -> str:
        """Its address from the root of the site; in another language the same page lies at another."""
        return localized_path(self.prefix, self.within)

    @property
    def markdown(self) -> str:
        """What is printed on it."""
        return self.text.read()

    @property
    def path(self) -> str:
        """The file that holds the page in a Markdown tree: `/2021/` is `2021/index.md`."""
        return f"{self.address.lstrip('/')}index.md"

    @property
    def document(self) -> str:
        """The Markdown with its front matter, for any engine that reads Markdown."""
        keys = {"title": self.title, "description": self.description}
        made = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in keys.items() if value)
        own = self.folder is not None
        text = rebase_images(self.markdown, self.folder or "", posixpath.dirname(self.path)) if own else self.markdown
        return f"---\n{made}{self.front}---\n\n{text}"


def make_page(sheet: PageSpec, text: LazyText, language: Language, prefix: str) -> Page:
    """The page that a sheet became."""
    title, description = str(escape_markdown(sheet.title)), str(escape_markdown(sheet.description))
    return Page(sheet.address, prefix, language, title, description, text, sheet.place)


def group_translations(pages: Iterable[Page]) -> list[Page]:
    """The pages, each beside itself in other languages: what is alike in all of them is encoded, and looked at, once."""
    return sorted(pages, key=lambda page: page.within)
