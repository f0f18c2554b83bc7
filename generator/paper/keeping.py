"""What was set once from the same words is not set again."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from generator.exports import file
from generator.exports.file import File
from generator.keeping.store import Store
from generator.paper.fonts import FAMILIES, fallback_versions
from generator.paper.typesetting import STANDARDS, TEMPLATES


@cache
def made_with() -> str:
    """What a document depends on besides its data: the templates, the version of Typst, the fonts."""
    templates = "".join(path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.glob("*.typ")))
    versions = (version(package) for package in ("typst", *(f"fontpkg-{name}" for name in FAMILIES.values())))
    return "\n".join((*versions, *fallback_versions(), *STANDARDS, templates))


def found(store: Store, key: str, path: str) -> File | None:
    """The file kept under a key, which stands for all that it depends on, at a path."""
    told = store.get_json(key)
    return file.found((path, *told), store) if told else None


def put(store: Store, key: str, path: str, content: bytes) -> File:
    """The file of a content, kept under a key."""
    made = file.kept(File(path, content), store)
    store.put_json(key, made.told[1:])
    return made
