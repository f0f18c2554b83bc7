"""Checks of meaning: one rule a module, each a function `check(report)` that yields the problems it finds.

A module placed in this folder is run; nothing else has to know of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from generator.model.report import Report
from generator.problems import Problem

Check = Callable[[Report], Iterator[Problem]]


def all_checks() -> tuple[Check, ...]:
    """The check of every module of this folder, by name of module."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").check for name in names)


def check_report(report: Report) -> tuple[Problem, ...]:
    """Every problem of meaning in a report."""
    return tuple(problem for check in all_checks() for problem in check(report))
