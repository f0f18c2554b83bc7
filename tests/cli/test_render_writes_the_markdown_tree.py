"""`bilan render OUT`: the Markdown that MkDocs is given, whole or not at all, and nobody's files in its way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config

from bilan.cli import main
from tests.build_process import run_build

Folder = Callable[[dict[str, str | bytes]], Path]

CONTENT: dict[str, str | bytes] = {
    "content/index.md": '---\ntitle: Accueil & plus\n---\n\n# Accueil {#top}\n\n{{ figure("total") }}\n',
    "content/about.md": "# À propos {#top}\n",
    "data/2021/events.yml": "events: [{title: 'Fête *a* <b>'}]\n",
}
RECORDER = (
    "from pathlib import Path\n\n\n"
    "def on_files(files, config):\n"
    "    made = [file for file in files if file.generated_by and not file.abs_src_path]\n"
    "    for file in [file for file in made if not file.src_uri.startswith('assets/')]:\n"
    "        path = Path(__file__).parent / 'given' / file.src_uri\n"
    "        path.parent.mkdir(parents=True, exist_ok=True)\n"
    "        path.write_bytes(file.content_bytes)\n"
)


def _tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_tree_equals_the_input_of_mkdocs(folder: Folder, tmp_path: Path) -> None:
    config = (
        "site_name: Report\ndocs_dir: content\ntheme: {name: material, font: false}\n"
        "plugins: [search, bilan]\nhooks: [recorder.py]\n"
    )
    root = folder({**CONTENT, "recorder.py": RECORDER, "mkdocs.yml": config})
    assert run_build(root, "-q").returncode == 0
    assert main(["-C", str(root), "render", str(tmp_path / "out")]) == 0
    tree = _tree(tmp_path / "out")
    del tree[".bilan"]
    assert tree == _tree(root / "given")
    assert {"index.md", "about/index.md", "2021/index.md", "indicators/total/index.md", "data/figures.csv"} <= set(tree)


def test_a_rendered_tree_is_replaced_completely(folder: Folder, tmp_path: Path) -> None:
    root, out = folder(CONTENT), tmp_path / "out"
    assert main(["-C", str(root), "render", str(out)]) == 0
    (root / "content/about.md").unlink()
    assert main(["-C", str(root), "render", str(out)]) == 0
    assert not (out / "about").exists()
    assert (out / "index.md").is_file()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".out")] == []


def test_an_empty_folder_is_filled(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert main(["-C", str(folder({})), "render", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out/2021/index.md").is_file()


def test_missing_parent_folders_are_created(folder: Folder, tmp_path: Path) -> None:
    assert main(["-C", str(folder({})), "render", str(tmp_path / "far/away/out")]) == 0
    assert (tmp_path / "far/away/out/2021/index.md").is_file()


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_other_files_are_not_replaced(folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    out = tmp_path / "out"
    path = out / "mine.txt" if kind == "folder" else out
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    assert main(["-C", str(folder({})), "render", str(out)]) == 2
    assert path.read_text(encoding="utf-8") == "mine"
    assert "did not write" in capsys.readouterr().err


def test_nothing_is_written_if_the_report_has_errors(
    folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    root = folder(CONTENT)
    assert main(["-C", str(root), "render", str(out)]) == 0
    before = _tree(out)
    folder({"content/index.md": '# A {#top}\n\n{{ figur("total") }}\n'})
    assert main(["-C", str(root), "render", str(out)]) == 1
    assert main(["-C", str(root), "render", str(tmp_path / "new")]) == 1
    written = capsys.readouterr()
    assert "content/index.md:3:1: error [unknown-name]" in written.err
    assert written.out == ""
    assert _tree(out) == before
    assert not (tmp_path / "new").exists()


def test_a_relative_folder_starts_from_the_current_one(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    assert main(["-C", str(folder({})), "render", "out"]) == 0
    assert (elsewhere / "out/2021/index.md").is_file()


def test_the_current_folder_is_not_taken_for_a_name(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder({})
    monkeypatch.chdir(root)
    assert main(["render", "."]) == 2
    assert (root / "mkdocs.yml").is_file()


def test_a_missing_mkdocs_yml_is_a_usage_error(tmp_path: Path) -> None:
    assert main(["-C", str(tmp_path), "render", str(tmp_path / "out")]) == 2
    assert not (tmp_path / "out").exists()


def test_the_same_report_makes_the_same_tree(folder: Folder, tmp_path: Path) -> None:
    root = folder(CONTENT)
    for name in ("one", "two"):
        assert main(["-C", str(root), "render", str(tmp_path / name)]) == 0
    assert _tree(tmp_path / "one") == _tree(tmp_path / "two")


def test_the_current_folder_can_be_named_where_it_is_empty(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    empty = tmp_path_factory.mktemp("empty")
    monkeypatch.chdir(empty)
    assert main(["-C", str(folder({})), "render", "."]) == 0
    assert (empty / "2021/index.md").is_file()


def test_addresses_are_whole_where_the_site_is_known(folder: Folder, tmp_path: Path) -> None:
    root = folder(CONTENT)
    assert main(["-C", str(root), "render", str(tmp_path / "out"), "--site", "https://example.org/r"]) == 0
    assert b"https://example.org/r/indicators/total/#2021" in (tmp_path / "out/data/figures.csv").read_bytes()
    assert b"https://example.org/r/2021/" in (tmp_path / "out/feed.xml").read_bytes()


def test_the_report_of_the_current_folder_is_rendered(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder({"content/index.md": "# Accueil {#top}\n"})
    monkeypatch.chdir(root)
    assert main(["render", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out/index.md").is_file()


def test_projects_have_the_extensions_of_the_report(folder: Folder, tmp_path: Path) -> None:
    settings = (
        "site_name: R\ndocs_dir: content\ntheme: {name: material}\nplugins: [search, bilan: {pdf: false}]\n"
        "markdown_extensions:\n  - admonition\n  - toc: {toc_depth: 4}\n  - pymdownx.superfences:\n      custom_fences:\n"
        "        - name: mermaid\n          class: mermaid\n"
        "          format: !!python/name:pymdownx.superfences.fence_code_format\n"
    )
    root = folder({"mkdocs.yml": settings})
    assert main(["-C", str(root), "render", str(tmp_path / "out"), "--projects"]) == 0
    written = load_config(str(tmp_path / "out/mkdocs.yml"))
    assert {"admonition", "footnotes", "attr_list", "pymdownx.superfences"} <= {*written.markdown_extensions}
    assert written.mdx_configs["toc"]["toc_depth"] == 4
    (fence,) = written.mdx_configs["pymdownx.superfences"]["custom_fences"]
    assert fence["format"].__name__ == "fence_code_format"
