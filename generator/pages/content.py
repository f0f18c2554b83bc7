"""The hand-written pages: which files there are, in which language, at which address, and what they print.

`index.md` is the home page, `method.md` is `/method/`; `index.ar.md` is the Arabic home page. A hand-written page takes the
place of a generated one at the same address.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.filesystem.folder import ReportFolder
from generator.hand_typed.in_prose import hand_typed
from generator.keeping.text import Written
from generator.markdown.encoder import inert
from generator.markdown.printer import Printer
from generator.markdown.prose import printed
from generator.model.report import Report
from generator.pages.beside import linked
from generator.pages.clashes import clashing
from generator.pages.content_rules import DEFAULT_RULES, ContentRules
from generator.pages.front_matter import one_line, read_front_matter
from generator.pages.glossing import glossed
from generator.pages.headings import main_heading
from generator.pages.locating import Located, link_targets, located
from generator.pages.parity import differing
from generator.pages.prose_functions import functions
from generator.pages.sheet import Page
from generator.pages.soundness import Surroundings, unsound
from generator.problems import Place, Problem
from generator.reading.source import LARGEST_FILE, Source, source_of
from generator.said import said
from generator.schema.kind import EMPTY


@dataclass(frozen=True, slots=True)
class Content:
    """The hand-written pages, their problems, and the texts read."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    sources: dict[str, Source]


def read_content(root: Path, report: Report, rules: ContentRules = DEFAULT_RULES, *, sound: bool = True) -> Content:
    """Every Markdown file that is a page by the rules, printed; places are relative to `root`, the folder of the report.

    Of a report that is not `sound` no figure is printed: what the expressions name is checked all the same.
    """
    folder = rules.folder or root / "content"
    problems: list[Problem] = []
    pages: list[Page] = []
    sources: dict[str, Source] = {}
    report_folder = ReportFolder.at(root)
    files, unread_files = report_folder.files(folder, lambda _name: True)
    problems.extend(unread_files)
    placed = {
        path: place
        for path in files
        if path.suffix == ".md" and not is_note(path)
        if not rules.excluded((place := located(path.relative_to(folder), report)).file)
    }
    others = frozenset(path.relative_to(folder).as_posix() for path in files) - {page.file for page in placed.values()}
    targets = {page.language: link_targets(placed.values(), page.language) for page in placed.values()}
    for path, place in placed.items():
        source, found = source_of(report_folder.bytes(path, LARGEST_FILE), report_folder.name(path))
        sources[source.file] = source
        unread = [problem for problem in found if problem.code != "tab"]
        problems.extend(unread)
        if not unread:
            surroundings = Surroundings(path.parent, folder, rules.allowed)
            page = _page(source, place, surroundings, report, problems, sound)
            pages.append(_with_links(page, targets[page.language], others))
    problems.extend(clashing(pages, report))
    problems.extend(differing(pages, sources, report))
    return Content(tuple(pages), tuple(problems), sources)


def is_note(path: Path) -> bool:
    """True for a README, which is for those who work on the pages: a forge shows it, a site does not."""
    return path.stem.casefold() == "readme"


def _with_links(page: Page, targets: Mapping[str, str], files: frozenset[str]) -> Page:
    """The page with its links to other pages and to files as they are from its path in the tree."""
    to = posixpath.dirname(page.path)
    return replace(page, text=Written(linked(page.markdown, page.folder or "", to, targets, files.__contains__)))


def _page(
    source: Source, place: Located, around: Surroundings, report: Report, problems: list[Problem], sound: bool
) -> Page:
    front, start = read_front_matter(source, problems)
    language = place.language
    printer = Printer(report, language, place.within)
    body, found = printed(source, start, functions(printer, front.year, sound=sound), language.subtag)
    problems.extend(found)
    problems.extend(hand_typed(source, start, report, language.subtag))
    problems.extend(unsound(source, start, around))
    if not source.text[start:].strip():
        message = said("There is nothing on this page.")
        problems.append(EMPTY.at(Place(source.file), message, said("Write it, or delete the file.")))
    written = inert(one_line(front.title)) if front.title else None
    heading = main_heading(body)
    title = written or (heading.title if heading else None) or inert(_named_by(printer))
    text = Written(glossed(body if heading else f"# {title}\n\n{body.lstrip()}", printer))
    description = str(inert(one_line(front.description or "")))
    return Page(
        place.within,
        place.prefix,
        language,
        str(title),
        description,
        text,
        Place(source.file),
        front.for_theme,
        front.year,
        posixpath.dirname(place.file) or ".",
    )


def _named_by(printer: Printer) -> str:
    """The title of a page that states none: that of the report for a home page, else what its address ends with."""
    name = printer.address.strip("/").rpartition("/")[2]
    if not name:
        return printer.plain(printer.report.publication.title)
    words = one_line(name.replace("-", " ").replace("_", " ")) or name
    return words.capitalize() if words == words.lower() else words


def replacing(generated: Iterator[Page], written: tuple[Page, ...]) -> Iterator[Page]:
    """The generated pages but those whose place a hand-written one takes, then the hand-written ones."""
    taken = {page.address for page in written}
    yield from (page for page in generated if page.address not in taken)
    yield from written
