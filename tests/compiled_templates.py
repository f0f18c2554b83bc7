"""The templates of MkDocs and its theme, compiled once for a test run: each build would compile them again (a third of a small build).

What is compiled is found by the text of the template, so that a changed template is compiled anew.
"""

from __future__ import annotations

import os
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.theme import Theme

from bilan.render.jinja_environment import environment

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
            return made

        Theme.get_env = with_compiled  # type: ignore[method-assign]


def compile_ours() -> None:
    """Compile the templates of Bilan, as the first build of a process does."""
    for name in environment().list_templates():
        environment().get_template(name)
