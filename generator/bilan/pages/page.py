"""A page before and after it is rendered."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from bilan.blocks.block import Block
from bilan.blocks.story_blocks import Stories
from bilan.cache.stored_text import LazyText
from bilan.diagnostics.problem import Place
from bilan.exports.release import Release
from bilan.locales.language import Language
from bilan.model.report import Report
from bilan.pages.relative_images import rebase_images
from bilan.render.escape import escape_markdown
from bilan.render.formatter import PageFormatter
from bilan.render.page_links import localized_path
from bilan.values.sentence import Text


@dataclass(frozen=True, slots=True)
class PageInputs:
    """What pages are made of: a report, the paths of the files beside its pages, the release if there is one, and the
    story of each year."""

    report: Report
    files: Collection[str] = ()
    release: Release | None = None
    stories: Stories = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page, the same in every language: its address within a language, its title, the place of its data, and its blocks.

    The blocks are made when the page is rendered. `blocks` is a function of a module, or a `partial` of one: it has a
    fingerprint.
    """

    address: str
    title: Text
    place: Place
    blocks: Callable[[PageInputs], Iterator[Block]]
    description: Text = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A rendered page: its address within its language (`within`), the address prefix of the language (empty for the
    default), its Markdown, the place of its data, and the blocks that it shows.

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
    blocks: Callable[[], tuple[Block, ...]] = tuple
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


def make_page(
    spec: PageSpec, text: LazyText, formatter: PageFormatter, blocks: Callable[[], tuple[Block, ...]] = tuple
) -> Page:
    """The page of a specification in the language of a formatter, with its text and its blocks."""
    title, description = (str(escape_markdown(formatter.plain(words))) for words in (spec.title, spec.description))
    return Page(spec.address, formatter.prefix, formatter.language, title, description, text, spec.place, blocks)


def group_translations(pages: Iterable[Page]) -> list[Page]:
    """The pages, with the translations of a page next to each other, so that caches of their common parts work best."""
    return sorted(pages, key=lambda page: page.within)
