"""A decorator for views of the whole report that many pages use: computed at first use and cached with the report."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from bilan.model.report import Report

T = TypeVar("T")


def cached_view(view: Callable[[Report], T]) -> Callable[[Report], T]:
    """The view, computed once for each report. Its result is shared and must not be modified."""
    name = f"{view.__module__}.{view.__qualname__}"

    @wraps(view)
    def cached(report: Report) -> T:
        return report.views.of(name, view, report)

    return cached
