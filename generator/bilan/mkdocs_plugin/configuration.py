"""Reads mkdocs.yml as MkDocs does, for commands that do not build."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from bilan.diagnostics.problem import Problem
from bilan.mkdocs_plugin.mkdocs_contract import LOGGER
from bilan.mkdocs_plugin.mkdocs_problems import settings_problems
from bilan.yaml.source_text import SourceText

SETTINGS = "mkdocs.yml"


class _Hearing(logging.Handler):
    """Collects what MkDocs logs about the settings."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    @property
    def gravest(self) -> list[str]:
        """The messages of the highest level: what stopped MkDocs."""
        most = max((record.levelno for record in self.records), default=0)
        return [record.getMessage() for record in self.records if record.levelno == most]


def configuration(root: Path, settings: SourceText, **changed: Any) -> MkDocsConfig | tuple[Problem, ...]:
    """Return the settings of the report in a folder, or the problems that make them unusable. `settings` is their text,
    `changed` has settings that a command gives.

    Problems: `yaml-syntax`, `build-failed`.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's banner is for those who build
    with _hearing() as hearing:
        try:
            return load_config(str(root / SETTINGS), **changed)
        except (Exception, SystemExit) as error:
            return settings_problems(error, hearing.gravest, settings)


@contextmanager
def _hearing() -> Iterator[_Hearing]:
    hearing = _Hearing()
    LOGGER.addHandler(hearing)
    try:
        yield hearing
    finally:
        LOGGER.removeHandler(hearing)
