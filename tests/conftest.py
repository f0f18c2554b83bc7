"""What every test may use: golden files, the project's own report, and small data folders written on the spot."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bilan.cli import main
from tests.browser.chromium import browser, served  # noqa: F401 # fixtures of all tests
from tests.compiled_templates import keep_compiled
from tests.shared_build import folder_of_run

ROOT = Path(__file__).parent.parent
os.environ["BILAN_LANG"] = "en"  # whatever language the terminal speaks
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a busy machine
settings.register_profile("search", PATIENT, derandomize=False, max_examples=2000)
settings.register_profile("same examples", PATIENT, derandomize=True)  # a run depends on the code alone, not on chance
settings.load_profile("same examples")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write the golden files anew; read them then")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what waits for other programs, so that it is not what all processes wait for in the end."""
    items.sort(key=lambda item: "workflows" not in item.path.parts)


@pytest.fixture(scope="session", autouse=True)
def _compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> None:
    keep_compiled(folder_of_run(tmp_path_factory) / "templates")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the golden file of that name in the folder `golden` beside the test, or rewrites the file."""

    def compare(name: str, text: str) -> None:
        path = request.path.parent / "golden" / name
        if request.config.getoption("--rewrite-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == text

    return compare


Folder = Callable[[dict[str, str | bytes]], Path]

MINIMAL = {
    "mkdocs.yml": "site_name: Report\ndocs_dir: content\ntheme: {name: material, font: false}\nplugins: [search, bilan]\n",
    "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr]\n",
    "data/indicators.yml": (
        "themes:\n  press: {name: Presse}\n"
        "units:\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\n"
        "indicators:\n"
        "  total: {name: Total, definition: Tout., theme: press, unit: item}\n"
        "  one: {name: Un, definition: Le premier., theme: press, unit: item}\n"
        "  two: {name: Deux, definition: Le second., theme: press, unit: item}\n"
    ),
    "data/sources.yml": "sources:\n  review: {title: Bilan, publisher: Ville, url: https://example.org/review}\n",
    "data/2021/figures.yml": "source: review\nfigures:\n  total: {value: 10, parts: [one, two]}\n  one: 6\n  two: 4\n",
    "data/2021/year.yml": "status: published\n",
}
PUBLISHED = "status: published\n"


def without_status(names: Collection[str]) -> list[str]:
    """The year.yml of each year that has figures or rebuttals among these files, but no year.yml."""
    years = {name.rpartition("/")[0] for name in names if name.endswith(("/figures.yml", "/rebuttals.yml"))}
    return sorted({f"{year}/year.yml" for year in years} - {*names})


def write_folder(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write a small report: those files, and a year.yml that publishes each of its years."""
    (root / "content").mkdir(exist_ok=True)
    for name, text in {**files, **dict.fromkeys(without_status(files), PUBLISHED)}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Writes a small report that has no problem, with the given files added or put in place of its own; its years are public."""
    return lambda files: write_folder(tmp_path, {**MINIMAL, **files})


RunBilan = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run_bilan(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> RunBilan:
    """Runs the command on a day of 2026; its exit code, what it wrote to standard output, and to standard error."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")  # 2026-11-24

    def run(*words: str | Path) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        written = capsys.readouterr()
        return code, written.out, written.err

    return run
