"""Hand-written pages whose address is already used: by a language, by another hand-written page, or by the page of a year.

Problems: `taken-address`; `replaced-page`, a warning, because a page may replace a generated one on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from bilan.diagnostics.problem import Code, Problem, Severity
from bilan.messages.message import translatable
from bilan.model.report import Report
from bilan.pages.page import Page

TAKEN_ADDRESS = Code("taken-address")
REPLACED_PAGE = Code("replaced-page", Severity.WARNING)


def address_clashes(pages: Iterable[Page], report: Report) -> Iterator[Problem]:
    """The problems of the addresses of hand-written pages, given in the order of their files."""
    others = {*report.languages[1:]}
    first: dict[str, Page] = {}
    for page in pages:
        language = page.within.split("/")[1]
        if not page.prefix and language in others:
            yield _language_clash(page, language)
        elif first.setdefault(page.address, page) is not page:
            yield _page_clash(page, first[page.address])
        if page.within.strip("/").isdigit() and int(page.within.strip("/")) in report.years:
            yield _year_replaced(page)


def _language_clash(page: Page, language: str) -> Problem:
    message = translatable(
        "This page would be at {address}, where the pages in “{language}” are.", address=page.address, language=language
    )
    hint = translatable(
        "If it is in “{language}”, name it {file}. If not, give it another name.",
        language=language,
        file=_file_in_language(page, language),
    )
    return TAKEN_ADDRESS.at(page.place, message, hint)


def _file_in_language(page: Page, language: str) -> str:
    """The file of the same page in a language: `en.md` is `index.en.md`, `en/method.md` is `method.en.md`."""
    parts = PurePosixPath(page.place.file).with_suffix("").parts
    before = parts[: parts.index(language)] if language in parts else parts[:-1]
    after = parts[len(before) + 1 :] or ("index",)
    return f"{PurePosixPath(*before, *after)}.{language}.md"


def _page_clash(page: Page, other: Page) -> Problem:
    message = translatable(
        "This page has the address {address}; {file} has it too.", address=page.address, file=other.place.file
    )
    return TAKEN_ADDRESS.at(page.place, message, translatable("Rename or delete one of the two files."))


def _year_replaced(page: Page) -> Problem:
    year = page.within.strip("/")
    message = translatable("This page takes the place of the page of {year}, with all its figures.", year=year)
    return REPLACED_PAGE.at(
        page.place, message, translatable("If you do not mean this, rename the file, such as “about-{year}.md”.", year=year)
    )
