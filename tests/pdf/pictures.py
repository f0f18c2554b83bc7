"""A picture for tests: a portrait of 400 by 500 pixels, as PNG."""

from __future__ import annotations

import struct
import zlib


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


WIDTH, HEIGHT = 400, 500
_ROWS = b"".join(b"\0" + bytes([180, 190, 210]) * WIDTH for _ in range(HEIGHT))
PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(_ROWS))
    + _chunk(b"IEND", b"")
)
