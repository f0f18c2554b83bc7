"""Collects the warnings of MkDocs and its extensions during a build, also with `-q`.

A page with a warning is not cached, and `strict` counts warnings, also in a quiet build.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from bilan.mkdocs_plugin.mkdocs_contract import LOGGER
from bilan.mkdocs_plugin.mkdocs_problems import MkDocsWarning


class WarningCounter(logging.Handler):
    """Collects between `start` and `stop`. `page` is the path of the page that is being built, empty between pages."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[MkDocsWarning] = []
        self.page = ""
        self._levels: list[tuple[logging.Logger | logging.Handler, int]] = []

    @property
    def number(self) -> int:
        """The number of warnings since the last `start`."""
        return len(self.heard)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning; called by `logging`."""
        self.heard.append(MkDocsWarning(record.getMessage(), self.page))

    def start(self) -> None:
        """Start again, without changing which messages MkDocs shows."""
        self.stop()
        self.heard.clear()
        self.page = ""
        if LOGGER.level > logging.WARNING:
            shown = [handler for handler in LOGGER.handlers if isinstance(handler, logging.StreamHandler)]
            self._levels = [(LOGGER, LOGGER.level), *((handler, handler.level) for handler in shown)]
            for handler in shown:
                handler.setLevel(max(handler.level, LOGGER.level))
            LOGGER.setLevel(logging.WARNING)
        LOGGER.addHandler(self)

    def stop(self) -> None:
        """Stop, and restore the levels of MkDocs' loggers."""
        LOGGER.removeHandler(self)
        for item, level in self._levels:
            item.setLevel(level)
        self._levels = []

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Collect during a `with` block."""
        self.start()
        try:
            yield
        finally:
            self.stop()
