"""Reads one hand-written page: its front matter, its expressions, its links; and the checks of its text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from bilan.analysis.unresolved import picture_problems
from bilan.blocks.block import Block
from bilan.blocks.figure_blocks import Cover
from bilan.blocks.story_blocks import Opening, Stories
from bilan.blocks.text_blocks import Prose
from bilan.cache.stored_text import InlineText
from bilan.diagnostics.problem import Place, Problem
from bilan.exports.export_file import FileFacts
from bilan.hardcoded_numbers.in_prose import hand_typed_in_page, hand_typed_in_title
from bilan.locales.language import Language
from bilan.messages.message import translatable
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.accessibility_checks import Surroundings, content_problems
from bilan.pages.block_words import block_words, pieces_words
from bilan.pages.chapters import FINDING_HINT, WrittenChapter, chapter_parts, length_problem
from bilan.pages.content_rules import ContentRules
from bilan.pages.foreword import BY_HINT, DEFAULT_TITLE, WrittenForeword, written_foreword
from bilan.pages.front_matter import FrontMatter, PageKind, missing_front_matter, one_line, read_front_matter
from bilan.pages.glossary_links import term_linker
from bilan.pages.headings import main_heading
from bilan.pages.markdown_renderer import MarkdownRenderer
from bilan.pages.page import Page
from bilan.pages.page_location import PageLocation
from bilan.pages.placeholders import Placeholders
from bilan.pages.prose_functions import functions
from bilan.pages.relative_images import rebase_links
from bilan.pages.story import NO_STORIES
from bilan.pages.story_pages import StoryPage
from bilan.pages.text_with_figures import Pieces, text_pieces
from bilan.render.escape import escape_markdown
from bilan.render.formatter import PageFormatter
from bilan.render.page_links import localized_path
from bilan.render.prose_expressions import render_expressions
from bilan.schema.field_type import EMPTY
from bilan.values.sentence import sentence
from bilan.yaml.source_text import SourceText


@dataclass(frozen=True)
class ProseText:
    """The text of a hand-written page, rendered when it is read; `files` are the files beside the pages."""

    prose: Prose
    formatter: PageFormatter
    files: Mapping[str, FileFacts] = field(default_factory=dict)

    @cached_property
    def _text(self) -> InlineText:
        renderer = MarkdownRenderer(self.formatter, self.files, term_linker(self.formatter))
        return InlineText(str(renderer.show(self.prose)))

    @property
    def digest(self) -> str:
        return self._text.digest

    def read(self) -> str:
        return self._text.read()

    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the page."""
        return (self.prose,)


@dataclass(frozen=True, slots=True)
class LinkTargets:
    """What the links of a page may lead to: pages by source file, and other files."""

    pages: Mapping[str, str]
    files: frozenset[str]

    def rebase(self, markdown: str, place: PageLocation, within: str) -> str:
        """The Markdown with links to other pages and files adapted to its path in the tree of Markdown files."""
        to = posixpath.dirname(f"{localized_path(place.prefix, within).lstrip('/')}index.md")
        return rebase_links(markdown, _folder(place), to, self.pages, self.files.__contains__)


def _folder(place: PageLocation) -> str:
    return posixpath.dirname(place.file) or "."


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file of a page: its text, its path, and where its page is."""

    source: SourceText
    path: Path
    location: PageLocation

    @property
    def place(self) -> Place:
        return Place(self.source.file)

    @property
    def language(self) -> str:
        return self.location.language.subtag


@dataclass(frozen=True, slots=True)
class PageReader:
    """Reads the pages of a folder; what it finds is added to `problems`."""

    report: Report
    rules: ContentRules
    folder: Path
    targets: Mapping[Language, LinkTargets]
    problems: list[Problem]
    valid: bool

    def page(self, file: PageFile, stories: Stories) -> Page:
        """A page that is no part of a story."""
        front, start = read_front_matter(file.source, self.problems)
        formatter = self._formatter(file)
        placeholders = Placeholders()
        body = self._body(file, start, front.year, placeholders, stories)
        front_title = escape_markdown(one_line(front.title)) if front.title else None
        heading = main_heading(placeholders.expand(body, partial(_in_heading, formatter)))
        title = front_title or (heading.title if heading else None) or escape_markdown(_default_title(formatter))
        (markdown,) = self._rebased(file, body if heading else f"# {title}\n\n{body.lstrip()}", file.location.within)
        return _made_page(file, front, str(title), ProseText(placeholders.prose(markdown), formatter), front.year)

    def chapter(self, file: PageFile, story_page: StoryPage) -> tuple[Page, WrittenChapter]:
        """The page of a chapter, and the chapter as the story of its year shows it."""
        year, formatter = story_page.year, self._formatter(file)
        front, start = read_front_matter(file.source, self.problems, PageKind.CHAPTER)
        self.problems.extend(missing_front_matter(front.title, "title", file.place, FINDING_HINT))
        finding = self._finding(file, front, story_page)
        own, at_root = self._prose(file, start, year.number, file.location.within, "/")
        if self.valid and (problem := length_problem(own, file.place)):
            self.problems.append(problem)
        parts = chapter_parts(self.report, year, front, self.problems, valid=self.valid)
        shown = parts.chart, parts.drawing, parts.theme
        chapter = WrittenChapter(year.number, story_page.slug, file.language, finding, at_root, *shown)
        title = pieces_words(formatter, finding)
        page = _made_page(file, front, title, ProseText(chapter.page(own), formatter), year.number)
        return _described(page, formatter, year), chapter

    def foreword(self, file: PageFile, story_page: StoryPage) -> tuple[Page, WrittenForeword]:
        """The page of a foreword, and the foreword as the story of its year shows it."""
        year, formatter = story_page.year, self._formatter(file)
        front, start = read_front_matter(file.source, self.problems, PageKind.FOREWORD)
        self.problems.extend(missing_front_matter(front.by, "by", file.place, BY_HINT))
        self.problems.extend(picture_problems(self.report, front.portrait, front.signature))
        own, at_root, at_year = self._prose(file, start, year.number, file.location.within, "/", f"/{year.number}/")
        written = written_foreword(self.report, file.language, front, (at_root, at_year))
        words = one_line(front.title) if front.title else formatter.plain(DEFAULT_TITLE)
        text = ProseText(written.page(words, own), formatter)
        page = _made_page(file, front, str(escape_markdown(words)), text, year.number)
        return _described(page, formatter, year), written

    def _formatter(self, file: PageFile) -> PageFormatter:
        return PageFormatter(self.report, file.location.language, file.location.within)

    def _finding(self, file: PageFile, front: FrontMatter, story_page: StoryPage) -> Pieces:
        """The title of a chapter, with its figures."""
        words, place = one_line(front.title or story_page.slug), front.at("title")
        finding, found = text_pieces(self.report, story_page.year.number, words, file.language, place, valid=self.valid)
        self.problems.extend(found)
        self.problems.extend(hand_typed_in_title(words, place, self.report, file.language))
        return finding

    def _prose(self, file: PageFile, start: int, year: int, *addresses: str) -> tuple[Prose, ...]:
        """The text of a page of a story, for each of the addresses that show it."""
        placeholders = Placeholders()
        body = self._body(file, start, year, placeholders, NO_STORIES)
        return tuple(placeholders.prose(markdown) for markdown in self._rebased(file, body, *addresses))

    def _rebased(self, file: PageFile, markdown: str, *addresses: str) -> Iterator[str]:
        """Markdown with its links adapted to each of the addresses."""
        targets = self.targets[file.location.language]
        return (targets.rebase(markdown, file.location, address) for address in addresses)

    def _body(self, file: PageFile, start: int, year: int | None, placeholders: Placeholders, stories: Stories) -> str:
        """The text after the front matter, with a placeholder for each block; its problems are noted."""
        source, problems = file.source, self.problems
        known = functions(self.report, year, placeholders, valid=self.valid, stories=stories)
        body, found = render_expressions(source, start, known, file.language)
        problems.extend(found)
        problems.extend(hand_typed_in_page(source, start, self.report, file.language))
        problems.extend(content_problems(source, start, Surroundings(file.path.parent, self.folder, self.rules.allowed)))
        if not source.text[start:].strip():
            message = translatable("There is nothing on this page.")
            problems.append(EMPTY.at(file.place, message, translatable("Write it, or delete the file.")))
        return body


def _made_page(file: PageFile, front: FrontMatter, title: str, text: ProseText, year: int | None) -> Page:
    place = file.location
    description = str(escape_markdown(one_line(front.description or "")))
    return Page(
        place.within,
        place.prefix,
        place.language,
        title,
        description,
        text,
        file.place,
        text.blocks,
        front.for_theme,
        year,
        _folder(place),
    )


def _described(page: Page, formatter: PageFormatter, year: Year) -> Page:
    """The page of a story with a description for search engines: without its own, its title and what its year has."""
    institution = formatter.report.publication.institution.name
    of_year = sentence(
        "{institution}, communication in {year}: figures, events, press.", institution=institution, year=year.number
    )
    return replace(page, description=page.description or f"{page.title} – {escape_markdown(formatter.plain(of_year))}")


def _in_heading(formatter: PageFormatter, block: Block) -> str:
    """What a block adds to the headings of a page, as Markdown: a cover is the main heading, a figure may be in one."""
    match block:
        case Cover(title=title, year=year):
            words = f"{formatter.label(title)} {year}" if year else formatter.label(title)
            return f"\n\n# {escape_markdown(words)}\n\n"
        case Opening(finding=finding):
            return f"\n\n# {block_words(formatter, finding)}\n\n"
    return block_words(formatter, block)


def _default_title(formatter: PageFormatter) -> str:
    """The title of a page without one: that of the report for a home page, else the end of its address in words."""
    name = formatter.address.strip("/").rpartition("/")[2]
    if not name:
        return formatter.plain(formatter.report.publication.title)
    words = one_line(name.replace("-", " ").replace("_", " ")) or name
    return words.capitalize() if words == words.lower() else words
