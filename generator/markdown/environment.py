"""The Jinja environment of the templates: strict, and every value that is printed goes through the encoder."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr, Getattr
from jinja2.runtime import Context
from markupsafe import Markup

from generator.markdown.encoder import encoded
from generator.problems import Code, Place, Problem
from generator.said import said

BAD_TEMPLATE = Code("bad-template")
T = TypeVar("T")
TEMPLATES = Path(__file__).parent.parent / "templates"


class UnprintableTemplateError(Exception):
    """A template that cannot be printed, as a problem at its file and line."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Values(Context):
    """What a template is given. Functions are called as they are: none of ours asks which template it is called from."""

    def call(
        self,
        function: Callable[..., T],
        /,
        *args: object,
        _loop_vars: object = None,
        _block_vars: object = None,
        **named: object,
    ) -> T:
        return function(*args, **named)


class _Printing(CodeGenerator):
    """Prints what the encoder makes of a value, and asks a value for what Python knows as its attribute.

    Jinja would escape what is encoded once more, which changes nothing, and look for a key where there is no attribute.
    """

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002
        self.write("environment.finalize(")

    def _output_child_post(self, node: Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002
        self.write(")")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


class _Environment(Environment):
    code_generator_class = _Printing
    context_class = _Values


@cache
def environment() -> Environment:
    """The environment; an unknown name is an error, a printed value inert text unless it is markup made by the printer."""
    return _Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        comment_start_string="<#",  # `{#` begins the id of a heading in Markdown
        comment_end_string="#>",
        finalize=encoded,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        optimized=False,  # there is no arithmetic of constants to be found in our templates
    )


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
