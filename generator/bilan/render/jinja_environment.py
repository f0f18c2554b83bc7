"""The Jinja environment of the templates: an unknown name is an error, and every printed value is escaped."""

from __future__ import annotations

import traceback
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from markupsafe import Markup

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import translatable
from bilan.render.escape import escape_value

BAD_TEMPLATE = Code("bad-template")
TEMPLATES = Path(__file__).parent.parent / "templates"


class UnprintableTemplateError(Exception):
    """A template failed; `problem` names its file and line."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@cache
def environment() -> Environment:
    """Return the environment. It prints a value as inert text, unless the value is `Markup` from the formatter."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        comment_start_string="<#",  # `{#` starts the id of a heading in Markdown
        comment_end_string="#>",
        finalize=escape_value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        optimized=False,  # our templates have no constant expressions to fold
    )


def render_template(template: str, **values: object) -> Markup:
    """Render a template of the package with these values.

    Raises `UnprintableTemplateError` when the template fails.
    """
    try:
        return Markup(environment().get_template(template).render(**values))
    except UnprintableTemplateError:
        raise
    except Exception as error:
        raise UnprintableTemplateError(_problem(error, template)) from error


def _problem(error: Exception, template: str) -> Problem:
    message = translatable("This template cannot be printed: {reason} ({kind}).", reason=error, kind=type(error).__name__)
    hint = translatable("The fault is in the template or in Bilan, not in the data.")
    return BAD_TEMPLATE.at(template_place(error) or Place(str(TEMPLATES / template)), message, hint)


def template_place(error: BaseException) -> Place | None:
    """Return the innermost template line in an error's traceback, or None. Jinja adds a frame for each template."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return Place(error.filename, error.lineno)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith((".j2", ".html"))]
    return Place(frames[-1].filename, frames[-1].lineno or 1) if frames else None
