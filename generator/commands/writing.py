"""How a command changes a file: whole, or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path


def put(path: Path, data: bytes) -> None:
    """Write the file so that a preview never reads half of it."""
    whole = path.resolve()
    half = whole.with_name(f".{whole.name}.half")
    whole.parent.mkdir(parents=True, exist_ok=True)
    try:
        half.write_bytes(data)
        if whole.exists():
            shutil.copymode(whole, half)
        half.replace(whole)
    finally:
        half.unlink(missing_ok=True)
