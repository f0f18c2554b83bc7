"""Each sample gives, byte for byte, its golden file; every one is small and well-formed XML."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import pytest

from .samples import DRAWN_NAMES, drawn

MOST_BYTES = 5 * 1024
MOST_BYTES_OF = {"panels": 8 * 1024, "heat-map": 8 * 1024, "calendar": 8 * 1024, "regions": 16 * 1024}


@pytest.mark.parametrize("name", DRAWN_NAMES)
def test_the_golden_drawing(name: str, golden: Callable[[str, str], None]) -> None:
    """`pytest --rewrite-golden` writes them anew; look at them before committing."""
    golden(name, drawn()[name])


@pytest.mark.parametrize("name", DRAWN_NAMES)
def test_small_and_well_formed(name: str) -> None:
    """At most five kilobytes, more for some fifty values and for maps; coordinates of at most two decimals."""
    svg = drawn()[name]
    most = next((most for kind, most in MOST_BYTES_OF.items() if name.startswith(kind)), MOST_BYTES)
    assert len(svg.encode()) <= most
    ElementTree.fromstring(svg)
    assert not re.search(r'(?:d|x|y|width|height|viewBox)="[^"]*\.\d{3}', svg)


def test_the_same_bytes_in_another_process() -> None:
    """Whatever the order in which Python hashes."""
    program = (
        "from charts.samples import drawn; from hashlib import sha256; print(sha256(repr(drawn()).encode()).hexdigest())"
    )
    folders = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
    environment = {**os.environ, "PYTHONHASHSEED": "12345", "PYTHONPATH": os.pathsep.join(folders)}
    printed = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert printed.strip() == sha256(repr(drawn()).encode()).hexdigest()
