"""The Jinja environment of the templates: strict, and every value that is printed goes through the encoder."""

from __future__ import annotations

import traceback
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from markupsafe import Markup

from generator.markdown.encoder import encoded
from generator.problems import Code, Place, Problem
from generator.said import said

BAD_TEMPLATE = Code("bad-template")
TEMPLATES = Path(__file__).parent.parent / "templates"


class UnprintableTemplateError(Exception):
    """A template that cannot be printed, as a problem at its file and line."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@cache
def environment() -> Environment:
    """The environment; an unknown name is an error, a printed value inert text unless it is markup made by the printer."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        comment_start_string="<#",  # `{#` begins the id of a heading in Markdown
        comment_end_string="#>",
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


_AS_IT_IS = (Markup, StrictUndefined)


def _finalized(value: object) -> Markup:
    # An undefined name must reach Jinja as it is: turned into text here it would raise without its template and line.
    return value if isinstance(value, _AS_IT_IS) else encoded(value)  # type: ignore[return-value]


def rendered(template: str, **values: object) -> Markup:
    """A template of the package with its values; raises `UnprintableTemplateError` where it cannot be printed."""
    try:
        return Markup(environment().get_template(template).render(**values))
    except UnprintableTemplateError:
        raise
    except Exception as error:
        raise UnprintableTemplateError(_problem(error, template)) from error


def _problem(error: Exception, template: str) -> Problem:
    message = said("This template cannot be printed: {reason} ({kind}).", reason=error, kind=type(error).__name__)
    hint = said("The fault is in the template or in Bilan, not in the data.")
    return BAD_TEMPLATE.at(template_place(error) or Place(str(TEMPLATES / template)), message, hint)


def template_place(error: BaseException) -> Place | None:
    """The deepest line of a template on the way to an error: Jinja puts templates among the frames of a traceback."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return Place(error.filename, error.lineno)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith((".j2", ".html"))]
    return Place(frames[-1].filename, frames[-1].lineno or 1) if frames else None
