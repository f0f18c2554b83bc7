"""The text of `requirements.txt`: Bilan and everything it needs, each in one version with its hashes (pip's hash-checking
mode: what has another hash is not installed)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_INSTALLED = Path(__file__).parent / "requirements.txt"
_CHECKOUT = Path(__file__).parents[3] / "requirements.txt"
WHEELS = "wheels"  # the folder of a report for a wheel that no index has
_HEAD = """\
# Everything that builds this report, in one version each, with its hashes. “bilan lock” writes this file.
# python -m pip install --require-hashes -r requirements.txt
"""


@dataclass(frozen=True)
class Pin:
    """A version of Bilan, the SHA-256 hash of its package, and where the package is.

    `address` is that of the file if it comes from one; `local` says whether it is in the folder WHEELS. Otherwise an index
    has it.
    """

    version: str
    sha256: str
    address: str = ""
    local: bool = False


def lock_text(pin: Pin | None) -> str:
    """Return the text of the file; without a pin, a comment takes the place of Bilan."""
    dependencies = (_INSTALLED if _INSTALLED.is_file() else _CHECKOUT).read_text(encoding="utf-8")
    lines = dependencies.splitlines(keepends=True)
    begin = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    return "".join([_HEAD, "\n", _bilan(pin), "\n", *lines[begin:]])


def _bilan(pin: Pin | None) -> str:
    if pin is None:
        return "# Bilan itself is not locked yet: run “bilan lock FILE” with its wheel.\n"
    place = f"--find-links {WHEELS}\n" if pin.local else ""
    named = f"bilan @ {pin.address}" if pin.address else f"bilan=={pin.version}"
    return f"{place}{named} \\\n    --hash=sha256:{pin.sha256}\n"
