"""The settings of the plugin, and the fingerprint of all settings of a site."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from pkgutil import iter_modules

import markdown.extensions
from mkdocs.config import config_options as options
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from bilan.cache.text_hash import hash_texts
from bilan.cache.toolchain import folders
from bilan.diagnostics.problem import Problem
from bilan.filesystem.file_reading import read_file
from bilan.filesystem.tree_walk import files_below
from bilan.mkdocs_plugin.page_building.heading_slugs import slug
from bilan.render.markdown_options import ADDED, ADDED_SETTINGS, MarkdownOptions

KNOWN_PLUGINS = frozenset({"bilan", "search", "material/search"})  # those that read nothing but pages and settings
_EXTENSIONS = frozenset(module.name for module in iter_modules(markdown.extensions.__path__))
_READING = frozenset({"pymdownx.snippets", "pymdownx.b64"})
_LIBRARIES = frozenset({"bilan", "markdown", "material", "pymdownx"})
_BUILT_AT = re.compile(rb"build_date_utc|update_date")  # variables of MkDocs with the time of the build
_IN_MEMORY = re.compile(r" at 0x[0-9a-f]+")
_ELSEWHERE = frozenset({"config_file_path", "docs_dir", "site_dir", "plugins", "theme", "markdown_extensions", "hooks"})


class BilanConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's settings in mkdocs.yml."""

    pdf = options.Type(bool, default=True)  # the document of each year, in each language
    edit_link = options.Optional(options.Type(str))  # with the fields `{path}`, `{file}`, `{line}`, `{column}`
    policy = options.DictOfItems(options.ListOfItems(options.Type(str)), default={})  # other hosts that pages may load from
    claim_reviews = options.Type(bool, default=False)  # rebuttals are marked up as ClaimReview for search engines
    preview_hosts = options.ListOfItems(options.Type(str), default=[])  # more host names that “mkdocs serve” accepts
    edit_from_network = options.Type(bool, default=False)  # other computers that see the preview may edit in it, too
    linked_folders = options.ListOfItems(options.Type(str), default=[])  # folders outside the report that links may point to
    compressed = options.Type(bool, default=False)  # write `.gz` and `.br` files beside each text file
    publish = options.ListOfItems(options.Type(str), default=[])  # patterns of more files to publish, as in .gitignore


def folder_of(config: MkDocsConfig) -> Path:
    """Return the folder of the report, absolute, also for `-f x.yml`."""
    return Path(os.path.abspath(config.config_file_path)).parent  # noqa: PTH100 (does not follow links, as MkDocs)


def content_folder(config: MkDocsConfig) -> str:
    """Return the folder of the hand-written pages, relative to the folder of the report."""
    return Path(config.docs_dir).relative_to(folder_of(config)).as_posix()


def markdown_options(config: MkDocsConfig) -> MarkdownOptions:
    """Return the Markdown extensions of mkdocs.yml and those that every report adds, for the site and the PDF."""
    added = [name for name in ADDED if name not in config.markdown_extensions]
    settings = {name: dict(values) for name, values in config.mdx_configs.items()}
    settings.setdefault("toc", {}).setdefault("slugify", slug)
    for name, values in ADDED_SETTINGS.items():
        settings[name] = {**values, **settings.get(name, {})}
    return MarkdownOptions((*config.markdown_extensions, *added), settings)


def markdown_of_documents(root: Path) -> MarkdownOptions | None:
    """Return the Markdown options of the PDF, for a command that builds no site.

    None if mkdocs.yml says `pdf: false`; the default options if it cannot be read.
    """
    config = _settings_of(root)
    plugin = config.plugins.get("bilan") if config else None
    return report_markdown(root) if plugin is None or plugin.config["pdf"] else None


def report_markdown(root: Path) -> MarkdownOptions:
    """Return the Markdown options of the report in a folder; the default options if mkdocs.yml cannot be read."""
    config = _settings_of(root)
    return markdown_options(config) if config else MarkdownOptions()


def _settings_of(root: Path) -> MkDocsConfig | None:
    with suppress(MkDocsException):
        return load_config(str(root / "mkdocs.yml"), hooks=[])  # only builds run code of the report
    return None


def allowed(settings: BilanConfig) -> Mapping[str, tuple[str, ...]]:
    """Return the other hosts that pages may load from, by directive of the policy."""
    return {directive: tuple(sources) for directive, sources in settings.policy.items()}


def only_known_code(config: MkDocsConfig) -> bool:
    """Return whether all plugins, hooks and extensions are known to read nothing but pages and settings."""
    extensions = all(map(_known_extension, config.markdown_extensions))
    code = all(map(_known_code, _nested_values(config.mdx_configs)))
    return set(config.plugins) <= KNOWN_PLUGINS and extensions and code and not _prints_build_time(config.theme.custom_dir)


def _prints_build_time(templates: str | None) -> bool:
    """Return whether the institution's templates may print the time of the build."""
    files = (file for file in files_below(templates or "") if file.endswith(".html"))
    return any(_may_print_build_time(read_file(Path(file), file)) for file in files)


def _may_print_build_time(template: bytes | Problem) -> bool:
    return isinstance(template, Problem) or _BUILT_AT.search(template) is not None


def _known_extension(name: object) -> bool:
    """Return whether an extension is of Python-Markdown or PyMdown, and includes no files that we do not watch."""
    if not isinstance(name, str):
        return True  # ours
    return name.removeprefix("markdown.extensions.") in _EXTENSIONS or (
        name.startswith("pymdownx.") and name not in _READING
    )


def _known_code(value: object) -> bool:
    """Return whether a setting is no function, or one of a library with a known version (`!!python/name:`)."""
    made_by = getattr(value, "func", value)  # functools.partial, as slugify functions are
    return not callable(value) or str(getattr(made_by, "__module__", "")).partition(".")[0] in _LIBRARIES


def _nested_values(value: object) -> Iterator[object]:
    """Yield a setting and all settings in it."""
    yield value
    if isinstance(value, Mapping | list | tuple):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _nested_values(item)


def settings_fingerprint(config: MkDocsConfig) -> str:
    """Return the fingerprint of all settings that a page may depend on, and of its theme's folders."""
    settings = sorted((name, _stable_repr(value)) for name, value in config.items() if name not in _ELSEWHERE)
    named = [extension for extension in config.markdown_extensions if isinstance(extension, str)]
    theme = sorted((name, _stable_repr(config.theme[name])) for name in config.theme)
    plugins = sorted((name, _stable_repr(dict(plugin.config))) for name, plugin in config.plugins.items())
    return hash_texts(repr((settings, named, theme, config.theme.name, plugins, _templates(config.theme.dirs))))


def _stable_repr(value: object) -> str:
    """Return a setting as text that is the same in every process: functions without their address in memory."""
    return _IN_MEMORY.sub("", repr(value))


def _templates(dirs: Iterable[str]) -> str:
    """Return the fingerprint of the theme's folders, except those of libraries, which have versions."""
    return folders(Path(path) for path in dirs if "site-packages" not in Path(path).parts and Path(path).is_dir())
