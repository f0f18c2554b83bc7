"""What Typst made of the same data is not made again."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from bilan.cache.cache import Cache
from bilan.exports.export_file import FILES, ExportFile
from bilan.pdf.pdf_fonts import FAMILIES, fallback_versions, own_fonts
from bilan.pdf.typst_compiler import STANDARDS, TEMPLATES


@cache
def typst_toolchain() -> str:
    """What a document depends on besides its data: the templates, the version of Typst, the fonts."""
    templates = "".join(path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.glob("*.typ")))
    versions = (version(package) for package in ("typst", *(f"fontpkg-{name}" for name in FAMILIES.values())))
    return "\n".join((*versions, *fallback_versions(), own_fonts(), *STANDARDS, templates))


def load(cache: Cache, key: str, path: str) -> ExportFile | None:
    """The cached file with a key, which has all that it depends on, for a path; None if there is none."""
    found = cache.entry(("typst", path), key, FILES).load()
    return found[0] if found else None


def save(cache: Cache, key: str, path: str, content: bytes, *, permanent: bool = True) -> ExportFile:
    """The file with this content, which is put into the cache."""
    return cache.entry(("typst", path), key, FILES).store([ExportFile(path, content, permanent)])[0]
