"""Reads the answers about an article as its file would be, and checks them as part of the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bilan.diagnostics.problem import Place, Problem, errors
from bilan.messages.message import translatable
from bilan.model.article import Article
from bilan.model.indicator import most_decimals
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.rules import check_report
from bilan.rules.duplicate_articles import DUPLICATE, duplicate_problem
from bilan.rules.identifiers import DUPLICATE as TAKEN
from bilan.scaffolds.article_entry import article_block, proposed_id
from bilan.schema.field_type import ReadContext
from bilan.schema.record import RecordOf
from bilan.values.web_address import canonical_address
from bilan.yaml.nodes import Mapping as MappingNode
from bilan.yaml.nodes import Sequence
from bilan.yaml.parser import parse
from bilan.yaml.source_text import decode

_HERE = "answers"  # the file of places in answers


def article_of(answers: Mapping[str, str], report: Report) -> tuple[Article | None, tuple[Problem, ...]]:
    """Return the article as it would be read from its file, None if it cannot be, and the problems."""
    source, unreadable = decode(f"articles:\n{article_block(answers)}".encode(), _HERE)
    root, problems = parse(source)
    decimals = {indicator.id: most_decimals(indicator, report.units) for indicator in report.indicators.values()}
    reading = ReadContext(report.languages, decimals, problems=[*unreadable, *problems])
    listed = root.get("articles") if isinstance(root, MappingNode) else None
    items = listed.items if isinstance(listed, Sequence) else ()
    read = [RecordOf(Article).read(item, reading) for item in items]
    return (read[0] if len(read) == 1 else None), tuple(reading.problems)


def problems_of(name: str, answer: str, report: Report, year: int | None = None) -> tuple[Problem, ...]:
    """Return what is wrong with an answer: by itself, among the known articles, and in its year, if that is known."""
    taken = ids_of(report)
    others = {"id": proposed_id("", "article", taken), "title": "a", "outlet": "a", "language": "fr", "summary": "a"}
    article, found = article_of({**others, "url": "https://article.invalid/", name: answer}, report)
    if article is None or found:
        return found
    if name == "id" and answer in taken:
        return (
            TAKEN.at(
                article.at("id"),
                translatable("The id “{id}” is already used.", id=answer),
                translatable("Write another one."),
            ),
        )
    address = canonical_address(article.url)
    addressed = (known for known in report.articles if article.url and known.known_url)
    same = next((known for known in addressed if canonical_address(known.known_url) == address), None)
    if same:
        return (DUPLICATE.at(article.at("url"), duplicate_problem(same), translatable("Change that entry instead.")),)
    home = report.years.get(year) if year else None
    return _in_the_report(article, report, home) if home else ()


def _in_the_report(article: Article, report: Report, home: Year) -> tuple[Problem, ...]:
    """Return the errors of meaning that the article would cause in its year."""
    longer = replace(home, articles=(*home.articles, replace(article, year=home.number)))
    found = check_report(replace(report, years={**report.years, home.number: longer}))
    return tuple(problem for problem in errors(found) if problem.place.file == _HERE)


def ids_of(report: Report) -> set[str]:
    """Return the ids of the report's documents."""
    return {article.id for article in report.articles} | set(report.sources)


def adds_one_article(before: Report, after: Report, article: Article, year: int) -> bool:
    """Return whether `after` is `before` with that article in that year, and nothing else."""
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
