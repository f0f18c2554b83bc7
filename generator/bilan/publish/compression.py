"""Compresses files before they are requested: `.gz` (RFC 1952, without a time) and `.br` (RFC 7932) beside each text.

nginx serves them with `gzip_static` and `brotli_static`; Cloudflare, Netlify and GitHub Pages compress by themselves.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from bilan.filesystem.atomic_write import put_file
from bilan.filesystem.file_reading import read_or_raise

_TEXTS = {".bib", ".css", ".csv", ".html", ".js", ".json", ".md", ".svg", ".txt", ".webmanifest", ".xml"}
_QUALITY = 10  # of 11, which takes nearly three times as long for 1.6 % less
_SMALLEST = 1_000  # bytes; a smaller file fits into one packet anyway


def compress(site: Path, files: Iterable[str]) -> tuple[str, ...]:
    """Write both beside every text that becomes smaller; return the new files."""
    texts = [file for file in sorted(files) if Path(file).suffix in _TEXTS]
    with ThreadPoolExecutor() as threads:
        return tuple(compressed for some in threads.map(lambda file: _compressed(site, file), texts) for compressed in some)


def _compressed(site: Path, file: str) -> tuple[str, ...]:
    content = read_or_raise(site / file, str(site / file))
    if len(content) < _SMALLEST:
        return ()
    compressed = {
        ".gz": gzip.compress(content, 9, mtime=0),
        ".br": brotli.compress(content, mode=brotli.MODE_TEXT, quality=_QUALITY),
    }
    smaller = {suffix: packed for suffix, packed in compressed.items() if len(packed) < len(content)}
    for suffix, packed in smaller.items():
        put_file(site / f"{file}{suffix}", packed)
    return tuple(f"{file}{suffix}" for suffix in smaller)
