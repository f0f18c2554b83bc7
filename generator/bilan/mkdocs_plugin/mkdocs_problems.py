"""Makes problems of what MkDocs, a theme or an extension logs or raises, each at the line it is about.

Problems: `build-failed` for an error, `site-warning` for a warning (an error if mkdocs.yml says `strict: true`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from jinja2 import TemplateNotFound

from bilan.diagnostics.problem import Code, Place, Problem, Severity
from bilan.filesystem.file_problems import FileError, refusal
from bilan.filesystem.file_reading import read_file
from bilan.messages.message import Message, literal, translatable
from bilan.mkdocs_plugin.mkdocs_contract import PAGE_WARNING
from bilan.render.jinja_environment import template_place
from bilan.yaml.parser import syntax_problem
from bilan.yaml.source_text import SourceText, place_in, source_of

if TYPE_CHECKING:  # a build that changes nothing imports this module, and no page
    from bilan.pages.page import Page

FAILED = Code("build-failed")
WARNED = Code("site-warning", Severity.WARNING)

_QUOTED = re.compile(r"'([^'\n]+)'|\"([^\"\n]+)\"|“([^”\n]+)”|`([^`\n]+)`")
_OF_A_PAGE = re.compile(PAGE_WARNING)


@dataclass(frozen=True, slots=True)
class MkDocsWarning:
    """A warning of MkDocs, and the path of the page that was being built, empty if none was."""

    words: str
    page: str = ""


def build_problem(words: str, place: Place) -> Problem:
    """Return the problem that MkDocs cannot build the site, with the reason in its own words or in ours."""
    reason = words if isinstance(words, Message) else " ".join(words.split()).rstrip(".")
    return FAILED.at(place, translatable("MkDocs cannot build the site: {reason}.", reason=reason))


def unexpected_problem(
    error: BaseException, page: Page | None, settings: SourceText, sources: Mapping[str, SourceText], root: Path
) -> Problem:
    """Return the problem of an unexpected error. `page` is the page that was being built, or None.

    Problems: `build-failed`; `unreadable-file` or `unwritable-file` if the system refuses a file.
    `root` is the folder of the report: the place of an error in one of its templates is the line of the template.
    """
    if isinstance(error, FileError | OSError) and not isinstance(error, TemplateNotFound):  # which Python calls an OSError
        return refusal(error, root)
    words = _words_of(error)
    template = template_place(error)
    if template and Path(template.file).is_relative_to(root):
        return build_problem(words, template._replace(file=Path(template.file).relative_to(root).as_posix()))
    return build_problem(words, _where(words, page, settings, sources))


def _words_of(error: BaseException) -> str:
    """Return the message of an error. For a missing template Jinja gives only its name: an icon, or one of front matter."""
    if isinstance(error, TemplateNotFound):
        name = str(error.name or "")
        icon = re.fullmatch(r"\.icons/(.+)\.svg", name)
        return translatable("the theme has no icon “{icon}”", icon=icon[1]) if icon else _without_template(name)
    return str(error) or type(error).__name__


def _without_template(name: str) -> Message:
    return translatable("the theme has no template “{template}”", template=name)


def warning_problems(
    heard: Iterable[MkDocsWarning],
    pages: Mapping[str, Page],
    settings: SourceText,
    sources: Mapping[str, SourceText],
    *,
    strict: bool,
) -> Iterator[Problem]:
    """Yield each warning of MkDocs once, at the place of the words that it quotes."""
    for warned in dict.fromkeys(heard):
        named = _OF_A_PAGE.match(warned.words)
        page = pages.get(warned.page) or (pages.get(named[1]) if named else None)
        place = _where(warned.words, page, settings, sources)
        problem = WARNED.at(place, literal(" ".join(warned.words.split())))
        yield replace(problem, severity=Severity.ERROR) if strict else problem


def settings_problems(error: BaseException, heard: Iterable[str], settings: SourceText) -> tuple[Problem, ...]:
    """Return why mkdocs.yml cannot be used: what MkDocs logged before it stopped, or the error itself."""
    for cause in (error, error.__cause__, error.__context__):
        if isinstance(cause, yaml.YAMLError):
            return (syntax_problem(cause, settings),)
    logged = list(heard) or [str(error) or type(error).__name__]
    return tuple(build_problem(words, place_of(words, settings, Place(settings.file))) for words in logged)


def settings_source(path: Path) -> SourceText:
    """Return the text of mkdocs.yml, empty if it cannot be read."""
    return source_of(read_file(path, path.name), path.name)[0]


def place_of(words: str, source: SourceText, otherwise: Place) -> Place:
    """Return the place in a text of the words that a message quotes, searched one after the other; else `otherwise`."""
    found: tuple[int, int] | None = None
    for groups in _QUOTED.findall(words):
        word = next(filter(None, groups))
        at = source.text.find(word, found[0] if found else 0)
        at = source.text.find(word) if at < 0 and not found else at
        found = (at, len(word)) if at >= 0 else found
    return place_in(source.text, found[0], source.file, found[1]) if found else otherwise


def _where(words: str, page: Page | None, settings: SourceText, sources: Mapping[str, SourceText]) -> Place:
    if page is None:
        return place_of(words, settings, Place(settings.file))
    source = sources.get(page.place.file)
    return place_of(words, source, page.place) if source else page.place
