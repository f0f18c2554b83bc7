"""What the preview shows while the report has errors: the last good edition, and the problems over each of its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.edition import Edition
from generator.language.language import Language
from generator.pages.sheet import Page
from generator.problems import Place, errors
from generator.reporters import html

_NOTHING_YET = Page("/", Language("en"), "Bilan", "", "# The report cannot be shown yet\n", Place("mkdocs.yml"))


class Preview:
    """Remembers, through one run of `mkdocs serve`, the last edition that could be shown."""

    def __init__(self) -> None:
        self._good = Edition(None, (_NOTHING_YET,), (), {})
        self._troubled: Edition | None = None

    def shown(self, edition: Edition, publishable: bool) -> Edition:
        """The edition to show: this one when it is good, else the last good one, or a page that says there is none yet."""
        self._troubled = None if publishable else edition
        if publishable:
            self._good = replace(edition, problems=())
        return self._good

    def over(self, page: str, opens: Callable[[Place], str]) -> str:
        """The page with the problems over it, where there are any."""
        if self._troubled is None:
            return page
        problems = html.report(errors(self._troubled.problems), self._troubled.sources, opens)
        head, body, rest = page.partition("</header>")
        return f"{head}{body}{problems}{rest}" if body else page + problems
