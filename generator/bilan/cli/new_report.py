"""`bilan new FOLDER`: writes a new report, after questions about it on a terminal."""

from __future__ import annotations

import argparse
import fnmatch
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from bilan.build_date import build_date
from bilan.cli.installed_package import UnknownPackageError, find_package
from bilan.cli.lock_command import lock_files
from bilan.filesystem.atomic_write import entry_names, is_empty_folder, replace_files, write_folder
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.explained_error import ExplainedError
from bilan.messages.message import Message, join_messages, translatable
from bilan.model.publication import subtag
from bilan.scaffolds.report_scaffold import LICENCE, MINIMAL, NewReport, report_files
from bilan.scaffolds.sample_reports import sample_languages
from bilan.scaffolds.scaffold_texts import FORGES, LANGUAGES
from bilan.terminal.problem_output import print_message, refuse

T = TypeVar("T")

_TAGS = {"fr": "fr", "ar": "ar-MA", "en": "en-GB"}  # the region decides how numbers and dates are written
_TAG = re.compile(r"(?P<language>[a-z]{2})(-[A-Za-z]{4})?(-[A-Z]{2})?")
_LICENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_MAY_BE_THERE = (".*", "README*", "LICENSE*", "LICENCE*", "COPYING*", "wheels", "*.whl", "venv")


class InvalidAnswerError(ExplainedError):
    """An option or an answer that cannot be used."""


def new_report(options: argparse.Namespace) -> int:
    """Return 0 if the report is written, 2 for wrong use; existing files stay as they are."""
    target: Path = (options.folder / options.what).resolve()
    if (blocking := _blocking(target)) is not None:
        return refuse(blocking)
    new = _described(options)
    if sys.stdin.isatty():
        new = _ask(options, new)
    files = report_files(new)
    try:
        files |= lock_files(find_package())
        unlocked = None
    except UnknownPackageError as unknown:
        files |= lock_files(None)
        unlocked = unknown.why
    kept = _write(target, files)
    _print_next(target, kept, unlocked)
    return 0


def _blocking(target: Path) -> Message | None:
    """Return why a folder cannot take a new report: it has files that are not those of an empty repository."""
    if not target.exists() or (target.is_dir() and all(map(_may_be_there, entry_names(target)))):
        return None
    return translatable("{folder} is not an empty folder; name a new one.", folder=target)


def _may_be_there(name: str) -> bool:
    return any(fnmatch.fnmatch(name, pattern) for pattern in _MAY_BE_THERE)


def _described(options: argparse.Namespace) -> NewReport:
    """Return the report that the options describe. Raises `InvalidAnswerError`."""
    languages = parse_languages(options.languages or options.language or editor_language())
    return _with_origin(
        NewReport(
            languages=languages,
            year=build_date().year - 1,
            title=options.title or "",
            institution=options.institution,
            licence=parse_licence(options.licence) if options.licence else "",
            forge=options.forge or "none",
        ),
        options.origin,
    )


def _with_origin(new: NewReport, origin: str) -> NewReport:
    """Return the report with its origin. A sample keeps all its languages, those that were named first."""
    if origin == MINIMAL:
        return new
    known = {subtag(tag): tag for tag in sample_languages(origin)}
    first = {subtag(tag): tag for tag in new.languages}
    return replace(
        new, origin=origin, languages=tuple({**first, **{key: first.get(key, known[key]) for key in known}}.values())
    )


def parse_languages(text: str) -> tuple[str, ...]:
    """Return the BCP 47 tags of a list such as `ar,fr`. Raises `InvalidAnswerError`."""
    tags = [word for word in re.split(r"[\s,]+", text.strip()) if word]
    found = [_TAG.fullmatch(tag) for tag in tags]
    languages = [match["language"] for match in found if match and match["language"] in LANGUAGES]
    if not tags or len(languages) != len(tags) or len({*languages}) != len(tags):
        raise InvalidAnswerError(
            translatable(
                "“{text}” is not a list of languages; write for example “fr”, “ar,fr” or “ar-MA,fr,en-GB”.", text=text
            )
        )
    return tuple(_TAGS.get(tag, tag) for tag in tags)


def parse_licence(text: str) -> str:
    """Return an SPDX identifier. Raises `InvalidAnswerError`."""
    if not _LICENCE.fullmatch(text):
        raise InvalidAnswerError(translatable("“{text}” is not an SPDX identifier, such as CC-BY-4.0.", text=text))
    return text


def parse_forge(text: str) -> str:
    """Return the name of a forge. Raises `InvalidAnswerError`."""
    if text not in FORGES:
        raise InvalidAnswerError(translatable("“{text}” is not one of {names}.", text=text, names=join_messages(FORGES)))
    return text


def _ask(options: argparse.Namespace, new: NewReport) -> NewReport:
    """Ask at the terminal for what no option says; an empty answer takes the default, in brackets."""
    if not options.institution and new.origin == MINIMAL:
        new = replace(new, institution=_answer(translatable("Name of the institution (empty: an example)"), "", str))
    if not (options.languages or options.language):
        languages = _answer(translatable("Languages, the first is the default"), ",".join(new.languages), parse_languages)
        new = _with_origin(replace(new, languages=languages), new.origin)
    if not options.licence and new.origin == MINIMAL:
        new = replace(new, licence=_answer(translatable("Licence of the report (SPDX)"), LICENCE, parse_licence))
    if not options.forge:
        question = translatable("Forge that builds and publishes it: {names}", names=join_messages(FORGES))
        new = replace(new, forge=_answer(question, "none", parse_forge))
    return new


def _answer(question: Message, default: str, parse: Callable[[str], T]) -> T:
    editor_locale = EditorLocale(editor_language())
    shown = f"{editor_locale(question)} [{default}]: " if default else f"{editor_locale(question)}: "
    while True:
        try:
            return parse(input(shown).strip() or default)
        except InvalidAnswerError as invalid:
            print(f"  {editor_locale(invalid.why)}")


def _write(target: Path, files: Mapping[str, bytes]) -> list[str]:
    """Write the files that the folder does not have; return the names of those that it has."""
    if not target.exists() or is_empty_folder(target):
        write_folder(target, files)
        return []
    kept = [name for name in files if (target / name).exists()]
    replace_files({target / name: content for name, content in files.items() if name not in kept})
    return kept


def _print_next(target: Path, kept: list[str], unlocked: Message | None) -> None:
    if kept:
        print_message(
            translatable("Already in {folder}, and left as they are: {files}.", folder=target, files=join_messages(kept))
        )
    if unlocked:
        print_message(translatable("requirements.txt does not lock Bilan yet. {why}", why=unlocked))
    print_message(
        translatable(
            "New report in {folder}. Preview it with “{command}”; write in data/.",
            folder=target,
            command="bilan serve" if target == Path.cwd() else f"cd {_quoted(target)} && bilan serve",
        )
    )


def _quoted(folder: Path) -> str:
    """Return a folder as it is typed at a terminal: in quotes if its name has a space or another sign of the shell."""
    return subprocess.list2cmdline([str(folder)]) if os.name == "nt" else shlex.quote(str(folder))
