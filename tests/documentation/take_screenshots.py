"""Follows docs/tutorial.md and takes the pictures that it shows: `python -m tests.documentation.take_screenshots`.

A comment before a picture names the address and the size of the window: `<!-- screenshot: /fr/ 1200×900 -->`. It needs Chromium.
"""

from __future__ import annotations

import contextlib
import functools
import io
import os
import re
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import sync_playwright

from bilan.cli import main as bilan
from tests.documentation.samples import samples
from tests.documentation.test_the_tutorial_can_be_followed import LARGEST, TUTORIAL, do_step

_SHOT = re.compile(r"<!-- screenshot: (\S+) (\d+)×(\d+) -->\n!\[[^\]]*\]\(([^)]+)\)")
DAY = "1795478400"  # 2026-11-24


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Print nothing."""


def main() -> None:
    """Do the steps up to each picture, build the report and photograph it."""
    os.environ |= {"BILAN_LANG": "en", "SOURCE_DATE_EPOCH": DAY}
    text = TUTORIAL.read_text(encoding="utf-8")
    shots = [(text.count("\n", 0, found.start()) + 1, found) for found in _SHOT.finditer(text)]
    steps = [step for step in samples(TUTORIAL) if not step.not_run and step.language != "text"]
    with TemporaryDirectory() as folder, contextlib.chdir(folder):
        for line, shot in shots:
            while steps and steps[0].line < line:
                do_step(steps.pop(0), _run, Path(folder))
            assert _run("build")[0] == 0
            address, width, height, picture = shot.groups()
            _photograph(Path("site"), address, (int(width), int(height)), TUTORIAL.parent / picture)


def _run(*words: str) -> tuple[int, str, str]:
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = bilan([*words])
    return code, _written(out), _written(err)


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def _photograph(site: Path, address: str, size: tuple[int, int], target: Path) -> None:
    with _served(site) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"))
        page = browser.new_page(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
        page.goto(server + address, wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        page.reload(wait_until="networkidle")  # the fonts are in the cache now
        data = page.screenshot()
        browser.close()
    target.parent.mkdir(exist_ok=True)
    Image.open(io.BytesIO(data)).save(target, "WEBP", quality=82, method=6)
    print(target.name, target.stat().st_size)
    if target.stat().st_size > LARGEST:
        sys.exit(f"{target.name} is larger than {LARGEST} bytes")


@contextlib.contextmanager
def _served(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=site)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


if __name__ == "__main__":
    main()
