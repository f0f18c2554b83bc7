"""A reproducible ZIP archive: the same files and day give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_READABLE = 0o100644 << 16
_COMPRESSED_TYPES = (".pdf", ".png", ".woff2", ".xlsx", ".gz", ".jpg", ".webp")


def zip_bytes(files: Mapping[str, bytes], folder: str, day: date) -> bytes:
    """An archive of the files in a folder of that name, all dated `day`."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for path in sorted(files):
            entry = ZipInfo(f"{folder}/{path}", (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            entry.external_attr = _READABLE
            entry.compress_type = ZIP_STORED if path.endswith(_COMPRESSED_TYPES) else ZIP_DEFLATED
            archive.writestr(entry, files[path], compresslevel=9)
    return buffer.getvalue()
