"""Reads and renders the hand-written pages.

`index.md` is the home page, `method.md` is `/method/`, and `index.ar.md` is the Arabic home page. A hand-written page
replaces the generated page with the same address.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from bilan.blocks.block import Block, blocks_of
from bilan.blocks.download_blocks import ReportDownload
from bilan.blocks.figure_blocks import Cover
from bilan.blocks.story_blocks import Chapters, Opening
from bilan.blocks.text_blocks import Prose
from bilan.cache.stored_text import InlineText
from bilan.diagnostics.problem import Place, Problem
from bilan.exports.export_file import FileFacts
from bilan.filesystem.report_folder import ReportFolder
from bilan.hardcoded_numbers.in_prose import hand_typed_in_page, hand_typed_in_title
from bilan.locales.language import Language
from bilan.messages.message import translatable
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.accessibility_checks import Surroundings, content_problems
from bilan.pages.address_clashes import address_clashes
from bilan.pages.block_words import block_words, pieces_words
from bilan.pages.chapters import (
    WrittenChapter,
    assemble_chapters,
    chapter_addresses,
    chapter_end,
    chapter_parts,
    finding_problems,
    length_problem,
    missing_chapters,
)
from bilan.pages.content_rules import DEFAULT_RULES, ContentRules
from bilan.pages.front_matter import FrontMatter, one_line, read_front_matter
from bilan.pages.glossary_links import term_linker
from bilan.pages.headings import main_heading
from bilan.pages.markdown_renderer import MarkdownRenderer
from bilan.pages.page import Page
from bilan.pages.page_location import PageLocation, link_targets, locate_page
from bilan.pages.placeholders import Placeholders
from bilan.pages.prose_functions import functions
from bilan.pages.relative_images import rebase_links
from bilan.pages.story import NO_CHAPTERS, story_problems
from bilan.pages.text_with_figures import text_pieces
from bilan.pages.translation_parity import translation_differences
from bilan.render.escape import escape_markdown
from bilan.render.formatter import PageFormatter
from bilan.render.page_links import localized_path
from bilan.render.prose_expressions import render_expressions
from bilan.schema.field_type import EMPTY
from bilan.values.sentence import sentence
from bilan.yaml.source_text import LARGEST_FILE, SourceText, source_of


@dataclass(frozen=True, slots=True)
class HandwrittenPages:
    """The hand-written pages, their problems, their source text by file, and the chapters that are in them."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    sources: dict[str, SourceText]
    chapters: Chapters


NO_PAGES = HandwrittenPages((), (), {}, NO_CHAPTERS)


def read_handwritten_pages(
    root: Path,
    report: Report,
    rules: ContentRules = DEFAULT_RULES,
    *,
    valid: bool = True,
    hidden: Collection[str] = frozenset(),
    unsaved: Mapping[Path, bytes] | None = None,
) -> HandwrittenPages:
    """Render every Markdown file that is a page by the rules; places are relative to `root`, the folder of the report.

    If the report is not `valid`, the expressions are checked, but no figure is printed. Pages at the `hidden` addresses,
    the chapters of years that are not public, are left out. `unsaved` files are read in place of those on disk.
    """
    folder = rules.folder or root / "content"
    problems: list[Problem] = []
    pages: list[Page] = []
    sources: dict[str, SourceText] = {}
    report_folder = ReportFolder.at(root, unsaved)
    files, unread_files = report_folder.files(folder, lambda _name: True)
    problems.extend(unread_files)
    locations = {
        path: place
        for path in files
        if path.suffix == ".md" and not is_note(path)
        if not rules.excluded((place := locate_page(path.relative_to(folder), report)).file)
        if place.within not in hidden
    }
    others = frozenset(path.relative_to(folder).as_posix() for path in files) - {page.file for page in locations.values()}
    targets = {page.language: link_targets(locations.values(), page.language) for page in locations.values()}
    links = {language: _LinkTargets(pages_of, others) for language, pages_of in targets.items()}
    reader = _PageReader(report, rules, folder, links, problems, valid)
    texts: dict[Path, SourceText] = {}
    for path in locations:
        source, found = source_of(report_folder.bytes(path, LARGEST_FILE), report_folder.name(path))
        sources[source.file] = source
        unread = [problem for problem in found if problem.code != "tab"]
        problems.extend(unread)
        if not unread:
            texts[path] = source
    addresses = chapter_addresses(report)
    listed = {path: place for path, place in locations.items() if place.within in addresses}
    found_addresses = {place.within for place in listed.values()}
    problems.extend(missing_chapters(report, found_addresses, report_folder.name(folder)))
    chapter_pages = {
        path: reader.chapter(texts[path], path, place, *addresses[place.within])
        for path, place in listed.items()
        if path in texts
    }
    written: dict[str, list[WrittenChapter]] = {}
    for path, (_, chapter) in chapter_pages.items():
        written.setdefault(locations[path].within, []).append(chapter)
    chapters = assemble_chapters(report, written) if valid else NO_CHAPTERS
    for path, source in texts.items():
        if path in chapter_pages:
            pages.append(_with_end(chapter_pages[path][0], chapters, chapter_pages[path][1]))
        else:
            pages.append(reader.page(source, path, locations[path], chapters))
    problems.extend(story_problems(report, valid=valid))
    problems.extend(address_clashes(pages, report))
    problems.extend(translation_differences(pages, sources, report))
    return HandwrittenPages(tuple(pages), tuple(problems), sources, chapters)


def is_note(path: Path) -> bool:
    """True for a README, which is for those who work on the pages and is not published."""
    return path.stem.casefold() == "readme"


@dataclass(frozen=True)
class _ProseText:
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


def add_file_facts(page: Page, files: Mapping[str, FileFacts]) -> Page:
    """A hand-written page once the files beside the pages exist, so that it can link to them with their sizes."""
    if isinstance(page.text, _ProseText) and any(blocks_of(ReportDownload, page.blocks())):
        return replace(page, text=replace(page.text, files=files))
    return page


@dataclass(frozen=True, slots=True)
class _LinkTargets:
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
class _PageReader:
    """Reads the pages of a folder; what it finds is added to `problems`."""

    report: Report
    rules: ContentRules
    folder: Path
    targets: Mapping[Language, _LinkTargets]
    problems: list[Problem]
    valid: bool

    def page(self, source: SourceText, path: Path, place: PageLocation, chapters: Chapters) -> Page:
        """A page that is no chapter."""
        front, start = read_front_matter(source, self.problems)
        formatter = PageFormatter(self.report, place.language, place.within)
        placeholders = Placeholders()
        body = self._body(source, start, path, place, front.year, placeholders, chapters)
        front_title = escape_markdown(one_line(front.title)) if front.title else None
        heading = main_heading(placeholders.expand(body, partial(_in_heading, formatter)))
        title = front_title or (heading.title if heading else None) or escape_markdown(_default_title(formatter))
        markdown = self.targets[place.language].rebase(
            body if heading else f"# {title}\n\n{body.lstrip()}", place, place.within
        )
        text = _ProseText(placeholders.prose(markdown), formatter)
        return _made_page(place, front, str(title), text, Place(source.file), front.year)

    def chapter(
        self, source: SourceText, path: Path, place: PageLocation, year: Year, slug: str
    ) -> tuple[Page, WrittenChapter]:
        """The page of a chapter, and the chapter as the story of its year shows it."""
        front, start = read_front_matter(source, self.problems, of_chapter=True)
        formatter = PageFormatter(self.report, place.language, place.within)
        language = place.language.subtag
        self.problems.extend(finding_problems(front, source.file))
        words = one_line(front.title or slug)
        at = front.at("title")
        finding, found = text_pieces(self.report, year.number, words, language, at, valid=self.valid)
        self.problems.extend(found)
        self.problems.extend(hand_typed_in_title(words, at, self.report, language))
        placeholders = Placeholders()
        body = self._body(source, start, path, place, year.number, placeholders, NO_CHAPTERS)
        targets = self.targets[place.language]
        own, at_root = (placeholders.prose(targets.rebase(body, place, within)) for within in (place.within, "/"))
        if self.valid and (problem := length_problem(own, Place(source.file))):
            self.problems.append(problem)
        parts = chapter_parts(self.report, year, front, self.problems, valid=self.valid)
        chapter = WrittenChapter(year.number, slug, language, finding, at_root, parts.chart, parts.drawing, parts.theme)
        title = pieces_words(formatter, finding)
        text = _ProseText(chapter.page(own), formatter)
        page = _made_page(place, front, title, text, Place(source.file), year.number)
        return replace(page, description=page.description or _chapter_description(formatter, title, year)), chapter

    def _body(
        self,
        source: SourceText,
        start: int,
        path: Path,
        place: PageLocation,
        year: int | None,
        placeholders: Placeholders,
        chapters: Chapters,
    ) -> str:
        """The text after the front matter, with a placeholder for each block; its problems are noted."""
        language, problems = place.language.subtag, self.problems
        known = functions(self.report, year, placeholders, valid=self.valid, chapters=chapters)
        body, found = render_expressions(source, start, known, language)
        problems.extend(found)
        problems.extend(hand_typed_in_page(source, start, self.report, language))
        problems.extend(content_problems(source, start, Surroundings(path.parent, self.folder, self.rules.allowed)))
        if not source.text[start:].strip():
            message = translatable("There is nothing on this page.")
            problems.append(EMPTY.at(Place(source.file), message, translatable("Write it, or delete the file.")))
        return body


def _made_page(place: PageLocation, front: FrontMatter, title: str, text: _ProseText, file: Place, year: int | None) -> Page:
    description = str(escape_markdown(one_line(front.description or "")))
    return Page(
        place.within,
        place.prefix,
        place.language,
        title,
        description,
        text,
        file,
        text.blocks,
        front.for_theme,
        year,
        _folder(place),
    )


def _with_end(page: Page, chapters: Chapters, chapter: WrittenChapter) -> Page:
    """The page of a chapter, with links to the chapters before and after it."""
    end = chapter_end(chapters.get(str(chapter.year), ()), chapter.slug)
    if end is None or not isinstance(page.text, _ProseText):
        return page
    text = replace(page.text, prose=Prose((*page.text.prose.pieces, "\n\n", end, "\n")))
    return replace(page, text=text, blocks=text.blocks)


def _chapter_description(formatter: PageFormatter, title: str, year: Year) -> str:
    """What search engines show of a chapter without a `description`: its title in Markdown, and what its year has."""
    institution = formatter.report.publication.institution.name
    of_year = sentence(
        "{institution}, communication in {year}: figures, events, press.", institution=institution, year=year.number
    )
    return f"{title} – {escape_markdown(formatter.plain(of_year))}"


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


def replace_generated(generated: Iterator[Page], hand_written: tuple[Page, ...]) -> Iterator[Page]:
    """The generated pages without those replaced by a hand-written page, then the hand-written ones."""
    replaced = {page.address for page in hand_written}
    yield from (page for page in generated if page.address not in replaced)
    yield from hand_written
