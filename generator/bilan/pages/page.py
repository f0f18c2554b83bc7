"""A page before and after it is rendered."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bilan.cache.stored_text import LazyText
from bilan.diagnostics.problem import Place
from bilan.locales.language import Language
from bilan.pages.relative_images import rebase_images
from bilan.render.escape import escape_markdown
from bilan.render.page_links import localized_path


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page to render: its address in a language, its template with values, and the place of its data.

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
    """A rendered page: its address within its language (`within`), the address prefix of the language (empty for the
    default), its Markdown, and the place of its data.

    `title` and `description` are escaped, so a theme can print them anywhere. For a hand-written page, `front` is the front
    matter that only a theme reads, `year` the year named there, and `folder` its folder in the content.
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
        """The address from the site's root, which is different in each language."""
        return localized_path(self.prefix, self.within)

    @property
    def markdown(self) -> str:
        """The Markdown of the page."""
        return self.text.read()

    @property
    def path(self) -> str:
        """The path of the page in a tree of Markdown files: `/2021/` is `2021/index.md`."""
        return f"{self.address.lstrip('/')}index.md"

    @property
    def document(self) -> str:
        """The Markdown with its front matter, for any site generator."""
        keys = {"title": self.title, "description": self.description}
        front_matter = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in keys.items() if value)
        hand_written = self.folder is not None
        text = (
            rebase_images(self.markdown, self.folder or "", posixpath.dirname(self.path)) if hand_written else self.markdown
        )
        return f"---\n{front_matter}{self.front}---\n\n{text}"


def make_page(spec: PageSpec, text: LazyText, language: Language, prefix: str) -> Page:
    """The page of a specification, with its text."""
    title, description = str(escape_markdown(spec.title)), str(escape_markdown(spec.description))
    return Page(spec.address, prefix, language, title, description, text, spec.place)


def group_translations(pages: Iterable[Page]) -> list[Page]:
    """The pages, with the translations of a page next to each other, so that caches of their common parts work best."""
    return sorted(pages, key=lambda page: page.within)
