"""A workbook as bytes that depend on what it holds and on its day, and on nothing else (reproducible-builds.org)."""

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a zip file


def sealed(book: Workbook, day: date) -> bytes:
    """The workbook saved: the library stamps the time of saving, which gives way to the day."""
    midnight = datetime(day.year, day.month, day.day)
    book.properties.created = midnight
    saved, made = BytesIO(), BytesIO()
    book.save(saved)
    stamp = rb"\g<1>" + f"{midnight:%Y-%m-%dT%H:%M:%SZ}".encode()
    with ZipFile(saved) as before, ZipFile(made, "w", ZIP_DEFLATED, compresslevel=9) as after:
        for name in before.namelist():
            content = before.read(name)
            content = _MODIFIED.sub(stamp, content) if name == "docProps/core.xml" else content
            after.writestr(_entry(name), content)
    return made.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EARLIEST)
    entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
    return entry
