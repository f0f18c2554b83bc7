"""The migrations of the data format, oldest first, and how they are applied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ruamel.yaml.comments import CommentedMap

from bilan.messages.message import Message, translatable
from bilan.model.publication import FORMAT
from bilan.upgrades import format_2
from bilan.upgrades.data_files import REPORT, DataFiles, first_key

FIRST_FORMAT = 1  # a report.yml without “format” was written for it


@dataclass(frozen=True)
class Migration:
    """One change of the format: the version that has it, what it does, and the function that rewrites the files.

    The function changes only what is needed: a report that is already in the new format stays as it is.
    """

    to: int
    about: Message
    migrate: Callable[[DataFiles], DataFiles]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        2,
        translatable("Figures and rebuttals are public only where year.yml says “status: published”."),
        format_2.state_publication,
    ),
    Migration(
        2,
        translatable("A draft or an embargo hides articles and events only with “press: draft”."),
        format_2.hide_the_press_of_hidden_years,
    ),
    Migration(
        2,
        translatable("An indicator with negative numbers says “signed: true”."),
        format_2.sign_negative_indicators,
    ),
)


def format_of(files: DataFiles) -> int:
    """Return the format that a report was written for."""
    written = str(files.tree(REPORT).get("format", FIRST_FORMAT))
    return int(written) if written.isascii() and written.isdecimal() else FIRST_FORMAT


def upgrade(files: DataFiles) -> tuple[DataFiles, Sequence[Migration]]:
    """Return the files in today's format, and the migrations that changed something. report.yml then says `format`."""
    before, applied = format_of(files), []
    for migration in MIGRATIONS:
        if migration.to > before:
            changed = migration.migrate(files)
            if changed is not files:
                applied.append(migration)
            files = changed
    if before < FORMAT:
        files = files.change(REPORT, _state_format)
    return files, applied


def _state_format(tree: CommentedMap) -> None:
    if "format" in tree:
        tree["format"] = str(FORMAT)
    else:
        first_key(tree, "format", str(FORMAT))
