"""What the process that forks the processes of builds (tests/build_process.py) has done before: what each of them would do again."""

from importlib import import_module
from pkgutil import iter_modules

import mkdocs.__main__  # noqa: F401

import bilan.mkdocs_plugin.plugin
import bilan.pages.page_kinds
import bilan.rules
from bilan.cache.toolchain import toolchain_fingerprint
from bilan.exports.file_formats import all_formats
from bilan.pdf.pdf_fonts import covered_characters
from tests.compiled_templates import compile_ours

for name in ("material.plugins.search.plugin", "bilan.mkdocs_plugin.plugin_build", "bilan.mkdocs_plugin.up_to_date_check"):
    import_module(name)
for package in (bilan.rules, bilan.pages.page_kinds):
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
all_formats()
compile_ours()
covered_characters()
toolchain_fingerprint()
