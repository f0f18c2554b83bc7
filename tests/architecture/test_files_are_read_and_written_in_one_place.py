"""Files of a report are read, listed and written by `filesystem/` alone, so that each refusal of the system is a problem.

The other modules that touch the disk themselves are listed here, with what they touch.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

import pytest

from tests.conftest import ROOT
from tests.syntax_trees import syntax_tree

CODE = ROOT / "generator" / "bilan"
CALLS = {
    "open", "read_bytes", "read_text", "iterdir", "glob", "rglob", "scandir", "listdir", "walk", "write_bytes", "write_text",
    "mkdir", "touch", "unlink", "rmdir", "rmtree", "copy", "copy2", "copytree", "symlink_to", "hardlink_to",
}  # fmt: skip
OF_OTHERS = {"ast.walk", "copy", "copy.copy", "webbrowser.open"}  # functions of those names that touch no disk

OWN_FILES = "files of the package"
BUILT = "the built site and the folders beside it"
CACHE = "the cache"
LIBRARIES = "what is installed on the computer"
ALLOWED = {
    "cache/cache_file.py": CACHE,
    "cache/toolchain.py": LIBRARIES,
    "cli/__init__.py": "standard output",
    "fonts/font_subset.py": OWN_FILES,
    "fonts/pdf_arabic_font.py": OWN_FILES,
    "importers/column_mapping.py": OWN_FILES,
    "spreadsheets/xlsx_reader/archive.py": "parts of an archive that is read already",
    "linkcheck/link_request.py": "addresses of other sites",
    "cli/installed_package.py": LIBRARIES,
    "documentation/doc_pages.py": OWN_FILES,
    "locales/catalog.py": OWN_FILES,
    "mkdocs_plugin/atomic_swap.py": BUILT,
    "mkdocs_plugin/page_building/hardlinks.py": BUILT,
    "mkdocs_plugin/portable_project.py": OWN_FILES,
    "mkdocs_plugin/preview/incremental_rebuild.py": BUILT,
    "mkdocs_plugin/site_assets.py": OWN_FILES,
    "mkdocs_plugin/theme_assets/style_sheet.py": OWN_FILES,
    "mkdocs_plugin/up_to_date_check.py": BUILT,
    "offline/site_copy.py": OWN_FILES,
    "pdf/pdf_fonts.py": LIBRARIES,
    "pdf/typst_cache.py": OWN_FILES,
    "pdf/typst_compiler.py": OWN_FILES,
    "model/logo_file.py": "bytes that are read already",
    "pictures/picture_file.py": "bytes that are read already",
    "publish/host_files.py": BUILT,
    "scaffolds/dependency_lock.py": OWN_FILES,
    "scaffolds/sample_reports.py": OWN_FILES,
    "scaffolds/scaffold_texts.py": OWN_FILES,
}


def _calls(tree: ast.AST) -> Iterator[str]:
    """The functions of `CALLS` that a module calls or hands on, by name; `open` may be a name of its own, unless it is called."""
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
        is_function = id(node) in called or (isinstance(node, ast.Attribute) and name != "open")
        if name in CALLS and is_function and ast.unparse(node) not in OF_OTHERS:
            yield name


@cache
def _touching() -> dict[str, set[str]]:
    modules = {path.relative_to(CODE).as_posix(): path for path in CODE.rglob("*.py")}
    found = {name: {*_calls(syntax_tree(path))} for name, path in modules.items()}
    return {name: calls for name, calls in found.items() if calls and not name.startswith("filesystem/")}


def test_only_the_listed_modules_touch_the_disk_themselves() -> None:
    assert {name: calls for name, calls in _touching().items() if name not in ALLOWED} == {}


def test_no_module_is_listed_that_no_longer_does() -> None:
    assert set(ALLOWED) - _touching().keys() == set()


@pytest.mark.parametrize(
    ("code", "touches"),
    [
        ("open('a')", True),
        ("Path('a').read_text()", True),
        ("partial(path.write_bytes, data)", True),
        ("os.walk(folder)", True),
        ("ast.walk(tree)", False),
        ("text.replace('a', 'b')", False),
        ("opened(path)", False),
        ("self.open.append(node)", False),
        ("path.open('rb')", True),
    ],
)
def test_a_call_is_recognised(code: str, touches: bool) -> None:
    assert bool([*_calls(ast.parse(code))]) is touches
