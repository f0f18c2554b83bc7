"""Problems as workflow commands, which GitHub shows beside the lines of a merge request.

Texts are escaped as the runner does it (actions/toolkit, packages/core/src/command.ts); otherwise a text could contain a
command.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bilan.diagnostics.causes import Cause, causes
from bilan.diagnostics.problem import Problem, Severity
from bilan.locales.editor_locale import ENGLISH, EditorLocale
from bilan.messages.message import translatable
from bilan.reporters.sentences import as_one_text
from bilan.reporters.text_report import summary
from bilan.yaml.source_text import SourceText

SHOWN = 10  # of each severity in a step; GitHub drops the rest (actions/toolkit, docs/problem-matchers.md)


def report(problems: Sequence[Problem], sources: Mapping[str, SourceText], editor_locale: EditorLocale = ENGLISH) -> str:  # noqa: ARG001
    """Return one command in each line, errors first; at the end a notice if GitHub will not show them all."""
    found = causes(problems)
    gravest_first = sorted(found, key=lambda cause: cause.problem.severity is not Severity.ERROR)
    return "".join(
        f"{command}\n"
        for command in [*(_command(cause, editor_locale) for cause in gravest_first), *_left_out(found, editor_locale)]
    )


def _command(cause: Cause, editor_locale: EditorLocale) -> str:
    problem = cause.problem
    place = problem.place
    end = place.column + place.width
    where = f"file={_property(place.file)},line={place.line},col={place.column},endColumn={end}"
    return f"::{problem.severity} {where},title={_property(problem.code)}::{_data(as_one_text(cause, editor_locale))}"


def _left_out(found: Sequence[Cause], editor_locale: EditorLocale) -> list[str]:
    problems = [cause.problem for cause in found]
    if max(sum(problem.severity is severity for problem in problems) for severity in Severity) <= SHOWN:
        return []
    text = translatable(
        "{summary} Only {shown} of each are shown beside the lines; “bilan check” lists all of them.",
        summary=summary(problems),
        shown=SHOWN,
    )
    return [f"::notice title=bilan::{_data(editor_locale(text))}"]


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
