"""The samples of the documentation: what a page shows as code, and what becomes of it in the tests.

A comment before a sample says what it is, where its first line does not:

    <!-- sample: not run, REASON -->            nothing runs it, for this reason
    <!-- sample: run by tests/PATH -->          that test runs it
    <!-- sample: data/2021/figures.yml, in KEY -->   a part of this file, below KEY if that is written
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.conftest import ROOT

FOLDER = ROOT / "docs"
PAGES = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted(FOLDER.glob("*.md")),
)  # problem pages have a test of their own
_MARK = re.compile(r" *<!-- sample: (.+?) -->")
_FENCE = re.compile(r"( *)```(\w*)$")
_FILE = re.compile(r"(?:# |<!-- )(?P<path>[\w-][\w/.-]*\.\w+)(?:, continued)?(?: -->)?\n")


@dataclass(frozen=True)
class Sample:
    """A block of code. `language` is that of its fence, empty where it is indented; `mark` is the comment before it."""

    page: str
    line: int
    language: str
    text: str
    mark: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def not_run(self) -> str:
        """Why nothing runs it; empty if something does."""
        return self.mark.removeprefix("not run, ") if self.mark.startswith("not run, ") else ""

    @property
    def run_by(self) -> str:
        """The test that runs it, where that is not one of tests/documentation; empty if none is named."""
        return self.mark.removeprefix("run by ") if self.mark.startswith("run by ") else ""

    @cached_property
    def file(self) -> str:
        """The file that it is, or a part of; empty if it is none."""
        if self.mark and not (self.not_run or self.run_by):
            return self.mark.partition(", in ")[0]
        found = _FILE.match(self.text)
        return found["path"] if found else ""

    @property
    def below(self) -> str:
        """The key below which it is written in its file; empty at the top."""
        return self.mark.partition(", in ")[2]

    @property
    def content(self) -> str:
        """What the file holds: front matter begins at the first line, so the comment with the name is left out there."""
        return self.text.partition("\n")[2] if self.text.startswith("<!-- ") else self.text

    @property
    def commands(self) -> list[str]:
        """Its lines without comments, if it is typed at a terminal."""
        lines = [
            re.sub(r"\s+# .*", "", line) for line in self.text.splitlines() if line.strip() and not line.startswith("#")
        ]
        typed = self.language == "sh" or (
            not self.language and lines and re.match(r"(bilan|make|mkdocs|pip|python) ", lines[0])
        )
        return lines if typed else []


def samples(page: Path) -> Iterator[Sample]:
    """Yield the samples of a page in order: fenced ones, and those indented by four spaces or more after an empty line."""
    name, lines = page.relative_to(ROOT).as_posix(), page.read_text(encoding="utf-8").splitlines()
    mark, at = "", 0
    while at < len(lines):
        fence = _FENCE.match(lines[at])
        if marked := _MARK.fullmatch(lines[at]):
            mark = marked[1]
        elif fence:
            end = lines.index(f"{fence[1]}```", at + 1)
            yield Sample(name, at + 2, fence[2], _dedented(lines[at + 1 : end]), mark)
            at = end
        elif lines[at].startswith("    ") and not lines[at - 1].strip():
            end = next((other for other in range(at, len(lines)) if _ends(lines[other])), len(lines))
            yield Sample(name, at + 1, "", _dedented(lines[at:end]), mark)
            at = end - 1
        if lines[at].strip() and not marked:
            mark = ""
        at += 1


def _ends(line: str) -> bool:
    """Whether an indented sample is over."""
    return bool(line.strip()) and not line.startswith("    ")


def _dedented(lines: list[str]) -> str:
    depth = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "".join(f"{line[depth:]}\n" for line in lines).rstrip("\n") + "\n"
