"""Sites as readers get them: built by MkDocs in a process of its own, and read with the parser of the standard library."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from subprocess import CompletedProcess
from urllib.parse import unquote

import pytest

from tests.build_process import run_build
from tests.shared_build import real_site

ROOT = Path(__file__).parents[2]
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


@dataclass(eq=False)
class Element:
    """An element with its attributes, what it holds, and what holds it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: Element | None = None
    held: list[Element | str] = field(default_factory=list)

    def all(self, tag: str = "", **attributes: str) -> Iterator[Element]:
        """The elements below, in order, of that tag and with those words among their attributes (`class_="x"`)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        for item in self.held:
            if isinstance(item, Element):
                named = all(value in item.attributes.get(name, "").split() for name, value in wanted.items())
                if tag in ("", item.tag) and named:
                    yield item
                yield from item.all(tag, **attributes)

    @property
    def text(self) -> str:
        """All the text within."""
        return "".join(item if isinstance(item, str) else item.text for item in self.held)

    def within(self, tag: str) -> Element | None:
        """The nearest element of that tag that holds this one."""
        above = self.parent
        while above is not None and above.tag != tag:
            above = above.parent
        return above


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.open = Element("#document")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.held.append(element)
        if tag not in VOID:
            self.open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.held.append(Element(tag, {name: value or "" for name, value in attrs}, self.open))

    def handle_endtag(self, tag: str) -> None:
        above: Element | None = self.open
        while above is not None and above.tag != tag:
            above = above.parent
        if above is not None and above.parent is not None:
            self.open = above.parent

    def handle_data(self, data: str) -> None:
        self.open.held.append(data)


def parsed(source: str) -> Element:
    """A page as a tree."""
    builder = _Builder()
    builder.feed(source)
    builder.close()
    return builder.root


LANGUAGES = {"": "fr", "ar/": "ar-MA", "en/": "en-GB"}  # of the project's own report, by what addresses begin with


def language_root(file: str) -> str:
    """What the addresses of a page's language begin with."""
    return next((root for root in LANGUAGES if root and file.startswith(root)), "")


@dataclass(frozen=True)
class Site:
    """A built site."""

    folder: Path

    @cached_property
    def pages(self) -> dict[str, Element]:
        """Every page by its file, without charts for frames of other sites and redirects: these have no menu of their own."""
        files = sorted(path for path in self.folder.rglob("*.html") if "embed" not in path.relative_to(self.folder).parts)
        trees = {path.relative_to(self.folder).as_posix(): parsed(path.read_text(encoding="utf-8")) for path in files}
        return {file: page for file, page in trees.items() if not next(page.all("meta", http_equiv="refresh"), None)}

    @cached_property
    def anchors(self) -> dict[str, frozenset[str]]:
        """The anchors of every page."""
        return {
            file: frozenset(element.attributes.get("id") or element.attributes.get("name", "") for element in page.all())
            for file, page in self.pages.items()
        }

    def target(self, file: str, address: str) -> tuple[str, str]:
        """The file and the anchor that an address on a page leads to."""
        path, _, anchor = unquote(address).partition("#")
        path = path.partition("?")[0]
        if not path:
            return file, anchor
        start = self.folder if path.startswith("/") else (self.folder / file).parent
        found = Path(os.path.normpath(start / path.lstrip("/")))
        if path.endswith("/") or found.is_dir():
            found /= "index.html"
        return found.relative_to(self.folder).as_posix() if found.is_relative_to(self.folder) else str(found), anchor

    @property
    def bytes(self) -> dict[str, bytes]:
        """Every file with what it holds."""
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files_of(self.folder)}


def files_of(folder: Path) -> list[Path]:
    """The files below a folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


Build = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="session")
def build() -> Build:
    """Runs `mkdocs build` in a folder; the words after it go to MkDocs, the named values into the environment."""
    return run_build


@pytest.fixture(scope="session")
def site_of() -> Callable[[Path], Site]:
    """A built site to be read."""
    return Site


@pytest.fixture(scope="session")
def parse() -> Callable[[str], Element]:
    """HTML as a tree."""
    return parsed


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the project's own report."""
    return Site(real_site(tmp_path_factory))
