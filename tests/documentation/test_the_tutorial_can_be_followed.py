"""docs/tutorial.md: each step is done in order in an empty folder, and Bilan answers what the page says."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import ROOT, RunBilan
from tests.documentation.samples import PAGES, Sample, samples

TUTORIAL = ROOT / "docs/tutorial.md"
STEPS = [sample for sample in samples(TUTORIAL) if not sample.not_run]
PICTURES = re.compile(r"!\[(?P<alternative>[^\]]*)\]\((?P<path>[^)]+)\)")
LARGEST = 80_000  # bytes: a page of the tutorial stays light


def do_step(step: Sample, run: Callable[..., tuple[int, str, str]], root: Path) -> str:
    """Write the file, or run the commands; return what the last command printed."""
    printed = ""
    if step.file:
        (root / step.file).parent.mkdir(parents=True, exist_ok=True)
        (root / step.file).write_text(step.content, encoding="utf-8")
    for line, command in zip(step.text.splitlines(), step.commands, strict=False):
        program, *words = shlex.split(command)
        if program == "rm":
            (root / words[0]).unlink()
            continue
        assert program == "bilan", command
        code, out, err = run(*words)
        expected = re.search(r"# exit code (\d)$", line)
        assert code == (int(expected[1]) if expected else 0), (command, out, err)
        printed = out + err
    return printed


def test_each_step_can_be_done_and_gives_what_the_page_says(
    run_bilan: RunBilan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    printed = ""
    for step in STEPS:
        if step.language == "text":
            assert printed == step.text, step
        else:
            assert bool(step.file) != bool(step.commands), step
            printed = do_step(step, run_bilan, tmp_path)
    assert (tmp_path / "site/2025/report.pdf").is_file()
    assert (tmp_path / "site/fr/2025/report.pdf").is_file()
    assert "10,289" in (tmp_path / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_picture_exists_is_small_and_is_described(page: Path) -> None:
    for picture in PICTURES.finditer(page.read_text(encoding="utf-8")):
        path = page.parent / picture["path"]
        with Image.open(path) as image:
            image.verify()
        assert len(picture["alternative"]) > 20, picture["path"]
        if path.parent.name == "screenshots":
            assert path.stat().st_size <= LARGEST, picture["path"]


def test_each_screenshot_is_used() -> None:
    shown = {Path(found["path"]).name for found in PICTURES.finditer(TUTORIAL.read_text(encoding="utf-8"))}
    assert {path.name for path in (ROOT / "docs/screenshots").iterdir()} == shown
