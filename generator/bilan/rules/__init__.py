"""Checks of meaning: one rule a module, functions that yield the problems they find.

`check(report)` is of the whole report; `check_articles(articles)` is of the articles of a year and may look at nothing else:
where they are the same, so are its problems. A module placed in this folder is run; nothing else has to know of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from bilan.cache.cache import Cache
from bilan.diagnostics.problem import Problem
from bilan.diagnostics.problem_records import dump_problems, load_problems
from bilan.model.article import Article
from bilan.model.article_index import Articles, YearlyArticles
from bilan.model.report import Report
from bilan.model.text_inventory import texts_of
from bilan.model.year import Year

Check = Callable[[Any], Iterator[Problem]]


def checks(named: str) -> tuple[Check, ...]:
    """The function of that name of every module of this folder that has one, by name of module."""
    names = sorted(module.name for module in iter_modules(__path__))
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return tuple(getattr(module, named) for module in modules if hasattr(module, named))


def check_report(report: Report, cache: Cache | None = None) -> tuple[Problem, ...]:
    """Every problem of meaning in a report; articles that did not change since are not looked into."""
    cache = cache or Cache()
    found = [problem for check in checks("check") for problem in check(report)]
    for year in report.years.values():
        for part in year.articles.parts if isinstance(year.articles, Articles) else (year.articles,):
            found += _of_articles(part, year, report.languages, cache)
    return tuple(found)


def _of_articles(articles: Sequence[Article], year: Year, languages: tuple[str, ...], cache: Cache) -> tuple[Problem, ...]:
    def found() -> list[Any]:
        year_articles = YearlyArticles(year.number, languages, articles, texts_of(articles), year.begins)
        return dump_problems(problem for check in checks("check_articles") for problem in check(year_articles))

    if not isinstance(articles, Articles):
        return load_problems(found())
    return load_problems(cache.get(("checks", articles.file), articles.digest, found))
