"""Problems for the preview: the same list as the command line, each with a link that opens its place in an editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from generator.causes import Cause, causes
from generator.editing.labels import Labels
from generator.language.wording import ENGLISH, Wording
from generator.problems import Place, Problem
from generator.reading.source import Source
from generator.reporters.sentences import follows
from generator.reporters.text import SEVERITIES, excerpt, summary
from generator.said import said

Opens = Callable[[Place], str]

_OVER = Markup(
    '<section class="bilan-problems" role="alert" aria-label="Bilan" lang="{}" dir="{}">'
    "<details open><summary><strong>{}</strong> {}</summary>{}</details></section>"
)
_BADGE = Markup('<p class="bilan-badge" lang="{}" dir="{}"><a href="{}">{}</a></p>')
_PAGE = Markup(
    '<!doctype html>\n<html lang="{lang}" dir="{dir}"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="assets/preview.css"></head>'
    '<body class="bilan-list"><h1>{title}</h1><p><a href="./">{back}</a></p>{listed}</body></html>\n'
)
_ITEM = Markup(
    '<li><a href="{}"><code dir="ltr">{}</code></a> <span>{} <code dir="ltr">{}</code></span> <b dir="auto">{}</b>'
    "<p>{}</p>{}<p>{}</p>{}{}</li>"
)
_FOLLOWS = Markup('<p class="bilan-follows">{}</p>')
_EXCERPT = Markup('<pre dir="ltr">{}</pre>')


def over(problems: Sequence[Problem], sources: Mapping[str, Source], opens: Opens, wording: Wording = ENGLISH) -> str:
    """A section to be laid over the last good page; it can be closed and opened again, by keyboard too."""
    told, below = wording(summary(problems)), wording(said("This page is the last good one."))
    listed = _listed(problems, sources, opens, wording)
    return str(_OVER.format(wording.language, wording.direction, told, below, listed))


def badge(problems: Sequence[Problem], address: str, wording: Wording = ENGLISH) -> str:
    """How many problems there are, as a link to the page that lists them; nothing where there are none."""
    told = wording(summary(problems))
    return str(_BADGE.format(wording.language, wording.direction, address, told)) if problems else ""


def page(problems: Sequence[Problem], sources: Mapping[str, Source], opens: Opens, wording: Wording = ENGLISH) -> str:
    """A page that lists all problems."""
    return str(
        _PAGE.format(
            lang=wording.language,
            dir=wording.direction,
            title=wording(summary(problems)),
            back=wording(said("To the report")),
            listed=_listed(problems, sources, opens, wording),
        )
    )


def _listed(problems: Sequence[Problem], sources: Mapping[str, Source], opens: Opens, wording: Wording) -> Markup:
    labels = Labels(sources, wording.language)
    return Markup("<ol>{}</ol>").format(
        Markup("").join(_told(cause, sources, opens, wording, labels) for cause in causes(problems))
    )


def _told(cause: Cause, sources: Mapping[str, Source], opens: Opens, wording: Wording, labels: Labels) -> Markup:
    problem = cause.problem
    place = problem.place
    source = sources.get(place.file)
    line = source.line(place.line) if source else ""
    shown = "\n".join(excerpt(line, place.line, place.column, place.width)) if line.strip() else ""
    where = f"{place.file}:{place.line}:{place.column}"
    told = _EXCERPT.format(shown) if shown else ""
    severity, message, hint = map(wording, (SEVERITIES[problem.severity], problem.message, problem.hint))
    snippet = _EXCERPT.format(problem.snippet) if problem.snippet else ""
    more = _FOLLOWS.format(wording(follows(cause))) if cause.consequences else ""
    return _ITEM.format(opens(place), where, severity, problem.code, labels.at(place), message, told, hint, snippet, more)
