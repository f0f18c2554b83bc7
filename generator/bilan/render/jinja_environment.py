"""The Jinja environment of the templates: strict, and every value that is printed goes through the encoder."""

from __future__ import annotations

import traceback
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Call, Expr, Getattr
from markupsafe import Markup

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import translatable
from bilan.render.escape import escape_value

BAD_TEMPLATE = Code("bad-template")
TEMPLATES = Path(__file__).parent.parent / "templates"


class UnprintableTemplateError(Exception):
    """A template that cannot be printed, as a problem at its file and line."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Printing(CodeGenerator):
    """Prints what the encoder makes of a value, asks it for what Python knows as its attribute, and just calls functions.

    Jinja would escape once more what is encoded, which changes nothing, look for a key where there is no attribute, and tell
    a function that asks for it which template it is called from; none of ours does.
    """

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002
        self.write("environment.finalize(")

    def _output_child_post(self, node: Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002
        self.write(")")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller)
        else:
            self.visit(node.node, frame)
            self.write("(")
            for argument in (*node.args, *node.kwargs):
                self.visit(argument, frame)
                self.write(", ")
            self.write(")")


class _Environment(Environment):
    code_generator_class = _Printing


@cache
def environment() -> Environment:
    """The environment; an unknown name is an error, a printed value inert text unless it is markup made by the printer."""
    return _Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        comment_start_string="<#",  # `{#` begins the id of a heading in Markdown
        comment_end_string="#>",
        finalize=escape_value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        optimized=False,  # there is no arithmetic of constants to be found in our templates
    )


def render_template(template: str, **values: object) -> Markup:
    """A template of the package with its values; raises `UnprintableTemplateError` where it cannot be printed."""
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
    """The deepest line of a template on the way to an error: Jinja puts templates among the frames of a traceback."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return Place(error.filename, error.lineno)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith((".j2", ".html"))]
    return Place(frames[-1].filename, frames[-1].lineno or 1) if frames else None
