"""The settings of the plugin, and the digest of all settings that a site is built with."""

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

KNOWN_PLUGINS = frozenset({"bilan", "search", "material/search"})  # those known to depend on nothing else
_EXTENSIONS = frozenset(module.name for module in iter_modules(markdown.extensions.__path__))
_READING = frozenset({"pymdownx.snippets", "pymdownx.b64"})
_LIBRARIES = frozenset({"bilan", "markdown", "material", "pymdownx"})
_BUILT_AT = re.compile(rb"build_date_utc|update_date")  # what MkDocs offers them of the time
_IN_MEMORY = re.compile(r" at 0x[0-9a-f]+")
_ELSEWHERE = frozenset({"config_file_path", "docs_dir", "site_dir", "plugins", "theme", "markdown_extensions", "hooks"})


class BilanConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's settings in mkdocs.yml."""

    pdf = options.Type(bool, default=True)  # the document of each year, in each language
    edit_link = options.Optional(options.Type(str))  # `{path}`, `{file}`, `{line}`, `{column}` are filled in
    policy = options.DictOfItems(options.ListOfItems(options.Type(str)), default={})  # what pages may load beside their own
    claim_reviews = options.Type(bool, default=False)  # answers to false claims told to search engines as ClaimReview
    preview_hosts = options.ListOfItems(options.Type(str), default=[])  # names of “mkdocs serve” beside its address
    linked_folders = options.ListOfItems(options.Type(str), default=[])  # outside the report, where links may lead
    compressed = options.Type(bool, default=False)  # `.gz` and `.br` beside each text
    publish = options.ListOfItems(
        options.Type(str), default=[]
    )  # more files of the folder of pages, as .gitignore names files


def folder_of(config: MkDocsConfig) -> Path:
    """The folder of the report, absolute as MkDocs gives its other folders, however the settings were named (`-f x.yml`)."""
    return Path(os.path.abspath(config.config_file_path)).parent  # noqa: PTH100 (links stay as they are, there too)


def content_folder(config: MkDocsConfig) -> str:
    """The folder of the hand-written pages as places name it: relative to that of the report."""
    return Path(config.docs_dir).relative_to(folder_of(config)).as_posix()


def markdown_options(config: MkDocsConfig) -> MarkdownOptions:
    """How pages are converted, on the site and on paper: the extensions of mkdocs.yml and what every report adds to them."""
    added = [name for name in ADDED if name not in config.markdown_extensions]
    settings = {name: dict(values) for name, values in config.mdx_configs.items()}
    settings.setdefault("toc", {}).setdefault("slugify", slug)
    for name, values in ADDED_SETTINGS.items():
        settings[name] = {**values, **settings.get(name, {})}
    return MarkdownOptions((*config.markdown_extensions, *added), settings)


def markdown_of_documents(root: Path) -> MarkdownOptions | None:
    """How the documents of a report convert Markdown, for a command that builds no site.

    None where mkdocs.yml has no documents made (`pdf: false`), the default options where it cannot be read.
    """
    with suppress(MkDocsException):
        config = load_config(str(root / "mkdocs.yml"), hooks=[])  # code of the report is for its builds only
        plugin = config.plugins.get("bilan")
        return markdown_options(config) if plugin is None or plugin.config["pdf"] else None
    return MarkdownOptions()


def allowed(settings: BilanConfig) -> Mapping[str, tuple[str, ...]]:
    """What pages may load beside their own, by directive of the policy."""
    return {directive: tuple(sources) for directive, sources in settings.policy.items()}


def known(config: MkDocsConfig) -> bool:
    """True when plugins, hooks and extensions are known to depend on nothing but the settings and what they are given."""
    extensions = all(map(_known_extension, config.markdown_extensions))
    code = all(map(_known_code, _held(config.mdx_configs)))
    return set(config.plugins) <= KNOWN_PLUGINS and extensions and code and not _tells_the_time(config.theme.custom_dir)


def _tells_the_time(templates: str | None) -> bool:
    """An institution's own templates may print when MkDocs built a page."""
    files = (file for file in files_below(templates or "") if file.endswith(".html"))
    return any(_may_tell_the_time(read_file(Path(file), file)) for file in files)


def _may_tell_the_time(template: bytes | Problem) -> bool:
    return isinstance(template, Problem) or _BUILT_AT.search(template) is not None


def _known_extension(name: object) -> bool:
    """Those of Python-Markdown and of PyMdown, but for those that put files into pages, which nobody watches."""
    if not isinstance(name, str):
        return True  # ours
    return name.removeprefix("markdown.extensions.") in _EXTENSIONS or (
        name.startswith("pymdownx.") and name not in _READING
    )


def _known_code(value: object) -> bool:
    """Of what a setting is: no function, or one of a library whose version is known (`!!python/name:`)."""
    made_by = getattr(value, "func", value)  # of functools.partial, which slugs are made with
    return not callable(value) or str(getattr(made_by, "__module__", "")).partition(".")[0] in _LIBRARIES


def _held(value: object) -> Iterator[object]:
    """A setting and all that it holds."""
    yield value
    if isinstance(value, Mapping | list | tuple):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _held(item)


def settings_fingerprint(config: MkDocsConfig) -> str:
    """The digest of all settings that a page may be built from, and of the folders of its theme."""
    told = sorted((name, _told(value)) for name, value in config.items() if name not in _ELSEWHERE)
    named = [extension for extension in config.markdown_extensions if isinstance(extension, str)]
    theme = sorted((name, _told(config.theme[name])) for name in config.theme)
    plugins = sorted((name, _told(dict(plugin.config))) for name, plugin in config.plugins.items())
    return hash_texts(repr((told, named, theme, config.theme.name, plugins, _templates(config.theme.dirs))))


def _told(value: object) -> str:
    """A setting in words, the same in every process: functions by their names, not by where they lie in memory."""
    return _IN_MEMORY.sub("", repr(value))


def _templates(dirs: Iterable[str]) -> str:
    """The digest of the theme's folders, but for those of libraries, whose versions are known."""
    return folders(Path(path) for path in dirs if "site-packages" not in Path(path).parts and Path(path).is_dir())
