"""Refuses style sheets and scripts from other hosts in mkdocs.yml, unless the policy allows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from bilan.build_result import BuildResult
from bilan.diagnostics.problem import Place, Problem, sort_problems
from bilan.messages.message import translatable
from bilan.pages.accessibility_checks import outside_resource
from bilan.pages.content_rules import is_allowed
from bilan.yaml.source_text import SourceText, place_in, read_source


def add_external_assets(result: BuildResult, config: MkDocsConfig, allowed: Mapping[str, Sequence[str]]) -> BuildResult:
    """Return the report with a problem for each such style sheet and script.

    Problem: `outside-resource`.
    """
    settings = Path(config.config_file_path)
    source, _ = read_source(settings, settings.name)
    found = tuple(_problems(config, source, allowed))
    if not found:
        return result
    sources = {**result.sources, source.file: source}
    return replace(result, problems=sort_problems((*result.problems, *found)), sources=sources)


def _problems(config: MkDocsConfig, source: SourceText, allowed: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    hint = translatable("Put the file in the folder of the pages and name it from there; or allow its host in “policy”.")
    for address in (*config.extra_css, *map(str, config.extra_javascript)):
        if _is_external(address) and not _allowed(address, allowed):
            at = source.text.find(address)
            place = place_in(source.text, at, source.file, len(address)) if at >= 0 else Place(source.file)
            yield outside_resource(address, place, hint)


def _is_external(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc)


def _allowed(address: str, allowed: Mapping[str, Sequence[str]]) -> bool:
    return any(is_allowed(address, sources) for sources in allowed.values())
