"""Problems for the preview: the same list as the command line, each with a link that opens its place in an editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from generator.problems import Place, Problem
from generator.reading.source import Source
from generator.reporters.text import excerpt, summary

Opens = Callable[[Place], str]

_OVER = Markup(
    '<section class="bilan-problems" role="alert" aria-label="Bilan" lang="en" dir="ltr">'
    "<p><strong>{}</strong> The page below is the last good one.</p>{}</section>"
)
_BADGE = Markup('<p class="bilan-badge" lang="en" dir="ltr"><a href="{}">{}</a></p>')
_PAGE = Markup(
    '<!doctype html>\n<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="assets/preview.css"></head>'
    '<body class="bilan-list"><h1>{title}</h1><p><a href="./">To the report</a></p>{listed}</body></html>\n'
)
_ITEM = Markup('<li><a href="{}"><code>{}</code></a> <span>{} <code>{}</code></span><p>{}</p>{}<p>{}</p></li>')
_EXCERPT = Markup("<pre>{}</pre>")


def over(problems: Sequence[Problem], sources: Mapping[str, Source], opens: Opens) -> str:
    """A section to be laid over the last good page."""
    return str(_OVER.format(summary(problems), _listed(problems, sources, opens)))


def badge(problems: Sequence[Problem], address: str) -> str:
    """How many problems there are, as a link to the page that lists them; nothing where there are none."""
    return str(_BADGE.format(address, summary(problems))) if problems else ""


def page(problems: Sequence[Problem], sources: Mapping[str, Source], opens: Opens) -> str:
    """A page that lists all problems."""
    return str(_PAGE.format(title=summary(problems), listed=_listed(problems, sources, opens)))


def _listed(problems: Sequence[Problem], sources: Mapping[str, Source], opens: Opens) -> Markup:
    return Markup("<ol>{}</ol>").format(Markup("").join(_told(problem, sources, opens) for problem in problems))


def _told(problem: Problem, sources: Mapping[str, Source], opens: Opens) -> Markup:
    place = problem.place
    source = sources.get(place.file)
    line = source.line(place.line) if source else ""
    shown = "\n".join(excerpt(line, place.line, place.column, place.width)) if line.strip() else ""
    where = f"{place.file}:{place.line}:{place.column}"
    told = _EXCERPT.format(shown) if shown else ""
    return _ITEM.format(opens(place), where, problem.severity, problem.code, problem.message, told, problem.hint)
