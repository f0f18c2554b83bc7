"""The hand-written pages: which files there are, in which language, at which address, and what they print.

`index.md` is the home page, `method.md` is `/method/`; `index.ar.md` is the Arabic home page. A hand-written page takes the
place of a generated one at the same address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.filesystem.folder import ReportFolder
from generator.hand_typed.in_prose import hand_typed
from generator.keeping.text import Written
from generator.language.language import Language
from generator.markdown.printer import Printer
from generator.markdown.prose import printed
from generator.model.publication import subtag
from generator.model.report import Report
from generator.pages.glossing import glossed
from generator.pages.parity import differing
from generator.pages.prose_functions import functions
from generator.pages.sheet import Page
from generator.pages.soundness import unsound
from generator.problems import Place, Problem
from generator.reading.nodes import Mapping, Node, Scalar
from generator.reading.parser import parse
from generator.reading.source import LARGEST_FILE, Source, source_of
from generator.schema.kind import Reading
from generator.schema.numbers import WholeNumber

_FRONT_MATTER = re.compile(r"---\n(.*?\n)---(?:\n|$)", re.DOTALL)
_TITLE = re.compile(r"^# (.+?)(?:\s*\{[^}\n]*\})?\s*$", re.MULTILINE)
_LANGUAGE_SUFFIX = re.compile(r"(.+)\.([a-z]{2,3})")


@dataclass(frozen=True, slots=True)
class Content:
    """The hand-written pages, their problems, and the texts read."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    sources: dict[str, Source]


@dataclass(frozen=True, slots=True)
class _Front:
    """What the head of a page says: its text, where the page begins after it, and the keys that matter here."""

    text: str
    end: int
    title: str | None
    description: str
    year: int | None


def read_content(root: Path, folder: Path, report: Report) -> Content:
    """Every Markdown file of the folder, printed; places are relative to `root`."""
    problems: list[Problem] = []
    pages: list[Page] = []
    sources: dict[str, Source] = {}
    report_folder = ReportFolder.at(root)
    paths, unread_files = report_folder.files(folder, lambda name: not name.startswith("."))
    problems.extend(unread_files)
    for path in paths:
        if path.suffix != ".md":
            continue
        source, found = source_of(report_folder.bytes(path, LARGEST_FILE), report_folder.name(path))
        sources[source.file] = source
        unread = [problem for problem in found if problem.code != "tab"]
        problems.extend(unread)
        if not unread:
            pages.append(_page(source, path, folder, report, problems))
    problems.extend(differing(pages, sources, report))
    return Content(tuple(pages), tuple(problems), sources)


def _page(source: Source, path: Path, folder: Path, report: Report, problems: list[Problem]) -> Page:
    front = _front(source, problems)
    language, address = _located(path.relative_to(folder), report)
    printer = Printer(report, language, address)
    body, found = printed(source, front.end, functions(printer, front.year), language.subtag)
    problems.extend(found)
    problems.extend(hand_typed(source, front.end, report, language.subtag))
    problems.extend(unsound(source, front.end, path.parent, folder))
    heading = _TITLE.search(body)
    title = front.title or (heading.group(1) if heading else path.stem)
    text, place = Written(glossed(body, printer)), Place(source.file)
    own = path.parent.relative_to(folder).as_posix()
    return Page(address, printer.prefix, language, title, front.description, text, place, front.text, front.year, own)


def _located(path: Path, report: Report) -> tuple[Language, str]:
    """The language and the address that a file's name says."""
    tags = {subtag(tag): tag for tag in report.publication.languages}
    match = _LANGUAGE_SUFFIX.fullmatch(path.stem)
    name, suffix = match.groups() if match and match.group(2) in tags else (path.stem, "")
    language = Language(tags.get(suffix, report.publication.languages[0]))
    parts = [*path.parent.parts, *([] if name == "index" else [name])]
    return language, f"/{''.join(f'{part}/' for part in parts)}"


def _front(source: Source, problems: list[Problem]) -> _Front:
    match = _FRONT_MATTER.match(source.text)
    if not match:
        return _Front("", 0, None, "", None)
    # A line break in place of the opening rule keeps the line numbers of the file.
    root, found = parse(Source(source.file, "\n" + match.group(1)))
    problems.extend(found)
    keys: Mapping | None = root if isinstance(root, Mapping) else None
    year = keys.get("year") if keys else None
    read = WholeNumber(1000, 2999).read(year, Reading(problems=problems)) if year else None
    return _Front(match.group(1), match.end(), _typed(keys, "title"), _typed(keys, "description") or "", read)


def _typed(keys: Mapping | None, name: str) -> str | None:
    node: Node | None = keys.get(name) if keys else None
    return node.text if isinstance(node, Scalar) and node.text else None


def replacing(generated: Iterator[Page], written: tuple[Page, ...]) -> Iterator[Page]:
    """The generated pages but those whose place a hand-written one takes, then the hand-written ones."""
    taken = {page.address for page in written}
    yield from (page for page in generated if page.address not in taken)
    yield from written
