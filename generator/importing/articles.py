"""Rows of a monitoring export as articles: what is new, what is listed already, what cannot be read.

The text of an article is never taken over: its summary is left to be written, and keeps the report from publication till
then.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

from babel import Locale

from generator.checks.left_to_write import MARK
from generator.importing.dates import Order, dated
from generator.importing.sheet import Row
from generator.importing.table import Table
from generator.model.report import Report
from generator.problems import Problem
from generator.said import Said, said
from generator.scaffolds.answers import article_of, ids_of
from generator.scaffolds.article import proposed_id
from generator.schema.kind import EMPTY
from generator.values.web_address import canonical_address

_LANGUAGES = ("en", "fr", "ar")
_CODE = re.compile(r"([a-zA-Z]{2,3})(?:[-_].*)?")


@dataclass(slots=True)
class NewArticles:
    """What an import found: the answers of each new article by the year it goes to, and what is to be told."""

    by_year: dict[int, list[dict[str, str]]] = field(default_factory=dict)
    remarks: list[Said] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def new_articles(table: Table, report: Report, dates: Order, year: int | None) -> NewArticles:
    """Every row as an article. Problems: those of its values, at their cells; one that has no year of the report is told."""
    found = NewArticles(remarks=[*dates.told])
    known = {canonical_address(article.url): article.id for article in report.articles}
    taken = ids_of(report)
    for row in table.rows:
        answers = _answers(table, row, dates, found)
        if answers is None:
            continue
        address = canonical_address(answers["url"])
        if address in known:
            found.remarks.append(
                said(
                    "Row {row} is listed already, as “{id}”: {title}",
                    row=row.number,
                    id=known[address],
                    title=answers["title"],
                )
            )
            continue
        home = year or int(answers.get("date", "0")[:4])
        if home not in report.years:
            found.remarks.append(_homeless(row, answers))
            continue
        answers["id"] = _id(answers, taken)
        taken.add(answers["id"])
        known[address] = answers["id"]
        found.problems += _wrong(table, row, answers, report)
        found.by_year.setdefault(home, []).append(answers)
    return found


def _id(answers: Mapping[str, str], taken: Collection[str]) -> str:
    """An id from the outlet and the title, or from the address and the date where the title has no Latin letters."""
    if re.search(r"[A-Za-zÀ-ÿ]{2}", answers["title"]):
        return proposed_id(answers["outlet"], answers["title"], taken)
    host = (urlsplit(answers["url"]).hostname or "").removeprefix("www.").split(".")[0]
    return proposed_id(host, answers.get("date", ""), taken)


def _homeless(row: Row, answers: Mapping[str, str]) -> Said:
    if not answers.get("date"):
        return said(
            "Row {row} has no date and was left out; “--year 2024” says where it goes: {title}",
            row=row.number,
            title=answers["title"],
        )
    return said(
        "Row {row} is of {date}, a year that the report does not have, and was left out: {title}",
        row=row.number,
        date=answers["date"],
        title=answers["title"],
    )


def _answers(table: Table, row: Row, dates: Order, found: NewArticles) -> dict[str, str] | None:
    """What the row says, in the words of the format; None where something that every article needs is missing."""
    date = dated(table.cell(row, "date"), dates, table.place(row, "date"))
    if isinstance(date, Problem):
        found.problems.append(date)
        return None
    given = {
        "title": table.text(row, "title"),
        "outlet": table.text(row, "outlet"),
        "date": date,
        "language": language_of(table.text(row, "language")),
        "country": country_of(table.text(row, "country")),
        "url": table.text(row, "url"),
        "archive_url": table.text(row, "archive_url"),
    }
    lacking = [name for name in ("title", "outlet", "language", "url") if not given[name]]
    for name in lacking:
        message = said("Nothing tells the “{field}” of this article.", field=name)
        hint = said("Fill the cell, or say it for all: “--always {field}=…”.", field=name)
        found.problems.append(EMPTY.at(table.place(row, name), message, hint))
    return None if lacking else {**{name: text for name, text in given.items() if text}, "summary": MARK}


def _wrong(table: Table, row: Row, answers: Mapping[str, str], report: Report) -> Iterator[Problem]:
    """What the reader of the data would find wrong with the article, told at its row."""
    for problem in article_of(answers, report)[1]:
        column = next((name for name in ("url", "title", "outlet") if answers[name] in str(problem.message)), "title")
        yield Problem(table.place(row, column), problem.code, problem.message, problem.hint, problem.severity)


def language_of(text: str) -> str:
    """A language as a tag: `French`, `français`, `FR` and `fr-FR` are `fr`; a word that names none stays as it is."""
    code = _CODE.fullmatch(text)
    return _names("languages").get(text.casefold()) or (code.group(1).lower() if code and len(code.group(1)) == 2 else text)


def country_of(text: str) -> str:
    """A country as ISO 3166 writes it: `Morocco`, `Maroc` and `ma` are `MA`; empty where it names none."""
    named = _names("territories").get(text.casefold(), "")
    return named or (text.upper() if re.fullmatch(r"[A-Za-z]{2}", text) else "")


@cache
def _names(what: str) -> Mapping[str, str]:
    """Names in the three languages of editors, by CLDR, to the code each stands for."""
    found: dict[str, str] = {}
    for language in _LANGUAGES:
        names: Iterable[tuple[str, str]] = getattr(Locale(language), what).items()
        found |= {name.casefold(): code for code, name in names if re.fullmatch(r"[a-z]{2}|[A-Z]{2}", code)}
    return found
