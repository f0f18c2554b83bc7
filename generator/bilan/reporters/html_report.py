"""Problems in the preview: the list of the command line, each with a link that opens its place in an editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from bilan.diagnostics.causes import Cause, causes
from bilan.diagnostics.problem import Place, Problem
from bilan.editing.field_labels import Labels
from bilan.locales.editor_locale import ENGLISH, EditorLocale
from bilan.messages.message import translatable
from bilan.reporters.sentences import follows, source_line
from bilan.reporters.text_report import SEVERITIES, excerpt, summary
from bilan.yaml.source_text import SourceText

Opens = Callable[[Place], str]

_OVER = Markup(
    '<section class="bilan-problems" role="alert" aria-label="Bilan" lang="{}" dir="{}">'
    "<details open><summary><strong>{}</strong> {}</summary>{}</details></section>"
)
_BADGE = Markup('<aside class="bilan-badge" aria-label="Bilan" lang="{}" dir="{}"><a href="{}">{}</a></aside>')
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


def overlay_html(
    problems: Sequence[Problem], sources: Mapping[str, SourceText], opens: Opens, editor_locale: EditorLocale = ENGLISH
) -> str:
    """Return a section to show over the last good page; it can be closed and opened again, also by keyboard."""
    text, below = (
        editor_locale(summary(problems)),
        editor_locale(translatable("This page is from the last successful build.")),
    )
    listed = _problem_list(problems, sources, opens, editor_locale)
    return str(_OVER.format(editor_locale.language, editor_locale.direction, text, below, listed))


def badge_html(problems: Sequence[Problem], address: str, editor_locale: EditorLocale = ENGLISH) -> str:
    """Return the number of problems as a link to the page that lists them; empty if there are none."""
    text = editor_locale(summary(problems))
    return str(_BADGE.format(editor_locale.language, editor_locale.direction, address, text)) if problems else ""


def problem_page(
    problems: Sequence[Problem], sources: Mapping[str, SourceText], opens: Opens, editor_locale: EditorLocale = ENGLISH
) -> str:
    """Return a page that lists all problems."""
    return str(
        _PAGE.format(
            lang=editor_locale.language,
            dir=editor_locale.direction,
            title=editor_locale(summary(problems)),
            back=editor_locale(translatable("To the report")),
            listed=_problem_list(problems, sources, opens, editor_locale),
        )
    )


def _problem_list(
    problems: Sequence[Problem], sources: Mapping[str, SourceText], opens: Opens, editor_locale: EditorLocale
) -> Markup:
    labels = Labels(sources, editor_locale.language)
    return Markup("<ol>{}</ol>").format(
        Markup("").join(_list_item(cause, sources, opens, editor_locale, labels) for cause in causes(problems))
    )


def _list_item(
    cause: Cause, sources: Mapping[str, SourceText], opens: Opens, editor_locale: EditorLocale, labels: Labels
) -> Markup:
    problem = cause.problem
    place = problem.place
    line = source_line(problem, sources)
    shown = "\n".join(excerpt(line, place.line, place.column, place.width)) if line else ""
    where = f"{place.file}:{place.line}:{place.column}"
    lines = _EXCERPT.format(shown) if shown else ""
    severity, message, hint = map(editor_locale, (SEVERITIES[problem.severity], problem.message, problem.hint))
    snippet = _EXCERPT.format(problem.snippet) if problem.snippet else ""
    more = _FOLLOWS.format(editor_locale(follows(cause))) if cause.consequences else ""
    return _ITEM.format(opens(place), where, severity, problem.code, labels.at(place), message, lines, hint, snippet, more)
