"""The templates of MkDocs and its theme, compiled once for a test run: each build would compile them again (a third of a small build).

What is compiled is found by the text of the template, so that a changed template is compiled anew. MkDocs lists the 14,000 icons
of the theme, and leaves them out because their folder begins with a dot; in tests they are not listed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader
from mkdocs.theme import Theme

from bilan.render.jinja_environment import environment


class _WithoutHidden(FileSystemLoader):
    """Lists no file that begins with a dot, or whose folder does."""

    def list_templates(self) -> list[str]:
        found = (
            (Path(folder, file).relative_to(root).as_posix() for file in files if not file.startswith("."))
            for root in self.searchpath
            for folder, files in _shown_folders(root)
        )
        return sorted({name for names in found for name in names})


def _shown_folders(root: str) -> Iterator[tuple[str, list[str]]]:
    for folder, below, files in os.walk(root, followlinks=False):
        below[:] = [name for name in below if not name.startswith(".")]
        yield folder, files


_FOLDER = "BILAN_TESTS_TEMPLATES"  # the variable that names the folder to the processes of builds
_new_environment = Theme.get_env


def keep_compiled(folder: Path) -> None:
    """From now on this process, and those that it starts with `run_build`, keep what they compile in a folder."""
    folder.mkdir(exist_ok=True)
    os.environ[_FOLDER] = str(folder)
    use_compiled()


def use_compiled() -> None:
    """Use what is kept in the folder of this test run, if it has one."""
    if folder := os.environ.get(_FOLDER):
        compiled = FileSystemBytecodeCache(folder)

        def with_compiled(self: Theme) -> Environment:
            made = _new_environment(self)
            made.bytecode_cache = compiled
            made.loader = _WithoutHidden(self.dirs)
            return made

        Theme.get_env = with_compiled  # type: ignore[method-assign]


def compile_ours() -> None:
    """Compile the templates of Bilan, as the first build of a process does."""
    for name in environment().list_templates():
        environment().get_template(name)
