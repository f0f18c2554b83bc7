"""The settings of Sveltia CMS for a report: a collection for the whole report, and one for each year."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bilan.edit_form.form_fields import Field, Fields, names_of
from bilan.edit_form.form_files import FormFiles
from bilan.editing.schema_files import record_of
from bilan.locales.editor_locale import EditorLocale
from bilan.model.report import Report

Settings = dict[str, Any]


def settings(root: Path, report: Report) -> Settings:
    """Return the argument of `CMS.init`. Each file has its own format, named by its path, which `form.js` registers."""
    fields = Fields(EditorLocale(report.languages[0]), report.languages, names_of(report))
    files = FormFiles(root, report.languages)
    prefix = _within_repository(root)
    return {
        "load_config_file": False,
        "backend": {
            "name": "gitea",
            "repo": "local/report",
            "base_url": "http://127.0.0.1",
            "app_id": "none",
        },  # never requested
        "publish_mode": "simple",
        "media_folder": f"{prefix}content/media",
        "output": {"omit_empty_optional_fields": True},
        "editor": {"preview": False},
        "collections": [*_collections(files, fields, prefix)],
    }


def _collections(files: FormFiles, fields: Fields, prefix: str) -> Iterator[Settings]:
    by_folder: dict[str, list[str]] = {}
    for name in files.names:
        by_folder.setdefault(name.split("/")[1] if name.count("/") > 1 else "data", []).append(name)
    for folder in sorted(by_folder, reverse=True):  # “data”, then the newest year
        yield {"name": folder, "label": folder, "files": [_file(name, fields, prefix) for name in by_folder[folder]]}


def _file(name: str, fields: Fields, prefix: str) -> Settings:
    record = record_of(name)
    stem = name.removeprefix("data/").removesuffix(".yml").replace("/", "-")
    drawn = fields.of(record) if record else []
    return {"name": stem, "label": _label(name, drawn), "file": f"{prefix}{name}", "format": name, "fields": drawn}


def _label(name: str, fields: list[Field]) -> str:
    """Return the label of a file from the title of its last group: figures, articles; empty for other files."""
    last = fields[-1] if fields and fields[-1]["widget"] == "list" and "fields" in fields[-1] else None
    file = name.rpartition("/")[2]
    return f"{last['label']} ({file})" if last else file


def _within_repository(root: Path) -> str:
    """Return the path of the report in its git repository; empty if they are the same folder."""
    whole = root.resolve()
    top = next((folder for folder in (whole, *whole.parents) if (folder / ".git").exists()), whole)
    inner = whole.relative_to(top).as_posix()
    return "" if inner == "." else f"{inner}/"
