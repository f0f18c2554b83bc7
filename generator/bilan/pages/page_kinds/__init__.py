"""The kinds of page: one a module, found by being here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from bilan.pages.page import PageSpec
from bilan.render.formatter import PageFormatter

Kind = Callable[[PageFormatter], Iterator[PageSpec]]


def all_kinds() -> tuple[Kind, ...]:
    """The function `sheets` of every module of this folder, by name of module."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").sheets for name in names)
