"""Which images of hand-written pages the PDF can show. Typst decides: each image is tried alone, once for its content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from bilan.cache.cache import Cache
from bilan.diagnostics.problem import Problem
from bilan.filesystem.file_reading import read_file
from bilan.pdf import typst_cache, typst_compiler
from bilan.pdf.typst_compiler import TypstError


class ImageReader:
    """Reads images from the folder of a report. The cache `store` has those that can be shown."""

    def __init__(self, root: Path, store: Cache) -> None:
        self._root, self._store = root, store

    def read(self, page: str, address: str) -> tuple[str, bytes] | None:
        """The name of an image for Typst (its SHA-256 and suffix), and its content.

        None if the file cannot be read; the page reports that (`missing-file`, `outside-resource`).
        """
        path = (self._root / page).parent / address
        content = read_file(path, address)
        if isinstance(content, Problem):
            return None
        return hashlib.sha256(content).hexdigest() + path.suffix.lower(), content

    def fault(self, name: str, content: bytes) -> str:
        """Why the PDF cannot show an image, in Typst's words; empty if it can."""
        inputs = typst_cache.typst_toolchain()
        return str(self._store.get(("image", name), inputs, lambda: _fault(name, content)))


def _fault(name: str, content: bytes) -> str:
    try:
        typst_compiler.check_image(name, content)
    except TypstError as error:
        return str(error).rstrip(".")
    return ""
