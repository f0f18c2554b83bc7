"""Checks of meaning: one rule a module, functions that yield the problems they find.

`check(report)` is of the whole report; `check_articles(articles)` is of the articles of a year and may look at nothing else:
where they are the same, so are its problems. A module placed in this folder is run; nothing else has to know of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from generator.model.articles import Articles, YearlyArticles
from generator.model.press import Article
from generator.model.report import Report
from generator.model.texts import texts_of
from generator.noting import noted, problems_in
from generator.problems import Problem
from generator.reading.memory import Memory

Check = Callable[[Any], Iterator[Problem]]


def checks(named: str) -> tuple[Check, ...]:
    """The function of that name of every module of this folder that has one, by name of module."""
    names = sorted(module.name for module in iter_modules(__path__))
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return tuple(getattr(module, named) for module in modules if hasattr(module, named))


def check_report(report: Report, memory: Memory | None = None) -> tuple[Problem, ...]:
    """Every problem of meaning in a report; articles that did not change since are not looked into."""
    memory = memory or Memory()
    found = [problem for check in checks("check") for problem in check(report)]
    for year in report.years.values():
        for part in year.articles.parts if isinstance(year.articles, Articles) else (year.articles,):
            found += _of_articles(part, year.number, report.languages, memory)
    return tuple(found)


def _of_articles(articles: Sequence[Article], year: int, languages: tuple[str, ...], memory: Memory) -> tuple[Problem, ...]:
    def found() -> list[Any]:
        told = YearlyArticles(year, languages, articles, texts_of(articles))
        return noted(problem for check in checks("check_articles") for problem in check(told))

    if not isinstance(articles, Articles):
        return problems_in(found())
    return problems_in(memory.noted(f"checks of {articles.file}", articles.digest, found))
