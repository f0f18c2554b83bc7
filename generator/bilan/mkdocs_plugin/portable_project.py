"""Writes a report as projects for any engine that reads mkdocs.yml (MkDocs, ProperDocs, Zensical), without our plugin.

Such an engine has one language a project, so there is one project for each, built one after the other into the same site:
`mkdocs.yml` with `docs/` for the default language, `mkdocs.ar.yml` with `languages/ar/` for another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from types import FunctionType
from typing import Any
from urllib.parse import urljoin, urlsplit

import yaml
from yaml.representer import RepresenterError

from bilan.analysis.report_languages import languages
from bilan.build_result import BuildResult
from bilan.locales.language import Language
from bilan.mkdocs_plugin.mkdocs_nav import imprint, localized_nav
from bilan.mkdocs_plugin.site_assets import EMBED_STYLE, STYLE, assets, embed_style, scripts, site_style
from bilan.model.report import Report
from bilan.render.escape import escape_markdown
from bilan.render.formatter import PageFormatter
from bilan.render.markdown_options import MarkdownOptions


def portable_projects(
    result: BuildResult, site: str = "", markdown: MarkdownOptions | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of every file of the projects.

    `site` is the address of the site, if known; `markdown` are the report's own Markdown extensions.
    """
    report = result.report
    if report is None:
        return
    for language in languages(report):
        prefix = PageFormatter(report, language).prefix
        docs = f"languages/{prefix}" if prefix else "docs"
        settings = _settings(result, report, language, docs, site)
        settings["markdown_extensions"] = _extensions(markdown or MarkdownOptions(), language)
        yield f"mkdocs.{prefix}.yml" if prefix else "mkdocs.yml", _yaml(settings).encode()
        for path, content in _tree(result, report, language):
            yield f"{docs}/{path}", content


class _Dumper(yaml.SafeDumper):
    """Writes functions by their names, as mkdocs.yml does."""


def _represent_function(dumper: _Dumper, function: FunctionType) -> yaml.Node:
    if "<" in function.__qualname__:
        raise RepresenterError("a local function has no name")
    return dumper.represent_scalar(f"tag:yaml.org,2002:python/name:{function.__module__}.{function.__qualname__}", "")


_Dumper.add_representer(FunctionType, _represent_function)


def _yaml(value: object) -> str:
    return str(yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120))


def _extensions(markdown: MarkdownOptions, language: Language) -> list[dict[str, Any]]:
    """Return the extensions that our pages need, and the report's own; settings that YAML cannot hold are left out."""
    needed: dict[str, dict[str, Any]] = {
        "attr_list": {},
        "md_in_html": {},
        "tables": {"use_align_attribute": True},
        "footnotes": {},
        "toc": {"permalink": True, "toc_depth": 3},
    }
    names = dict.fromkeys([*needed, *(name for name in markdown.extensions if isinstance(name, str))])
    extensions = {name: {**needed.get(name, {}), **dict(_portable(markdown.settings.get(name, {})))} for name in names}
    extensions["toc"]["permalink_title"] = language.words("Link to this section")
    return [{name: settings} for name, settings in extensions.items()]


def _portable(settings: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in settings.items():
        if not getattr(value, "__module__", "").startswith("bilan."):
            with suppress(RepresenterError):
                _yaml(value)
                yield name, value


def _tree(result: BuildResult, report: Report, language: Language) -> Iterator[tuple[str, bytes]]:
    """Yield the pages, files and assets of a language, with paths from its folder."""
    begins = _prefix_of(report, language)
    others = tuple(start for other in languages(report) if other != language and (start := _prefix_of(report, other)))
    contents = [
        *((page.path, page.document.encode()) for page in result.pages),
        *((file.path, file.content) for file in result.files),
    ]
    for path, content in contents:
        if path.startswith(begins) and not path.startswith(others):
            yield path.removeprefix(begins), content
    yield from ((path, source.read_bytes()) for path, source in assets())
    yield from ((path, text.encode()) for path, text in scripts())
    yield STYLE, site_style(report.brand).encode()
    yield EMBED_STYLE, embed_style(report.brand).encode()


def rendered_files(result: BuildResult) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of each page (with front matter) and each file of a report."""
    yield from ((page.path, page.document.encode()) for page in result.pages)
    yield from ((file.path, file.content) for file in result.files)


def _prefix_of(report: Report, language: Language) -> str:
    """Return the folder of a language: `ar/`, empty for the default."""
    prefix = PageFormatter(report, language).prefix
    return f"{prefix}/" if prefix else ""


def _settings(result: BuildResult, report: Report, language: Language, docs: str, site: str) -> dict[str, Any]:
    begins = _prefix_of(report, language)
    styles = [STYLE, *(path for path, _ in assets() if path.endswith(".css"))]
    return {
        "site_name": str(escape_markdown(PageFormatter(report, language).plain(report.publication.title))),
        "site_url": urljoin(site, begins) if site else "",
        "docs_dir": docs,
        "site_dir": f"site/{begins}".rstrip("/"),
        "copyright": imprint(result, language),
        "nav": _relative_entries(localized_nav(result, language), begins),
        "theme": _theme(language),
        "plugins": ["search"],
        "extra_css": styles,
        "extra_javascript": [path for path, _ in scripts()],
        "extra": {"generator": False, "alternate": [_alternate(report, other, site) for other in languages(report)]},
    }


def _theme(language: Language) -> dict[str, Any]:
    words = language.words
    return {
        "name": "material",
        "language": language.subtag,
        "direction": language.direction,
        "font": False,
        "icon": {"logo": "material/chart-box-outline"},
        "palette": [
            _palette("light", "default", "material/moon-waning-crescent", words("Switch to dark display")),
            _palette("dark", "slate", "material/brightness-5", words("Switch to light display")),
        ],
        "features": ["navigation.tabs", "navigation.top", "search.highlight", "toc.follow"],
    }


def _palette(light: str, scheme: str, icon: str, name: str) -> dict[str, Any]:
    scheme_settings = {
        "media": f"(prefers-color-scheme: {light})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
    }
    return {**scheme_settings, "toggle": {"icon": icon, "name": name}}


def _alternate(report: Report, language: Language, site: str) -> dict[str, str]:
    return {
        "name": language.name,
        "link": f"{urlsplit(site).path or '/'}{_prefix_of(report, language)}",
        "lang": language.tag,
    }


def _relative_entries(entries: list[Any] | None, begins: str) -> list[Any]:
    """Return the menu with paths relative to the folder of a language."""
    return [{title: _relative_nav(value, begins) for title, value in entry.items()} for entry in entries or ()]


def _relative_nav(value: str | list[Any], begins: str) -> str | list[Any]:
    return value.removeprefix(begins) if isinstance(value, str) else _relative_entries(value, begins)
