"""`mkdocs serve` lives through bad saves: the problem lies over the last good page, and goes with the next good save."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

PATIENCE = 20_000  # milliseconds a slow machine may need


@pytest.fixture
def preview(folder: Callable[[dict[str, str]], Path], browser: Browser) -> Iterator[tuple[Path, Page]]:
    root = folder({})
    with _serving(root) as address:
        page = browser.new_page()
        page.goto(address + "/2021/")
        yield root, page
        page.close()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class _serving:  # noqa: N801 - reads as a phrase: `with _serving(root)`
    def __init__(self, root: Path) -> None:
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
        self.address = f"127.0.0.1:{_free_port()}"
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", self.address]
        self.log = root / "serve.log"
        self.process = subprocess.Popen(
            command, cwd=root, env=environment, stdout=self.log.open("w"), stderr=subprocess.STDOUT
        )

    def __enter__(self) -> str:
        deadline = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < deadline:
            if "Serving on" in self.log.read_text():
                return f"http://{self.address}"
            time.sleep(0.1)
        raise AssertionError(self.log.read_text())

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(10)


def test_a_saved_figure_appears_by_itself(preview: tuple[Path, Page]) -> None:
    root, page = preview
    figures = root / "data/2021/figures.yml"
    figures.write_text(figures.read_text().replace("one: 6", "one: 7").replace("value: 10", "value: 11"))
    expect(page.locator('data[data-figure="2021/one"]').first).to_have_text("7", timeout=PATIENCE)


def test_a_bad_save_shows_its_line_and_goes_after_repair(preview: tuple[Path, Page]) -> None:
    root, page = preview
    figures = root / "data/2021/figures.yml"
    good = figures.read_text()
    figures.write_text(good.replace("one: 6", "one: 4.463"))
    overlay = page.locator(".bilan-problems")
    expect(overlay).to_contain_text("data/2021/figures.yml:4:8", timeout=PATIENCE)
    expect(overlay).to_contain_text("Write 4463.")
    expect(page.locator('data[data-figure="2021/one"]').first).to_have_text("6")
    figures.write_text(good)
    expect(overlay).to_have_count(0, timeout=PATIENCE)
