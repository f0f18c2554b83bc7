"""The Jinja environment of the templates: strict, and every value that is printed goes through the encoder."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.markdown.encoder import encoded


@cache
def environment() -> Environment:
    """The environment; an unknown name is an error, a printed value inert text unless it is markup made by the printer."""
    return Environment(
        loader=PackageLoader("generator", "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        comment_start_string="<#",  # `{#` begins the id of a heading in Markdown
        comment_end_string="#>",
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _finalized(value: object) -> Markup:
    # An undefined name must reach Jinja as it is: turned into text here it would raise without its template and line.
    return value if isinstance(value, StrictUndefined) else encoded(value)  # type: ignore[return-value]


def rendered(template: str, **values: object) -> Markup:
    """A template of the package with its values."""
    return Markup(environment().get_template(template).render(**values))
