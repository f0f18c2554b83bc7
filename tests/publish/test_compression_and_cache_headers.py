"""Which files are compressed, how well, and which a browser may keep for a year: each number on both sides."""

from __future__ import annotations

from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from bilan.publish.compression import compress
from bilan.publish.content_security_policy import Policy
from bilan.publish.http_headers import header_rules


@pytest.mark.parametrize(("size", "compressed"), [(999, False), (1000, True)])
def test_a_text_of_a_thousand_bytes_is_compressed(tmp_path: Path, size: int, compressed: bool) -> None:
    (tmp_path / "a.css").write_bytes(b"a" * size)
    assert compress(tmp_path, ["a.css"]) == (("a.css.gz", "a.css.br") if compressed else ())


def test_files_that_would_grow_are_not_compressed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(brotli.compress(bytes(range(256)) * 4000, quality=11) * 40 + bytes(range(256)) * 4)
    for made in compress(tmp_path, ["a.txt"]):
        assert (tmp_path / made).stat().st_size < (tmp_path / "a.txt").stat().st_size


def test_brotli_uses_the_second_highest_quality(tmp_path: Path) -> None:
    text = "".join(f".a{number * number % 977}{{color:#{number * 7919 % 65536:04x}00}}" for number in range(3000)).encode()
    (tmp_path / "a.css").write_bytes(text)
    compress(tmp_path, ["a.css"])
    packed = {quality: brotli.compress(text, mode=brotli.MODE_TEXT, quality=quality) for quality in (9, 10, 11)}
    assert len(set(packed.values())) == 3
    assert (tmp_path / "a.css.br").read_bytes() == packed[10]


@pytest.mark.parametrize(
    ("file", "kept"),
    [
        ("assets/bundle.0a1b2c3.min.js", False),
        ("assets/bundle.0a1b2c3d.min.js", True),
        ("assets/bundle.0a1b2c3d.js", True),
        ("assets/bundle.0a1b2c3g.js", False),
        ("assets/main.0a1b2c3d.min.css", False),
        ("assets/plain.js", False),
    ],
)
def test_a_script_with_a_hashed_name_is_cached_for_a_year(file: str, kept: bool) -> None:
    found = [dict(rule.headers).get("Cache-Control") for rule in header_rules(Policy(), [file]) if rule.path == f"/{file}"]
    year = 365 * 24 * 60 * 60
    assert found == ([f"public, max-age={year}, immutable"] if kept else [])
