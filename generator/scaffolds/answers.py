"""What is answered about an article is read as its file would be, and checked as part of the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.checks import check_report
from generator.checks.duplicate_articles import DUPLICATE, already_listed
from generator.checks.identifiers import DUPLICATE as TAKEN
from generator.model.press import Article
from generator.model.report import Report
from generator.model.year import Year
from generator.problems import Place, Problem, errors
from generator.reading.nodes import Mapping as MappingNode
from generator.reading.nodes import Sequence
from generator.reading.parser import parse
from generator.reading.source import decoded
from generator.said import said
from generator.scaffolds.article import block, proposed_id
from generator.schema.kind import Reading
from generator.schema.record import RecordOf
from generator.values.web_address import canonical_address

_HERE = "answers"  # the file that places in answers name


def article_of(answers: Mapping[str, str], report: Report) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article as it would be read from its file (None where it cannot be), and the problems of reading it."""
    source, unreadable = decoded(f"articles:\n{block(answers)}".encode(), _HERE)
    root, problems = parse(source)
    decimals = {indicator.id: indicator.decimals for indicator in report.indicators.values()}
    reading = Reading(report.languages, decimals, problems=[*unreadable, *problems])
    listed = root.get("articles") if isinstance(root, MappingNode) else None
    items = listed.items if isinstance(listed, Sequence) else ()
    read = [RecordOf(Article).read(item, reading) for item in items]
    return (read[0] if len(read) == 1 else None), tuple(reading.problems)


def problems_of(name: str, answer: str, report: Report, year: int | None = None) -> tuple[Problem, ...]:
    """What is wrong with an answer: by itself, among the articles there are, and in the year where that is known."""
    taken = ids_of(report)
    others = {"id": proposed_id("", "article", taken), "title": "a", "outlet": "a", "language": "fr", "summary": "a"}
    article, found = article_of({**others, "url": "https://article.invalid/", name: answer}, report)
    if article is None or found:
        return found
    if name == "id" and answer in taken:
        return (TAKEN.at(article.at("id"), said("The id “{id}” is taken.", id=answer), said("Write another one.")),)
    address = canonical_address(article.url)
    same = next((known for known in report.articles if canonical_address(known.url) == address), None)
    if same:
        return (DUPLICATE.at(article.at("url"), already_listed(same), said("Change that entry instead.")),)
    home = report.years.get(year) if year else None
    return _in_the_report(article, report, home) if home else ()


def _in_the_report(article: Article, report: Report, home: Year) -> tuple[Problem, ...]:
    """The errors of meaning that the article would bring into its year."""
    longer = replace(home, articles=(*home.articles, replace(article, year=home.number)))
    found = check_report(replace(report, years={**report.years, home.number: longer}))
    return tuple(problem for problem in errors(found) if problem.place.file == _HERE)


def ids_of(report: Report) -> set[str]:
    """The ids that documents of the report have."""
    return {article.id for article in report.articles} | set(report.sources)


def one_more(before: Report, after: Report, article: Article, year: int) -> bool:
    """True when `after` is `before` with that article in that year, and nothing else."""
    home = after.years.get(year)
    added = [item for item in home.articles if item.id == article.id] if home else []
    if home is None or len(added) != 1 or _placeless(added[0], year) != _placeless(article, year):
        return False
    rest = tuple(item for item in home.articles if item is not added[0])
    return replace(after, years={**after.years, year: replace(home, articles=rest)}) == before


def _placeless(article: Article, year: int) -> Article:
    nowhere = Place("")
    figures = (replace(item, place=nowhere, figure=replace(item.figure, place=nowhere)) for item in article.figures)
    return replace(article, year=year, figures=tuple(figures))
