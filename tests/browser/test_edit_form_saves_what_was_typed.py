"""Sveltia CMS at /admin/ of the preview, in Chromium: a file is opened, a field changed and saved, and nothing else is.

The folder that a user would choose is one of the browser's own (Origin Private File System): a file chooser cannot be driven.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from bilan.mkdocs_plugin.preview.edit_form_server import SVELTIA
from tests.browser.serving import Serving
from tests.conftest import ROOT, Folder

CHOSEN = "window.showDirectoryPicker = async () => navigator.storage.getDirectory();"
GRANTED = "FileSystemHandle.prototype.requestPermission ??= async () => 'granted';"
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/");
    let folder = root;
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
    const writable = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
    await writable.write(text);
    await writable.close();
  }
}"""
READ = """async (path) => {
  const parts = path.split("/");
  let folder = await navigator.storage.getDirectory();
  for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
  return (await (await folder.getFileHandle(parts.at(-1))).getFile()).text();
}"""
CHANGED = f"""async ([path, before]) => {{
  for (;;) {{
    const text = await ({READ})(path);
    if (text !== before) return text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }}
}}"""
FIGURES = (
    "# Relu le 3 mars\nsource: review   # le bilan\nfigures:\n"
    "  total: {value: 10, parts: [one, two]}   # la somme\n  one: 6   # sûr\n  two: 4\n"
)


@pytest.fixture(scope="module")
def sveltia(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that “make admin” fills: the project's own, or one filled from the same lock file."""
    if (ROOT / SVELTIA).is_dir():
        return ROOT / "admin"
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm, which installs Sveltia CMS, was not found")
    folder = tmp_path_factory.mktemp("admin")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "admin" / name, folder)
    command = [npm, "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


def _opened(page: Page, address: str, root: Path) -> None:
    files = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in (root / "data").rglob("*.yml")}
    page.add_init_script(f"{CHOSEN}{GRANTED}")
    page.goto(f"{address}/admin/form.js")
    page.evaluate(FILL, files)
    page.goto(f"{address}/admin/")
    page.get_by_role("button").filter(has_text="Local").first.click()
    page.get_by_text("indicators.yml").first.wait_for()


def test_changing_a_field_changes_nothing_else(browser: Browser, folder: Folder, sveltia: Path) -> None:
    root = folder({"data/2021/figures.yml": FIGURES})
    (root / "admin").symlink_to(sveltia)
    page = browser.new_page(locale="en-US")
    asked: list[str] = []
    page.on("request", lambda request: _noted(request, asked))
    with Serving(root) as preview:
        _opened(page, preview.address, root)
        page.goto(f"{preview.address}/admin/#/collections/2021/entries/2021-figures")
        page.get_by_role("button", name="Expand All").locator("visible=true").last.click()
        field = page.locator("[data-key-path='figures.0.value'] input").first
        field.wait_for()
        field.fill("11")
        page.get_by_role("button", name="Save").first.click()
        saved = _saved(page, "data/2021/figures.yml")
        assert saved == FIGURES.replace("value: 10", "value: 11")
        assert [address for address in asked if not address.startswith(("data:", "blob:", preview.address))] == []
    page.close()


def _saved(page: Page, path: str) -> str:
    """The file once it is not what it was. `evaluate` waits for a promise; `wait_for_function` takes one for a true value."""
    return str(page.evaluate(CHANGED, [path, FIGURES]))


def _noted(request: Request, asked: list[str]) -> None:
    asked.append(request.url)
