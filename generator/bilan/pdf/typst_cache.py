"""What was set once from the same words is not set again."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from bilan.cache.result_store import ResultStore
from bilan.exports import export_file
from bilan.exports.export_file import ExportFile
from bilan.pdf.pdf_fonts import FAMILIES, fallback_versions
from bilan.pdf.typst_compiler import STANDARDS, TEMPLATES


@cache
def typst_toolchain() -> str:
    """What a document depends on besides its data: the templates, the version of Typst, the fonts."""
    templates = "".join(path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.glob("*.typ")))
    versions = (version(package) for package in ("typst", *(f"fontpkg-{name}" for name in FAMILIES.values())))
    return "\n".join((*versions, *fallback_versions(), *STANDARDS, templates))


def load(store: ResultStore, key: str, path: str) -> ExportFile | None:
    """The file kept under a key, which stands for all that it depends on, at a path."""
    told = store.get_json(key)
    return export_file.load_file((path, *told), store) if told else None


def save(store: ResultStore, key: str, path: str, content: bytes) -> ExportFile:
    """The file of a content, kept under a key."""
    made = export_file.store_file(ExportFile(path, content), store)
    store.put_json(key, made.summary[1:])
    return made
