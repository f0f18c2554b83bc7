"""Imports the rows of a table as press articles: new ones, known ones, and those that cannot be read.

The text of an article is never copied. Its summary is `TODO`, which prevents publication until it is written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from babel import Locale

from bilan.diagnostics.problem import Place, Problem
from bilan.importers.cell_kinds import is_total
from bilan.importers.column_mapping import DateOrder
from bilan.importers.language_codes import country_of, language_of
from bilan.importers.left_out_rows import join_first_rows
from bilan.importers.mapped_table import REQUIRED, Table
from bilan.importers.plain_text import plain_text
from bilan.importers.table_dates import DateColumn, date_column, read_date
from bilan.messages.message import Message, join_messages, translatable, translatable_plural
from bilan.model.article import Article
from bilan.model.article_index import index_of
from bilan.model.report import Report
from bilan.rules.unfinished_texts import MARK
from bilan.scaffolds.article_answers import ids_of
from bilan.scaffolds.article_entry import ArticleIds, article_block
from bilan.schema.field_type import EMPTY, ReadContext
from bilan.schema.record import keys_of
from bilan.schema.text_fields import UNKNOWN_LANGUAGE
from bilan.spreadsheets.table_sheet import Row, column_letters, shown
from bilan.values.web_address import canonical_address, host_of, redirect_target
from bilan.yaml.invisible_characters import without_invisible_signs
from bilan.yaml.nodes import Scalar
from bilan.yaml.parser import TOO_LONG
from bilan.yaml.source_text import TOO_LARGE, UNREADABLE

MOST_ARTICLES = 10_000  # rows; the whole resulting report is read before anything is proposed
LONGEST_TITLE = 300  # characters; anything longer is a text, which belongs to its author
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿ]{2}")
_TEXTS = ("title", "outlet")
_ADDRESSES = ("url", "archive_url")
_NEEDED = ("title", "outlet", "language", "url")
_NOWHERE = Place("")  # until a problem is found: the place of a cell is looked up only then
_NEWS_OF_GOOGLE = "news.google.com"

Answers = dict[str, str]  # what is written about an article, by key


@dataclass(slots=True)
class NewArticles:
    """What an import found: new articles as YAML items by year, remarks, and problems."""

    by_year: dict[int, list[str]] = field(default_factory=dict)
    remarks: list[Message] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[Row] = field(default_factory=list)  # titles, sources and totals

    @property
    def number(self) -> int:
        """The number of new articles."""
        return sum(map(len, self.by_year.values()))


def new_articles(
    table: Table, report: Report, dates: DateOrder | None = None, year: int | None = None, century: int | None = None
) -> NewArticles:
    """Return every row as an article; a row with a problem is among the problems only, at its cell.

    `dates` is the order of day and month, `year` the year of all rows, `century` that of two-digit years. Problems:
    `file-too-large`, `empty-value`, `invalid-date`, `text-too-long`, and those of each key's type.
    """
    if len(table.rows) > MOST_ARTICLES:
        message = translatable("This table has more than {most} articles.", most=f"{MOST_ARTICLES:,}")
        place = table.place(table.rows[MOST_ARTICLES], "title")
        return NewArticles(problems=[TOO_LARGE.at(place, message, translatable("Split it."))])
    cells = [table.cell(row, "date") for row in table.rows]
    country = report.publication.institution.country or ""
    languages = report.publication.languages
    column = date_column(cells, dates, languages=languages, country=country, century=century)
    problems = [*_columns_missing(table)]
    if problems:
        return NewArticles(problems=problems)
    rows = _Rows(table, report, column, year)
    for row in table.rows:
        rows.add(row)
    rows.found.remarks = [*column.remarks, *_one_address_remark(table), *rows.found.remarks, *rows.changed()]
    return rows.found


def _columns_missing(table: Table) -> Iterator[Problem]:
    """Yield one problem for each required field that no row has."""
    for name in _NEEDED if table.rows else ():
        unread = name not in table.columns or len(table.rows) > 1
        if unread and not any(table.text(row, name) for row in table.rows):
            message = translatable("No column gives the “{field}” of the articles.", field=name)
            hint = (
                translatable("Fill in the cell.")
                if name in REQUIRED
                else translatable("Give one value for all rows: “--always {field}=…”.", field=name)
            )
            yield EMPTY.at(table.place(table.rows[0], name), message, hint)


def _one_address_remark(table: Table) -> Iterator[Message]:
    if "url" not in table.columns and len(table.rows) > 1:
        yield translatable(
            "All rows have the same address. Articles are identified by their address, so only the first row is imported."
        )


class _Rows:
    """The rows read so far, and the addresses of known articles."""

    def __init__(self, table: Table, report: Report, dates: DateColumn, year: int | None) -> None:
        self.table, self.report, self.dates, self.year = table, report, dates, year
        self.found = NewArticles()
        self.ids = ArticleIds(ids_of(report))
        indexes = [index_of(one.articles) for one in report.years.values()]
        self.known = {address: name for index in indexes for address, name in zip(index.addresses, index.ids, strict=True)}
        self.counted: Counter[str] = Counter()  # rows in which something was changed, by kind of change
        self.unknown_countries: dict[str, None] = {}

    def add(self, row: Row) -> None:
        """Add a row: as a new article with its remarks, or as problems."""
        if self._is_no_article(row):
            self.found.left_out.append(row)
            return
        if (problem := self._cells_too_many(row)) is not None:
            self.found.problems.append(problem)
            return
        answers = self._answers(row)
        if answers is None:
            return
        address = canonical_address(answers["url"])
        if listed := self.known.get(address):
            self.found.remarks.append(_already_listed(row, listed, answers))
            return
        home = self.year or int(answers.get("date", "0")[:4])
        if home not in self.report.years:
            self.found.remarks.append(_without_year(row, answers))
            return
        wrong = [*self._wrong(row, answers)]
        self.found.problems += wrong
        if not wrong:
            self.known[address] = name = self._id(answers)
            self.found.by_year.setdefault(home, []).append(article_block({"id": name, **answers, "summary": MARK}))

    def _is_no_article(self, row: Row) -> bool:
        """Return whether a row is a title, a source, a total or the header again: it has no address and little else."""
        header, filled = self.table.header, [text for cell in row.cells if (text := shown(cell))]
        if header is not None and row.cells == header.cells:
            return True
        if self.table.text(row, "url") or not filled:
            return False
        return len(self.table.columns) > 1 and (len(filled) == 1 or is_total(filled[0]))

    def _cells_too_many(self, row: Row) -> Problem | None:
        """Return why a row with more cells than its header is not read.

        In a text file the cells may be under the wrong labels.
        """
        header = self.table.header
        if header is None or len(row.cells) <= len(header.cells):
            return None
        if not self.table.sheet.separator:
            return self._cell_without_label(row, len(header.cells))
        message = translatable(
            "This row has {number} cells; the header has {expected}.", number=len(row.cells), expected=len(header.cells)
        )
        hint = translatable(
            "Put a text that contains “{separator}” in quotation marks.", separator=self.table.sheet.separator
        )
        return UNREADABLE.at(self.table.sheet.place(row, len(header.cells)), message, hint)

    def _cell_without_label(self, row: Row, first: int) -> Problem | None:
        """Return the problem of the first cell of a workbook row, from a column on, with a value and no label above it."""
        column = next((column for column in range(first, len(row.cells)) if shown(row.cells[column])), None)
        if column is None:
            return None
        message = translatable("Column {column} has a value in this row and no label.", column=column_letters(column))
        hint = translatable("Write a label above it, or empty the cell.")
        return UNREADABLE.at(self.table.sheet.place(row, column), message, hint)

    def changed(self) -> Iterator[Message]:
        """Yield remarks on what was left out or changed in the rows, with counts."""
        if self.found.left_out:
            yield translatable(
                "Rows that are not articles were left out: {rows}.", rows=join_first_rows(self.found.left_out)
            )
        if number := self.counted["markup"]:
            yield translatable_plural(
                number,
                "{number} title was written in HTML and was read as plain text.",
                "{number} titles were written in HTML and were read as plain text.",
            )
        if number := self.counted["invisible"]:
            yield translatable_plural(
                number,
                "Invisible characters were removed from {number} text.",
                "Invisible characters were removed from {number} texts.",
            )
        if number := self.counted["redirected"]:
            yield translatable_plural(
                number,
                "{number} address led to its article through another site; the article’s own address was taken.",
                "{number} addresses led to their articles through another site; the articles’ own addresses were taken.",
            )
        if number := self.counted["google"]:
            yield translatable_plural(
                number,
                "{number} address is a Google News link that leads to the article; replace it with the "
                "article’s own address.",
                "{number} addresses are Google News links that lead to the articles; replace them with the "
                "articles’ own addresses.",
            )
        if self.unknown_countries:
            yield translatable("Not known as countries, and left out: {names}.", names=join_messages(self.unknown_countries))

    def _answers(self, row: Row) -> Answers | None:
        """Return the values of a row as the format writes them; None, with problems noted, if they cannot be read."""
        table = self.table
        date = read_date(table.cell(row, "date") or table.text(row, "date"), self.dates, _NOWHERE)
        if isinstance(date, Problem):
            self.found.problems.append(replace(date, place=table.place(row, "date")))
            return None
        answers = {
            **{name: self._text(table.text(row, name)) for name in _TEXTS},
            "date": date,
            "language": language_of(table.text(row, "language")),
            "country": self._country(table.text(row, "country")),
            **{name: self._address(table.text(row, name)) for name in _ADDRESSES},
        }
        if answers["outlet"] == host_of(answers["url"]):
            answers["outlet"] = self._outlets.get(answers["outlet"], answers["outlet"])
        lacking = [*self._lacking(row, answers)]
        self.found.problems += lacking
        return None if lacking else {name: text for name, text in answers.items() if text}

    def _lacking(self, row: Row, answers: Answers) -> Iterator[Problem]:
        for name in _NEEDED:
            if not answers[name]:
                message = translatable("The “{field}” of this article is missing.", field=name)
                hint = (
                    translatable("Fill in the cell.")
                    if name in REQUIRED
                    else translatable("Fill in the cell, or give one value for all rows: “--always {field}=…”.", field=name)
                )
                yield EMPTY.at(self.table.place(row, name), message, hint)

    def _text(self, typed: str) -> str:
        text = plain_text(typed)
        if text != typed:
            self.counted["markup"] += "&" in typed or "<" in typed
            self.counted["invisible"] += without_invisible_signs(typed) != typed
        return text

    def _address(self, typed: str) -> str:
        address = without_invisible_signs(typed).strip()
        page = redirect_target(address)
        self.counted["invisible"] += address != typed
        self.counted["redirected"] += page != address
        self.counted["google"] += host_of(page) == _NEWS_OF_GOOGLE
        return page

    def _country(self, typed: str) -> str:
        code = country_of(typed)
        if typed and not code:
            self.unknown_countries[typed] = None
        return code

    @cached_property
    def _outlets(self) -> Mapping[str, str]:
        """The outlet of each host, if all articles of the report from that host name the same one."""
        outlets: dict[str, set[str]] = {}
        for article in self.report.articles:
            outlets.setdefault(host_of(article.known_url), set()).add(article.outlet)
        return {host: names.pop() for host, names in outlets.items() if len(names) == 1}

    def _wrong(self, row: Row, answers: Answers) -> Iterator[Problem]:
        """Yield the problems that the schema finds in an article, at the cells of its row."""
        for name, text in answers.items():
            for problem in _faults(name, text):
                yield replace(problem, place=self.table.place(row, name))

    def _id(self, answers: Answers) -> str:
        """Return an id from the outlet and the title; from the address and the date if the title has no Latin letters."""
        if _LATIN_WORD.search(answers["title"]):
            return self.ids.take(answers["outlet"], answers["title"])
        return self.ids.take(host_of(answers["url"]).split(".")[0], answers.get("date", ""))


@lru_cache(1_024)  # outlets, languages and countries occur again and again
def _faults(name: str, text: str) -> tuple[Problem, ...]:
    """Return the problems of a value of an article, without a place."""
    if len(text) > LONGEST_TITLE and name in _TEXTS:
        length, most = f"{len(text):,}", f"{LONGEST_TITLE:,}"
        message = translatable("This text has {length} characters; at most {most} are read.", length=length, most=most)
        return (TOO_LONG.at(_NOWHERE, message, translatable("Write the title alone; the text of an article is not taken.")),)
    reading = ReadContext()
    keys_of(Article)[name].metadata["kind"].read(Scalar(text, _NOWHERE, plain=False), reading)
    if name == "language" and not reading.problems and text.partition("-")[0] not in Locale("en").languages:
        message = translatable("“{typed}” is not a known language.", typed=text[:40])
        return (UNKNOWN_LANGUAGE.at(_NOWHERE, message, translatable("Write its code, such as fr, or its name.")),)
    return tuple(reading.problems)


def _already_listed(row: Row, listed: str, answers: Answers) -> Message:
    return translatable("Row {row} is listed already, as “{id}”: {title}", row=row.number, id=listed, title=answers["title"])


def _without_year(row: Row, answers: Answers) -> Message:
    if not answers.get("date"):
        return translatable(
            "Row {row} has no date and was left out; to give its year, add “--year 2024”: {title}",
            row=row.number,
            title=answers["title"],
        )
    return translatable(
        "Row {row} was left out: its date is {date}, and the report does not have that year: {title}",
        row=row.number,
        date=answers["date"],
        title=answers["title"],
    )
