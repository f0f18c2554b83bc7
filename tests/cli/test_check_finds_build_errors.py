"""`bilan check` says whatever `mkdocs build` would stop at, at its own line, and publishes nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.build_process import run_build
from tests.conftest import MINIMAL, Folder, RunBilan
from tests.problems.explained import LANGUAGES, compare_output, explained, page_in, report_with, write

SETTINGS = MINIMAL["mkdocs.yml"].replace("[search, bilan]", "[search, bilan: {pdf: false}]")
STRICT = f"{SETTINGS}strict: true\n"
HOME = "# Accueil\n\nBonjour.\n"

Found = tuple[str, str, int]  # code, file and line of a problem

WRONG: dict[str, tuple[dict[str, str | bytes], Found]] = {
    "a link to no page": (
        {"content/index.md": f"{HOME}\n[Contexte](contexte.md)\n", "mkdocs.yml": STRICT},
        ("broken-link", "content/index.md", 5),
    ),
    "a link to no place": (
        {"content/index.md": f"{HOME}\n[Note](#note)\n", "mkdocs.yml": SETTINGS},
        ("broken-link", "content/index.md", 5),
    ),
    "an absolute link where links are strict": (
        {
            "content/index.md": f"{HOME}\n[2021](/2021/)\n",
            "mkdocs.yml": f"{STRICT}validation: {{links: {{absolute_links: warn}}}}\n",
        },
        ("site-warning", "content/index.md", 5),
    ),
    "a page of the menu that is not there": (
        {"mkdocs.yml": f"{STRICT}nav:\n  - index.md\n  - Mot: mot.md\n", "content/index.md": HOME},
        ("broken-link", "mkdocs.yml", 8),
    ),
    "an address that vanished": (
        {"mkdocs.yml": SETTINGS, "data/addresses.txt": "# Adresses\n/2021/\n/2020/\n"},
        ("vanished-address", "data/addresses.txt", 3),
    ),
    "a line of the register": (
        {"mkdocs.yml": SETTINGS, "data/addresses.txt": "2021\n"},
        ("bad-address-line", "data/addresses.txt", 1),
    ),
    "a template of the institution": (
        {
            "mkdocs.yml": SETTINGS.replace("font: false", "font: false, custom_dir: theme"),
            "theme/partials/footer.html": "<p>\n{{ x.y.z }}</p>\n",
        },
        ("build-failed", "theme/partials/footer.html", 2),
    ),
    "an icon that is not there": (
        {"mkdocs.yml": SETTINGS, "content/index.md": f"---\ntitle: Accueil\nicon: material/nothing\n---\n{HOME}"},
        ("build-failed", "content/index.md", 3),
    ),
    "a template that is not there": (
        {"mkdocs.yml": SETTINGS, "content/index.md": f"---\ntitle: Accueil\ntemplate: nothing.html\n---\n{HOME}"},
        ("build-failed", "content/index.md", 3),
    ),
    "a hook that fails": (
        {
            "mkdocs.yml": f"{SETTINGS}hooks: [hook.py]\n",
            "hook.py": "def on_page_markdown(markdown, page, config, files):\n    raise KeyError('x')\n",
        },
        ("build-failed", "content/index.md", 1),
    ),
    "settings that are no YAML": ({"mkdocs.yml": f"{SETTINGS}extra: [a\n"}, ("yaml-syntax", "mkdocs.yml", 5)),
    "a plugin that is not installed": (
        {"mkdocs.yml": SETTINGS.replace("search,", "serch,")},
        ("build-failed", "mkdocs.yml", 4),
    ),
    "a setting of a wrong kind": (
        {"mkdocs.yml": f"{SETTINGS}use_directory_urls: peut-être\n"},
        ("build-failed", "mkdocs.yml", 5),
    ),
    "an option of the plugin that is wrong": (
        {"mkdocs.yml": SETTINGS.replace("pdf: false", "pdf: non")},
        ("build-failed", "mkdocs.yml", 4),
    ),
    "an extension that is not installed": (
        {"mkdocs.yml": f"{SETTINGS}markdown_extensions:\n  - tables\n  - nothing.at.all\n"},
        ("build-failed", "mkdocs.yml", 7),
    ),
    "a folder of pages that is not there": (
        {"mkdocs.yml": SETTINGS.replace("docs_dir: content", "docs_dir: pages")},
        ("build-failed", "mkdocs.yml", 2),
    ),
    "the plugin forgotten": (
        {"mkdocs.yml": SETTINGS.replace(", bilan: {pdf: false}]", "]")},
        ("build-failed", "mkdocs.yml", 4),
    ),
}


def _found(out: str) -> set[Found]:
    problems = json.loads(out)["problems"]
    return {(one["code"], one["file"], one["line"]) for one in problems if one["severity"] == "error"}


@pytest.mark.parametrize(("files", "problem"), WRONG.values(), ids=WRONG)
def test_a_build_error_is_reported_at_its_line(
    folder: Folder, run_bilan: RunBilan, files: dict[str, str | bytes], problem: Found
) -> None:
    root = folder({"content/index.md": HOME, **files})
    code, out, err = run_bilan("-C", root, "check", "--format", "json")
    assert (code, err) == (1, "")
    assert _found(out) == {problem}
    assert not list(root.glob("*site*"))


BUILT = ["a link to no page", "an address that vanished", "a hook that fails", "an icon that is not there"]


@pytest.mark.parametrize("kind", BUILT)
def test_a_build_reports_the_same_messages(folder: Folder, run_bilan: RunBilan, kind: str) -> None:
    root = folder({"content/index.md": HOME, **WRONG[kind][0]})
    words = run_bilan("-C", root, "check")[2]
    done = run_build(root, "-q", SOURCE_DATE_EPOCH="1795478400")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert words in done.stderr
    assert not (root / "site").exists()


def test_warnings_without_strict_mode_stop_neither_check_nor_build(folder: Folder, run_bilan: RunBilan) -> None:
    files, (code, file, line) = WRONG["an absolute link where links are strict"]
    root = folder({**files, "mkdocs.yml": str(files["mkdocs.yml"]).replace("strict: true\n", "")})
    exit_code, _, words = run_bilan("-C", root, "check")
    assert (exit_code, words.count(f"{file}:{line}:")) == (0, 1)
    assert f"warning [{code}]" in words
    assert run_build(root, "-q", SOURCE_DATE_EPOCH="1795478400").returncode == 0


def test_errors_in_the_data_are_reported_without_a_build(folder: Folder, run_bilan: RunBilan) -> None:
    files = {"content/index.md": f"{HOME}\n[x](y.md)\n", "data/2021/figures.yml": "figures: {totl: 1}\n"}
    _, out, _ = run_bilan("-C", folder({**files, "mkdocs.yml": STRICT}), "check", "--format", "json")
    assert {file for _, file, _ in _found(out)} == {"data/2021/figures.yml"}


def test_invalid_settings_do_not_hide_errors_in_the_data(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({"mkdocs.yml": "site_name: [\n", "data/2021/figures.yml": "figures: {totl: 1}\n"})
    found = _found(run_bilan("-C", root, "check", "--format", "json")[1])
    assert {file for _, file, _ in found} == {"mkdocs.yml", "data/2021/figures.yml"}


def test_an_unchanged_report_is_not_checked_again(
    folder: Folder, run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder({"mkdocs.yml": SETTINGS, "content/index.md": f"{HOME}\nIl y a 17 actes.\n"})
    first = run_bilan("-C", root, "check")
    with monkeypatch.context() as patch:
        patch.setattr("bilan.mkdocs_plugin.plugin_build.Build.on_config", None)  # a build would fail
        assert run_bilan("-C", root, "check") == first
        assert "hand-typed-number" in first[2]
    (root / "content/index.md").write_text(HOME, encoding="utf-8")
    assert run_bilan("-C", root, "check") == (0, "", "No problems.\n")


@pytest.mark.parametrize("changed", ["mkdocs.yml", "content/index.md", "data/2021/figures.yml", "data/addresses.txt"])
def test_any_change_is_checked_again(folder: Folder, run_bilan: RunBilan, changed: str) -> None:
    root = folder({"mkdocs.yml": SETTINGS, "content/index.md": HOME, "data/addresses.txt": "/2021/\n"})
    assert run_bilan("-C", root, "check")[0] == 0
    wrong = {"mkdocs.yml": "plugins: [\n", "content/index.md": "{{ x }}\n", "data/2021/figures.yml": "figures: {x: 1}\n"}
    with (root / changed).open("a", encoding="utf-8") as file:
        file.write(wrong.get(changed, "/2019/\n"))
    assert run_bilan("-C", root, "check")[0] == 1


def test_a_build_reuses_the_results_of_a_check(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({"mkdocs.yml": SETTINGS, "content/index.md": HOME})
    assert run_bilan("-C", root, "check")[0] == 0
    done = run_build(root, "--verbose", SOURCE_DATE_EPOCH="1795478400")
    assert done.returncode == 0
    assert re.search(r"Reading: |Building page", done.stderr) is None


def test_a_check_needs_only_read_access(folder: Folder, run_bilan: RunBilan, tmp_path: Path) -> None:
    root = folder({"mkdocs.yml": SETTINGS, "content/index.md": HOME})
    assert run_bilan("-C", root, "check")[0] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [".cache", "content", "data", "mkdocs.yml"]


def test_the_explanation_of_failed_builds_is_true(
    tmp_path: Path, run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    page = explained(page_in("build-failed", "en"))
    write(tmp_path, report_with(page.bad))
    outputs = {}
    for language in LANGUAGES:
        monkeypatch.setenv("BILAN_LANG", language)
        code, _, words = run_bilan("-C", tmp_path, "check")
        assert code == 1
        outputs[language] = words.partition("\n\n")[0]
    compare_output(page.code, outputs, rewrite=request.config.getoption("--rewrite-golden"))
    write(tmp_path, page.good)
    assert "build-failed" not in run_bilan("-C", tmp_path, "check")[2]
