"""Which files in the folder of pages are published: pages, and the kinds of files that pages show or offer.

Files that editors and systems leave behind never are. A file of another kind gets a warning (`unpublished-file`); `publish`
in mkdocs.yml allows more. Files that MkDocs excludes (`exclude_docs`, `draft_docs`) are not pages here either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path, PurePath

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File
from pathspec.gitignore import GitIgnoreSpec

from bilan.diagnostics.problem import Code, Place, Problem, Severity
from bilan.filesystem.leftovers import is_leftover
from bilan.messages.message import translatable
from bilan.mkdocs_plugin.plugin_settings import BilanConfig, allowed
from bilan.pages.content_rules import ContentRules

UNPUBLISHED = Code("unpublished-file", Severity.WARNING)

KINDS = (
    *("png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico"),  # pictures
    *("mp3", "ogg", "oga", "opus", "wav", "m4a", "mp4", "webm", "ogv", "vtt", "srt"),  # sound and video, with captions
    *("pdf", "epub", "txt", "rtf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "doc", "xls", "ppt", "zip"),  # documents
    *("csv", "tsv", "json", "geojson", "xml", "bib", "ris", "ics", "vcf", "parquet"),  # data
    *("html", "css", "js", "mjs", "map", "woff2", "woff", "ttf", "otf", "webmanifest"),  # parts of a site
)
NAMES = ("_headers", "_redirects", "CNAME", "LICENSE", "LICENCE")  # for hosts, or usual beside data
_EXCLUDED_BY_MKDOCS = (".*", "/templates/")


def content_rules(config: MkDocsConfig, settings: BilanConfig, *, drafts: bool) -> ContentRules:
    """Return the rules of mkdocs.yml for hand-written pages. With `drafts`, draft pages are included."""
    return ContentRules(Path(config.docs_dir), excluded_pages(config, drafts=drafts), allowed(settings))


def rules_of(root: Path) -> ContentRules:
    """Return the rules of the report in a folder, for commands without a build; the default if mkdocs.yml is unreadable."""
    with suppress(MkDocsException):
        config = load_config(str(root / "mkdocs.yml"))
        plugin = config.plugins.get("bilan")
        if isinstance(plugin, BasePlugin) and isinstance(plugin.config, BilanConfig):
            return content_rules(config, plugin.config, drafts=False)
    return ContentRules()


def excluded_pages(config: MkDocsConfig, *, drafts: bool) -> Callable[[str], bool]:
    """Return a function that says whether a page is excluded, by its path in the folder of pages."""
    spec = GitIgnoreSpec.from_lines(_EXCLUDED_BY_MKDOCS)
    for more in (config.exclude_docs, None if drafts else config.draft_docs):
        spec = spec if more is None else spec + more
    return lambda path: bool(spec.match_file(path))


def is_published(path: str, patterns: Iterable[str]) -> bool:
    """Return whether a file (not a page) is published, by its path and the `patterns` of mkdocs.yml."""
    name = PurePath(path)
    if any(map(is_leftover, name.parts)):
        return False
    known = name.name in NAMES or name.suffix[1:].lower() in KINDS
    return known or bool(GitIgnoreSpec.from_lines(patterns).match_file(path))


def unpublished_files(files: Iterable[File], config: MkDocsConfig, patterns: Iterable[str]) -> list[File]:
    """Return the files in the folder of pages that are not published."""
    given = tuple(patterns)
    own = (file for file in files if file.src_dir == config.docs_dir and not file.is_documentation_page())
    return [file for file in own if not is_published(file.src_uri, given)]


def warn_unpublished(paths: Iterable[str], folder: str) -> Iterable[Problem]:
    """Yield a warning for each file that an author may have wanted to publish; `folder` is the folder of pages."""
    for path in paths:
        if not any(map(is_leftover, PurePath(path).parts)) and PurePath(path).stem.casefold() != "readme":
            message = translatable("This file is not published: files of its kind are not part of a report.")
            kind = PurePath(path).suffix or PurePath(path).name
            hint = translatable(
                'Delete it, or allow it in mkdocs.yml, below “bilan”: “publish: ["{pattern}"]”.',
                pattern=f"*{kind}" if PurePath(path).suffix else kind,
            )
            yield UNPUBLISHED.at(Place(f"{folder}/{path}"), message, hint)
