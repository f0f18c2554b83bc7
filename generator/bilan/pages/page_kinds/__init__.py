"""The kinds of page: each module of this folder is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from bilan.model.report import Report
from bilan.pages.page import PageSpec

Kind = Callable[[Report], Iterator[PageSpec]]


def all_kinds() -> tuple[Kind, ...]:
    """The function `page_specs` of every module in this folder, sorted by module name."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").page_specs for name in names)
