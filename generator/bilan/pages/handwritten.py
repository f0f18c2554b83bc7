"""Reads and renders the hand-written pages.

`index.md` is the home page, `method.md` is `/method/`, and `index.ar.md` is the Arabic home page. A hand-written page
replaces the generated page with the same address.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from bilan.analysis.change import Incomparable
from bilan.blocks.block import Block, blocks_of
from bilan.blocks.download_blocks import ReportDownload
from bilan.blocks.figure_blocks import ChangeValue, Cover, FigureValue
from bilan.blocks.source_blocks import SourceLink
from bilan.blocks.text_blocks import Prose
from bilan.cache.stored_text import InlineText
from bilan.diagnostics.problem import Place, Problem
from bilan.exports.export_file import FileFacts
from bilan.filesystem.report_folder import ReportFolder
from bilan.hardcoded_numbers.in_prose import hand_typed_in_page
from bilan.messages.message import translatable
from bilan.model.report import Report
from bilan.pages.accessibility_checks import Surroundings, content_problems
from bilan.pages.address_clashes import address_clashes
from bilan.pages.content_rules import DEFAULT_RULES, ContentRules
from bilan.pages.front_matter import one_line, read_front_matter
from bilan.pages.glossary_links import term_linker
from bilan.pages.headings import main_heading
from bilan.pages.markdown_renderer import MarkdownRenderer
from bilan.pages.page import Page
from bilan.pages.page_location import PageLocation, link_targets, locate_page
from bilan.pages.placeholders import Placeholders
from bilan.pages.prose_functions import functions
from bilan.pages.relative_images import rebase_links
from bilan.pages.translation_parity import translation_differences
from bilan.render.escape import escape_markdown
from bilan.render.formatter import PageFormatter
from bilan.render.page_links import localized_path
from bilan.render.prose_expressions import render_expressions
from bilan.schema.field_type import EMPTY
from bilan.yaml.source_text import LARGEST_FILE, SourceText, source_of


@dataclass(frozen=True, slots=True)
class HandwrittenPages:
    """The hand-written pages, their problems, and their source text by file."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    sources: dict[str, SourceText]


def read_handwritten_pages(
    root: Path, report: Report, rules: ContentRules = DEFAULT_RULES, *, valid: bool = True
) -> HandwrittenPages:
    """Render every Markdown file that is a page by the rules; places are relative to `root`, the folder of the report.

    If the report is not `valid`, the expressions are checked, but no figure is printed.
    """
    folder = rules.folder or root / "content"
    problems: list[Problem] = []
    pages: list[Page] = []
    sources: dict[str, SourceText] = {}
    report_folder = ReportFolder.at(root)
    files, unread_files = report_folder.files(folder, lambda _name: True)
    problems.extend(unread_files)
    locations = {
        path: place
        for path in files
        if path.suffix == ".md" and not is_note(path)
        if not rules.excluded((place := locate_page(path.relative_to(folder), report)).file)
    }
    others = frozenset(path.relative_to(folder).as_posix() for path in files) - {page.file for page in locations.values()}
    targets = {page.language: link_targets(locations.values(), page.language) for page in locations.values()}
    for path, place in locations.items():
        source, found = source_of(report_folder.bytes(path, LARGEST_FILE), report_folder.name(path))
        sources[source.file] = source
        unread = [problem for problem in found if problem.code != "tab"]
        problems.extend(unread)
        if not unread:
            surroundings = Surroundings(path.parent, folder, rules.allowed)
            links = _LinkTargets(targets[place.language], others)
            pages.append(_page(source, place, surroundings, links, report, problems, valid))
    problems.extend(address_clashes(pages, report))
    problems.extend(translation_differences(pages, sources, report))
    return HandwrittenPages(tuple(pages), tuple(problems), sources)


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

    def rebase(self, markdown: str, place: PageLocation) -> str:
        """The Markdown with links to other pages and files adapted to its path in the tree of Markdown files."""
        to = posixpath.dirname(f"{localized_path(place.prefix, place.within).lstrip('/')}index.md")
        return rebase_links(markdown, _folder(place), to, self.pages, self.files.__contains__)


def _folder(place: PageLocation) -> str:
    return posixpath.dirname(place.file) or "."


def _page(
    source: SourceText,
    place: PageLocation,
    surroundings: Surroundings,
    targets: _LinkTargets,
    report: Report,
    problems: list[Problem],
    valid: bool,
) -> Page:
    front, start = read_front_matter(source, problems)
    language, placeholders = place.language, Placeholders()
    formatter = PageFormatter(report, language, place.within)
    known = functions(report, front.year, placeholders, valid=valid)
    body, found = render_expressions(source, start, known, language.subtag)
    problems.extend(found)
    problems.extend(hand_typed_in_page(source, start, report, language.subtag))
    problems.extend(content_problems(source, start, surroundings))
    if not source.text[start:].strip():
        message = translatable("There is nothing on this page.")
        problems.append(EMPTY.at(Place(source.file), message, translatable("Write it, or delete the file.")))
    front_title = escape_markdown(one_line(front.title)) if front.title else None
    heading = main_heading(placeholders.expand(body, partial(_in_heading, formatter)))
    title = front_title or (heading.title if heading else None) or escape_markdown(_default_title(formatter))
    markdown = targets.rebase(body if heading else f"# {title}\n\n{body.lstrip()}", place)
    text = _ProseText(placeholders.prose(markdown), formatter)
    description = str(escape_markdown(one_line(front.description or "")))
    return Page(
        place.within,
        place.prefix,
        language,
        str(title),
        description,
        text,
        Place(source.file),
        text.blocks,
        front.for_theme,
        front.year,
        _folder(place),
    )


def _in_heading(formatter: PageFormatter, block: Block) -> str:
    """What a block adds to the headings of a page, as Markdown: a cover is the main heading, a figure may be in one."""
    match block:
        case Cover(title=title, year=year):
            words = f"{formatter.label(title)} {year}" if year else formatter.label(title)
            return f"\n\n# {escape_markdown(words)}\n\n"
        case FigureValue(figure, unit):
            return escape_markdown(formatter.printed(figure, unit=unit))
        case ChangeValue(change):
            words = formatter.reason(change) if isinstance(change, Incomparable) else formatter.amount(change)
            return escape_markdown(words)
        case SourceLink(document):
            return escape_markdown(document.publisher)
    return ""


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
