"""The hand-written pages of a year's story: year.yml names its foreword and its chapters, files in the folder of the year.

Problems: `missing-file`, `duplicate-id`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bilan.diagnostics.problem import Problem
from bilan.filesystem.file_problems import MISSING_FILE
from bilan.messages.message import translatable
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.front_matter import PageKind
from bilan.rules.identifiers import DUPLICATE


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A page that year.yml names: its year, the name of its file without “.md”, and whether it is foreword or chapter."""

    year: Year
    slug: str
    kind: PageKind

    @property
    def address(self) -> str:
        """Its address within a language."""
        return f"/{self.year.number}/{self.slug}/"


def story_pages(report: Report) -> dict[str, StoryPage]:
    """The pages of all stories by address: of each year the foreword, then the chapters in order."""
    return {page.address: page for year in report.years.values() if year.figures for page in _pages(year)}


def _pages(year: Year) -> Iterator[StoryPage]:
    if year.about.foreword:
        yield StoryPage(year, year.about.foreword, PageKind.FOREWORD)
    yield from (StoryPage(year, slug, PageKind.CHAPTER) for slug in year.about.chapters)


def story_page_problems(report: Report, found: Collection[str], folder: str) -> Iterator[Problem]:
    """A problem for each page that no file holds, and for a foreword that is also a chapter.

    `found` are the addresses of files, `folder` is the folder of the pages.
    """
    for address, page in story_pages(report).items():
        about = page.year.about
        if address not in found:
            message = translatable("There is no file “{file}”.", file=f"{folder}/{page.year.number}/{page.slug}.md")
            hint = translatable("Write it, or take its name out of “{key}”.", key=page.kind.year_key)
            yield MISSING_FILE.at(about.at(page.kind.year_key), message, hint)
        if page.kind is PageKind.CHAPTER and page.slug == about.foreword:
            message = translatable("“{name}” is both the foreword and a chapter.", name=page.slug)
            hint = translatable("Take its name out of “foreword” or out of “chapters”.")
            yield DUPLICATE.at(about.at("foreword"), message, hint)
