"""A template prints the block of its name; nothing lists them."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import bilan.blocks
from bilan.blocks.block import Block
from bilan.pages.markdown_renderer import template_of
from bilan.pdf.block_nodes import NODES
from bilan.render.jinja_environment import TEMPLATES

OF_THE_THEME = {"blocks/imprint.j2"}


def _classes() -> set[type[Block]]:
    modules = [import_module(f"bilan.blocks.{module.name}") for module in iter_modules(bilan.blocks.__path__)]
    classes = {value for module in modules for value in vars(module).values() if isinstance(value, type)}
    return {kind for kind in classes if issubclass(kind, Block) and kind is not Block}


def test_each_template_has_a_block() -> None:
    """A block without a template is one that only documents show, or one that no page shows yet."""
    blocks = {template_of(kind.__name__) for kind in _classes()}
    found = {f"blocks/{path.name}" for path in (TEMPLATES / "blocks").glob("[!_]*.j2")} - OF_THE_THEME
    assert len(found) > 30
    assert found - blocks == set()
    assert "blocks/prose.j2" not in found  # hand-written Markdown has the layout of its author


def test_the_name_of_a_template_is_that_of_the_class() -> None:
    assert template_of("KeyFigures") == "blocks/key_figures.j2"
    assert template_of("Sum") == "blocks/sum.j2"


def test_each_template_has_nodes_for_documents_and_comparisons() -> None:
    """Hand-written Markdown becomes elements first (`bilan.pdf.prose_nodes`)."""
    found = {f"blocks/{path.name}" for path in (TEMPLATES / "blocks").glob("[!_]*.j2")} - OF_THE_THEME
    assert found == {template_of(kind.__name__) for kind in NODES} & found
