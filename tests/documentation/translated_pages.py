"""Translations of the documentation, and the English sections that they follow.

A translation begins with `<!-- translation of docs/NAME.md DIGEST … -->`: the first 12 digits of the SHA-256 of each English section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

from bilan.documentation.generated_tables import with_tables
from tests.conftest import ROOT

FOLDER = ROOT / "docs"
LANGUAGES = ("fr", "ar")
OUTPUT_HEADING = "What Bilan says"  # of a page of a problem: what follows is in the language of the page
README_ENDS_BEFORE = "## Start your own report\n"  # what follows is for engineers, in English only
_LANGUAGES = re.compile(r"^\[En français\]\(.*\n\n", re.MULTILINE)  # the line of README.md that leads to its translations
_DIGESTS = re.compile(r"<!-- translation of (?P<path>\S+) (?P<digests>[0-9a-f ]*)-->\n")
_SAMPLE = re.compile(r"^ *<!-- sample: .+ -->\n\n?", re.MULTILINE)  # what the tests do with a sample concerns no translator
_SAID = re.compile(rf"(?<=^## {OUTPUT_HEADING}\n\n)```text\n.*?\n```$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"(#+) (.+)")
_CODE = re.compile(r"`+[^`]*`+")
_COMMENT = re.compile(r"<!--.*?-->")
_END_OF_SENTENCE = re.compile(r"(?<=[.:;!?])\s+|\n\s*\n|\n(?=\s*(?:[-#|]|\d\.))|\|")
_WORD = re.compile(r"(?<![\w./-])[a-z’']{2,}(?![\w/-]|\.\w)", re.IGNORECASE | re.ASCII)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Section:
    """A heading and what follows it, up to the next heading of any level."""

    text: str

    @property
    def heading(self) -> str:
        """The words of the heading."""
        return self.text.partition("\n")[0].lstrip("#").strip()

    @property
    def level(self) -> int:
        """1 for the title of the page."""
        return len(self.text) - len(self.text.lstrip("#"))

    @property
    def anchor(self) -> str:
        """The fragment that a link names, as forges make it."""
        return re.sub(r"[^\w\- ]", "", self.heading.lower()).replace(" ", "-")

    @property
    def digest(self) -> str:
        """The first 12 digits of the SHA-256, what a problem prints and comments about samples left out."""
        return sha256(_SAMPLE.sub("", _SAID.sub("", self.text)).encode()).hexdigest()[:12]

    @cached_property
    def samples(self) -> list[str]:
        """The lines of code samples, in order."""
        return [line for line, is_sample in _lines(self.text) if is_sample]

    @property
    def rows(self) -> int:
        """How many lines belong to tables."""
        return sum(line.startswith("|") for line in self._prose)

    @property
    def links(self) -> list[str]:
        """The targets of links, in order."""
        return _LINK.findall(_CODE.sub("", "\n".join(self._prose)))

    @property
    def sentences(self) -> set[str]:
        """Its sentences, headings and cells of three words or more; names of files and code are no words."""
        prose = _CODE.sub("`", _LINK.sub("]", _COMMENT.sub("", "\n".join(self._prose))))
        pieces = {" ".join(piece.strip("#-*` ").split()) for piece in _END_OF_SENTENCE.split(prose)}
        return {piece for piece in pieces if len(_WORD.findall(piece)) > 2}

    @property
    def _prose(self) -> list[str]:
        return [line for line, is_sample in _lines(self.text) if not is_sample]


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it is of a code sample: fenced, or indented by four spaces or more."""
    fenced = False
    for line in text.splitlines():
        fence = line.lstrip().startswith("```")
        yield line, fenced or fence or line.startswith("    ")
        fenced ^= fence


def sections(text: str) -> list[Section]:
    """Return the sections of a page without its generated tables; lines before its first heading belong to none."""
    starts: list[list[str]] = []
    for line, is_sample in _lines(with_tables(text, lambda _: "")):
        if not is_sample and _HEADING.fullmatch(line):
            starts.append([])
        if starts:
            starts[-1].append(line)
    return [Section("\n".join(lines).rstrip() + "\n") for lines in starts]


@dataclass(frozen=True)
class TranslatedPage:
    """A page of `docs/fr/` or `docs/ar/`."""

    path: Path
    language: str
    name: str  # the path in the folder of its language, such as `prose.md` or `problems/tab.md`

    @property
    def english(self) -> Path:
        """The page that it translates."""
        return ROOT / "README.md" if self.name == "README.md" else FOLDER / self.name

    @property
    def text(self) -> str:
        """Its Markdown, with the line of digests."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def sections(self) -> list[Section]:
        """Its sections."""
        return sections(self.text)

    @cached_property
    def english_sections(self) -> list[Section]:
        """The sections to translate: of README.md, those for officers."""
        text = self.english.read_text(encoding="utf-8")
        if self.name == "README.md":
            text = _LANGUAGES.sub("", text.partition(README_ENDS_BEFORE)[0], count=1)
        return sections(text)

    @property
    def first_line(self) -> str:
        """The line of digests as it must be."""
        digests = " ".join(section.digest for section in self.english_sections)
        return f"<!-- translation of {self.english.relative_to(ROOT).as_posix()} {digests} -->\n"

    @property
    def changed(self) -> list[str]:
        """The headings of English sections that are not those that were translated."""
        found = _DIGESTS.match(self.text)
        translated = found["digests"].split() if found else []
        return [section.heading for section in self.english_sections if section.digest not in translated]

    def with_digests(self) -> str:
        """Return the text with the line of digests written anew, and nothing else changed."""
        return self.first_line + _DIGESTS.sub("", self.text, count=1)

    def expected_link(self, target: str) -> str:
        """Return where a link of the English page leads in the translation: to the translated page if there is one."""
        if "://" in target:
            return target
        name, _, anchor = target.partition("#")
        file = (self.english.parent / name).resolve() if name else self.english
        page = _by_english_page(self.language).get(file)
        if page is None:
            return _address(file, anchor)
        return _address(page.path, page.anchors.get(anchor, anchor))

    def actual_link(self, target: str) -> str:
        """Return where a link of the translation leads, in the form of `expected_link`."""
        if "://" in target:
            return target
        name, _, anchor = target.partition("#")
        return _address((self.path.parent / name).resolve() if name else self.path, anchor)

    @property
    def anchors(self) -> Mapping[str, str]:
        """The anchor of each heading, by that of the English heading."""
        pairs = zip(self.english_sections, self.sections, strict=False)
        return {english.anchor: translated.anchor for english, translated in pairs}


def _address(file: Path, anchor: str) -> str:
    return file.relative_to(ROOT).as_posix() + (f"#{anchor}" if anchor else "")


@cache
def translated_pages(language: str) -> list[TranslatedPage]:
    """Return the translations in a language."""
    folder = FOLDER / language
    paths = sorted(folder.rglob("*.md"))
    return [TranslatedPage(path, language, path.relative_to(folder).as_posix()) for path in paths]


@cache
def _by_english_page(language: str) -> Mapping[Path, TranslatedPage]:
    return {page.english: page for page in translated_pages(language)}
