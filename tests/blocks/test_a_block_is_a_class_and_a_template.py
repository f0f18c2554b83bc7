"""A block is a class and the template of its name; nothing lists them."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import bilan.blocks
from bilan.blocks.block import Block
from bilan.blocks.text_blocks import Prose
from bilan.pages.markdown_renderer import template_of
from bilan.render.jinja_environment import TEMPLATES

WITHOUT_TEMPLATE = {Prose}  # hand-written Markdown has the layout of its author
OF_THE_THEME = {"blocks/imprint.j2"}


def _classes() -> set[type[Block]]:
    modules = [import_module(f"bilan.blocks.{module.name}") for module in iter_modules(bilan.blocks.__path__)]
    classes = {value for module in modules for value in vars(module).values() if isinstance(value, type)}
    return {kind for kind in classes if issubclass(kind, Block) and kind is not Block}


def test_each_block_has_a_template_and_each_template_a_block() -> None:
    expected = {template_of(kind.__name__) for kind in _classes() - WITHOUT_TEMPLATE}
    found = {f"blocks/{path.name}" for path in (TEMPLATES / "blocks").glob("[!_]*.j2")}
    assert len(expected) > 30
    assert found - OF_THE_THEME == expected


def test_the_name_of_a_template_is_that_of_the_class() -> None:
    assert template_of("KeyFigures") == "blocks/key_figures.j2"
    assert template_of("Sum") == "blocks/sum.j2"
