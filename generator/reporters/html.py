"""Problems over the pages of the preview: the same list as the command line, each with a link that opens its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from generator.problems import Place, Problem
from generator.reading.source import Source
from generator.reporters.text import excerpt, summary

_LIST = Markup(
    '<section class="bilan-problems" role="alert" aria-label="Bilan" lang="en" dir="ltr">'
    "<p><strong>{}</strong> The page below is the last good one.</p><ol>{}</ol></section>"
)
_ITEM = Markup('<li><a href="{}"><code>{}</code></a> <code>{}</code><p>{}</p><pre>{}</pre><p>{}</p></li>')


def report(problems: Sequence[Problem], sources: Mapping[str, Source], opens: Callable[[Place], str] | None = None) -> str:
    """One section of HTML; `opens` gives the address that opens a place in an editor."""
    items = Markup("").join(_told(problem, sources, opens) for problem in problems)
    return str(_LIST.format(summary(problems), items))


def _told(problem: Problem, sources: Mapping[str, Source], opens: Callable[[Place], str] | None) -> Markup:
    place = problem.place
    source = sources.get(place.file)
    line = source.line(place.line) if source else ""
    shown = "\n".join(excerpt(line, place.line, place.column, place.width)) if line.strip() else ""
    where = f"{place.file}:{place.line}:{place.column}"
    return _ITEM.format(opens(place) if opens else "#", where, problem.code, problem.message, shown, problem.hint)
