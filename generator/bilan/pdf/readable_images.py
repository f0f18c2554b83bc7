"""Images for the PDF: those of hand-written pages, and the pictures of the report.

Typst decides which images of pages can be shown: each is tried alone, once for its content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from bilan.cache.cache import Cache
from bilan.diagnostics.problem import Problem
from bilan.exports.export_file import FILES, ExportFile
from bilan.filesystem.file_reading import read_file
from bilan.model.picture import Picture
from bilan.pdf import pdf_fonts, typst_cache, typst_compiler
from bilan.pdf.typst_compiler import TypstError
from bilan.pictures.picture_file import PictureFile
from bilan.pictures.renditions import JPEG, LARGEST, decoded, height_at, rendition

_PICTURE = "picture:"


def picture_address(picture: Picture) -> str:
    """The address of a picture of the report, where the address of an image is expected."""
    return f"{_PICTURE}{picture.id}"


class ImageReader:
    """Reads images from the folder of a report, and its `pictures`. The cache `store` has those that can be shown."""

    def __init__(self, root: Path, store: Cache, pictures: Mapping[str, Picture] = MappingProxyType({})) -> None:
        self._root, self._store, self._pictures = root, store, pictures

    def read(self, page: str, address: str) -> tuple[str, bytes] | None:
        """The name of an image for Typst (its SHA-256 and suffix), and its content.

        None if the file cannot be read; the page reports that (`missing-file`, `outside-resource`).
        """
        if address.startswith(_PICTURE):
            return self._picture(self._pictures[address.removeprefix(_PICTURE)].image)
        path = (self._root / page).parent / address
        content = read_file(path, address)
        if isinstance(content, Problem):
            return None
        return hashlib.sha256(content).hexdigest() + path.suffix.lower(), content

    def _picture(self, image: PictureFile | None) -> tuple[str, bytes] | None:
        """A copy of a picture that is large enough for paper."""
        if image is None:
            return None
        name = f"{image.digest}.jpg"
        made = self._store.get(("picture for paper", image.digest), LARGEST, lambda: list(_copy(name, image)), FILES)
        return name, made[0].content

    def fault(self, name: str, content: bytes) -> str:
        """Why the PDF cannot show an image, in Typst's words; empty if it can."""
        inputs = typst_cache.typst_toolchain()
        return str(self._store.get(("image", name), inputs, lambda: _fault(name, content)))


def _copy(name: str, image: PictureFile) -> Iterator[ExportFile]:
    width = min(image.width, LARGEST)
    yield ExportFile(name, rendition(decoded(image), (width, height_at(image, width)), JPEG))


def _fault(name: str, content: bytes) -> str:
    try:
        typst_compiler.check_image(name, content, pdf_fonts.fonts())
    except TypstError as error:
        return str(error).rstrip(".")
    return ""
