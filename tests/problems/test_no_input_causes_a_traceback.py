"""However bad the data, reading ends, every problem has a place and words, and what could be read can be walked."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.api import observations
from bilan.build_result import BuildResult, read_report
from tests.conftest import MINIMAL, ROOT

NAMES = sorted(name for name in MINIMAL if name.endswith(".yml") and name.startswith("data/"))
REAL = sorted((ROOT / "data").rglob("*.yml"))


def edition_of(files: dict[str, bytes]) -> BuildResult:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in {**{name: text.encode() for name, text in MINIMAL.items()}, **files}.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return read_report(Path(folder), date(2026, 1, 1))


def check_places(result: BuildResult) -> None:
    for problem in result.problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert problem.message.strip()
    if result.report:
        assert all(one.indicator and one.period for one in observations(result.report))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NAMES), st.binary(max_size=300))
def test_any_bytes(name: str, data: bytes) -> None:
    check_places(edition_of({name: data}))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NAMES), st.text("abc:-[]{}&*!|>'\"#%@`,? \n0123456789.é", max_size=200))
def test_any_text_of_yaml_syntax_characters(name: str, text: str) -> None:
    check_places(edition_of({name: text.encode()}))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(REAL), st.data())
def test_any_mistake_in_the_real_files(path: Path, data: st.DataObject) -> None:
    text = path.read_text()
    start = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 40))
    slip = data.draw(st.text(":-[]{}#\"' \n\tx1.", max_size=4))
    changed = (text[:start] + slip + text[start + length :]).encode()
    check_places(edition_of({path.relative_to(ROOT).as_posix(): changed}))


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b"{a: " * 50_000,
        b"a: " + b"9" * 5_000,
        b"\xff\xfea\x00",
        b"\x00",
        b"a\rb",
        b"- " * 50_000,
        b"? a",
        b"",
        b"# c",
    ],
)
def test_the_hardest_inputs(data: bytes) -> None:
    for name in NAMES:
        result = edition_of({name: data})
        check_places(result)
        assert result.problems
