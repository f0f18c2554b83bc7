"""The texts of new files, in each language that has them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Template

_FOLDER = Path(__file__).parent
LANGUAGES = tuple(sorted(path.parent.name for path in _FOLDER.glob("*/report")))
_PROJECT = {
    "gitignore.txt": ".gitignore",
    "gitattributes.txt": ".gitattributes",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "vscode-settings.json": ".vscode/settings.json",
    "vscode-extensions.json": ".vscode/extensions.json",
}
_FORGES = {
    "github": ".github/workflows/report.yml",
    "gitlab": ".gitlab-ci.yml",
    "forgejo": ".forgejo/workflows/report.yml",
}
FORGES = (*_FORGES, "none")


def scaffold_language(language: str) -> str:
    """Return the language if it has texts, else English."""
    return language if language in LANGUAGES else "en"


def scaffold_text(language: str, kind: str, values: Mapping[str, object]) -> dict[str, str]:
    """Return the files of a kind (`report`, `year`) by path, with `$names` replaced by values."""
    folder = _FOLDER / scaffold_language(language) / kind
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): Template(path.read_text(encoding="utf-8")).substitute(values) for path in files
    }


def project_texts(forge: str) -> dict[str, str]:
    """Return the files around a report by path: those of Git, the editor and the checks before a commit, and the recipe of
    a forge."""
    named = {f"project/{source}": path for source, path in _PROJECT.items()}
    if forge in _FORGES:
        named[f"forges/{forge}.yml"] = _FORGES[forge]
    return {path: (_FOLDER / source).read_text(encoding="utf-8") for source, path in named.items()}
