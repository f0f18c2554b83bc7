"""A report that builds at once: an invented institution, figures marked as examples, comments that explain."""

from __future__ import annotations

from bilan.scaffolds.scaffold_texts import scaffold_text
from bilan.scaffolds.yaml_scalar import scalar


def report_files(language: str, year: int, title: str, institution: str) -> dict[str, str]:
    """Return the files of a new report by path, for a year that has ended and the one before."""
    names = {"title": scalar(title), "institution": scalar(institution), "year": year, "before": year - 1}
    files = scaffold_text(language, "report", names)
    folders = {"data/year/": f"data/{year}/", "data/before/": f"data/{year - 1}/"}
    return {_placed(path, folders): text for path, text in files.items()}


def _placed(path: str, folders: dict[str, str]) -> str:
    folder = next((name for name in folders if path.startswith(name)), "")
    return folders.get(folder, "") + path.removeprefix(folder)
