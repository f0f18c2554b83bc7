"""Reads and renders the hand-written pages.

`index.md` is the home page, `method.md` is `/method/`, and `index.ar.md` is the Arabic home page. A hand-written page
replaces the generated page with the same address.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bilan.blocks.block import blocks_of
from bilan.blocks.download_blocks import ReportDownload
from bilan.blocks.story_blocks import Stories, YearStory
from bilan.blocks.text_blocks import Prose
from bilan.diagnostics.problem import Problem
from bilan.exports.export_file import FileFacts
from bilan.filesystem.report_folder import ReportFolder
from bilan.locales.language import Language
from bilan.model.report import Report
from bilan.pages.address_clashes import address_clashes
from bilan.pages.chapters import WrittenChapter, chapter_end, translated_chapter
from bilan.pages.content_rules import DEFAULT_RULES, ContentRules
from bilan.pages.foreword import WrittenForeword, translated_forewords
from bilan.pages.front_matter import PageKind
from bilan.pages.page import Page
from bilan.pages.page_location import PageLocation, link_targets, locate_page
from bilan.pages.page_reader import LinkTargets, PageFile, PageReader, ProseText
from bilan.pages.story import NO_STORIES, NO_STORY, story_problems
from bilan.pages.story_pages import story_page_problems, story_pages
from bilan.pages.translation_parity import translation_differences
from bilan.yaml.source_text import LARGEST_FILE, SourceText, source_of


@dataclass(frozen=True, slots=True)
class HandwrittenPages:
    """The hand-written pages, their problems, their source text by file, and the stories of years that are in them."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    sources: dict[str, SourceText]
    stories: Stories


NO_PAGES = HandwrittenPages((), (), {}, NO_STORIES)


def read_handwritten_pages(
    root: Path,
    report: Report,
    rules: ContentRules = DEFAULT_RULES,
    *,
    valid: bool = True,
    hidden: Collection[str] = frozenset(),
    unsaved: Mapping[Path, bytes | None] | None = None,
) -> HandwrittenPages:
    """Render every Markdown file that is a page by the rules; places are relative to `root`, the folder of the report.

    If the report is not `valid`, the expressions are checked, but no figure is printed. Pages at the `hidden` addresses,
    the stories of years that are not public, are left out. `unsaved` files are read in place of those on disk.
    """
    folder = rules.folder or root / "content"
    problems: list[Problem] = []
    report_folder = ReportFolder.at(root, unsaved)
    found, unread_files = report_folder.files(folder, lambda _name: True)
    problems.extend(unread_files)
    locations = {
        path: location
        for path in found
        if path.suffix == ".md" and not is_note(path)
        if not rules.excluded((location := locate_page(path.relative_to(folder), report)).file)
        if location.within not in hidden
    }
    names = frozenset(path.relative_to(folder).as_posix() for path in found)
    files, sources = _read_files(report_folder, locations, problems)
    addresses = {location.within for location in locations.values()}
    problems.extend(story_page_problems(report, addresses, report_folder.name(folder)))
    reader = PageReader(report, rules, folder, _link_targets(locations.values(), names), problems, valid)
    pages, stories = _read_pages(reader, files)
    problems.extend(story_problems(report, valid=valid))
    problems.extend(address_clashes(pages, report))
    problems.extend(translation_differences(pages, sources, report))
    return HandwrittenPages(tuple(pages), tuple(problems), sources, stories)


def _read_files(
    folder: ReportFolder, locations: Mapping[Path, PageLocation], problems: list[Problem]
) -> tuple[list[PageFile], dict[str, SourceText]]:
    """The files of pages that can be read, and the text of every file."""
    files: list[PageFile] = []
    sources: dict[str, SourceText] = {}
    for path, location in locations.items():
        source, found = source_of(folder.bytes(path, LARGEST_FILE), folder.name(path))
        sources[source.file] = source
        unread = [problem for problem in found if problem.code != "tab"]
        problems.extend(unread)
        if not unread:
            files.append(PageFile(source, path, location))
    return files, sources


def _link_targets(pages: Collection[PageLocation], names: frozenset[str]) -> dict[Language, LinkTargets]:
    """What links may lead to, for the pages of each language. `names` are all files, relative to the folder of the pages."""
    others = names - {page.file for page in pages}
    return {language: LinkTargets(link_targets(pages, language), others) for language in {page.language for page in pages}}


def _read_pages(reader: PageReader, files: Sequence[PageFile]) -> tuple[list[Page], Stories]:
    """The pages in the order of their files, and the stories of the years.

    Pages of stories are read first, because other pages may show a story.
    """
    known = story_pages(reader.report)
    forewords: dict[str, list[WrittenForeword]] = {}
    chapters: dict[str, list[WrittenChapter]] = {}
    of_stories: dict[Path, tuple[Page, WrittenChapter | None]] = {}
    for file in files:
        story_page = known.get(file.location.within)
        if story_page and story_page.kind is PageKind.FOREWORD:
            page, foreword = reader.foreword(file, story_page)
            forewords.setdefault(page.within, []).append(foreword)
            of_stories[file.path] = page, None
        elif story_page:
            page, chapter = reader.chapter(file, story_page)
            chapters.setdefault(page.within, []).append(chapter)
            of_stories[file.path] = page, chapter
    stories = _stories(reader.report, forewords, chapters) if reader.valid else NO_STORIES
    return [
        _with_end(*of_stories[file.path], stories) if file.path in of_stories else reader.page(file, stories)
        for file in files
    ], stories


def _stories(
    report: Report, forewords: Mapping[str, list[WrittenForeword]], chapters: Mapping[str, list[WrittenChapter]]
) -> Stories:
    """The story of each year, in all its languages, from its pages by address."""
    first = report.languages[0]
    stories: dict[str, YearStory] = {}
    for address, page in story_pages(report).items():
        year = str(page.year.number)
        story = stories.get(year, NO_STORY)
        if foreword := sorted(forewords.get(address, ()), key=lambda version: version.language != first):
            at_root, of_year = translated_forewords(foreword)
            stories[year] = replace(story, foreword=at_root, foreword_of_year=of_year)
        if chapter := sorted(chapters.get(address, ()), key=lambda version: version.language != first):
            stories[year] = replace(story, chapters=(*story.chapters, translated_chapter(chapter)))
    return stories


def is_note(path: Path) -> bool:
    """True for a README, which is for those who work on the pages and is not published."""
    return path.stem.casefold() == "readme"


def add_file_facts(page: Page, files: Mapping[str, FileFacts]) -> Page:
    """A hand-written page once the files beside the pages exist, so that it can link to them with their sizes."""
    if isinstance(page.text, ProseText) and any(blocks_of(ReportDownload, page.blocks())):
        return replace(page, text=replace(page.text, files=files))
    return page


def _with_end(page: Page, chapter: WrittenChapter | None, stories: Stories) -> Page:
    """The page of a chapter, with links to the chapters before and after it; a foreword as it is."""
    end = chapter_end(stories.get(str(chapter.year), NO_STORY).chapters, chapter.slug) if chapter else None
    if end is None or not isinstance(page.text, ProseText):
        return page
    text = replace(page.text, prose=Prose((*page.text.prose.pieces, "\n\n", end, "\n")))
    return replace(page, text=text, blocks=text.blocks)


def replace_generated(generated: Iterator[Page], hand_written: tuple[Page, ...]) -> Iterator[Page]:
    """The generated pages without those replaced by a hand-written page, then the hand-written ones."""
    replaced = {page.address for page in hand_written}
    yield from (page for page in generated if page.address not in replaced)
    yield from hand_written
