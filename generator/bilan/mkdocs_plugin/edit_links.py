"""The “edit” links of pages: they lead to the line of YAML, or the hand-written page, that a page is made from."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, urljoin

from mkdocs.config.defaults import MkDocsConfig

from bilan.diagnostics.problem import Place

EDITOR = "vscode://file{path}:{line}:{column}"


def edit_line_pattern(root: Path, config: MkDocsConfig, pattern: str | None) -> str:
    """Return the pattern of public addresses of lines of the data, empty if mkdocs.yml gives none.

    A pattern with a path of this machine is for the preview only and is not printed.
    """
    if pattern:
        return pattern.replace("{column}", "1") if "{path}" not in pattern else ""
    if not (config.repo_url and config.edit_uri):
        return ""
    base = _repository(root, config).replace("{", "{{").replace("}", "}}")
    return f"{base}{{file}}#L{{line}}"


def edit_link(place: Place, root: Path, config: MkDocsConfig, pattern: str | None, serving: bool) -> str | None:
    """Return the address of a place: by the pattern of mkdocs.yml, else in an editor (preview) or in the repository."""
    if pattern or serving:
        return (pattern or EDITOR).format(
            path=_path(root, place.file), file=quote(place.file), line=place.line, column=place.column
        )
    if not (config.repo_url and config.edit_uri):
        return None
    return f"{_repository(root, config)}{quote(place.file)}#L{place.line}"


@lru_cache(1000)
def _path(root: Path, file: str) -> str:
    """Return the absolute path of a file of the report; cached because each printed figure needs it."""
    return quote((root / file).resolve().as_posix())


def _repository(root: Path, config: MkDocsConfig) -> str:
    """Return the address of the report's folder in the repository; `edit_uri` is that of `docs_dir`."""
    content = Path(config.docs_dir).resolve().relative_to(root.resolve())
    base = urljoin(str(config.repo_url).rstrip("/") + "/", str(config.edit_uri))
    return urljoin(base, "../" * len(content.parts))
