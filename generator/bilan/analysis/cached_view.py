"""Views of a whole report that many pages ask for: computed when first asked, and kept with the report."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from bilan.model.report import Report

T = TypeVar("T")


def cached_view(view: Callable[[Report], T]) -> Callable[[Report], T]:
    """The view, computed once for each report; what it returns is shared and must not be changed."""
    name = f"{view.__module__}.{view.__qualname__}"

    @wraps(view)
    def kept(report: Report) -> T:
        return report.views.of(name, view, report)

    return kept
