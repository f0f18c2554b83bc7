"""`mkdocs build -f FILE` builds the report beside FILE, wherever it is called from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

Folder = Callable[[dict[str, str | bytes]], Path]


@pytest.mark.parametrize(("within", "file"), [("", "other.yml"), ("data", "../other.yml"), ("..", "{name}/other.yml")])
def test_a_settings_file_given_by_relative_path_is_found(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, within: str, file: str
) -> None:
    root = folder({"other.yml": "INHERIT: mkdocs.yml\nplugins: [search, bilan: {pdf: false}]\n", "content/a.md": "# A\n"})
    monkeypatch.chdir(root / within)
    with Path(file.format(name=root.name)).open("rb") as settings:  # as the command line hands it over
        config = load_config(settings)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    assert (root / "site/a/index.html").exists()
