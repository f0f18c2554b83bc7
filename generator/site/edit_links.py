"""Where the “edit” link of a page leads: to the line of YAML (or the hand-written page) that it was made from."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urljoin

from mkdocs.config.defaults import MkDocsConfig

from generator.problems import Place

EDITOR = "vscode://file{path}:{line}:{column}"


def edit_link(place: Place, root: Path, config: MkDocsConfig, pattern: str | None, serving: bool) -> str | None:
    """The address of a place: by the pattern of mkdocs.yml, in the preview in an editor, else in the repository."""
    if pattern or serving:
        path = quote((root / place.file).resolve().as_posix())
        return (pattern or EDITOR).format(path=path, file=quote(place.file), line=place.line, column=place.column)
    if not (config.repo_url and config.edit_uri):
        return None
    content = Path(config.docs_dir).resolve().relative_to(root.resolve())
    up = "../" * len(content.parts)
    base = urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri)
    return urljoin(base, f"{up}{quote(place.file)}#L{place.line}")
