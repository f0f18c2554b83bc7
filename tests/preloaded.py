"""What the process imports and compiles that forks the processes of builds (tests/build_process.py)."""

import mkdocs.__main__  # noqa: F401

import bilan.mkdocs_plugin.plugin_build  # noqa: F401
from tests.compiled_templates import compile_ours

compile_ours()
