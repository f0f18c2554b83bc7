"""What MkDocs and its extensions warn of while a site is built, heard even where `-q` keeps it from being shown.

A page that was warned about is not kept, and a site with warnings is not strict, however quietly it is built.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from bilan.mkdocs_plugin.mkdocs_contract import LOGGER
from bilan.mkdocs_plugin.mkdocs_problems import Warned


class WarningCounter(logging.Handler):
    """Hears between `listen` and `rest`; `page` is the path of the page that is being built, empty between pages."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[Warned] = []
        self.page = ""
        self._levels: list[tuple[logging.Logger | logging.Handler, int]] = []

    @property
    def number(self) -> int:
        """How many there were since the last `listen`."""
        return len(self.heard)

    def emit(self, record: logging.LogRecord) -> None:
        """Hear one; called by `logging`."""
        self.heard.append(Warned(record.getMessage(), self.page))

    def listen(self) -> None:
        """Hear anew. What was not to be shown is not shown for it."""
        self.rest()
        self.heard.clear()
        self.page = ""
        if LOGGER.level > logging.WARNING:
            shown = [handler for handler in LOGGER.handlers if isinstance(handler, logging.StreamHandler)]
            self._levels = [(LOGGER, LOGGER.level), *((handler, handler.level) for handler in shown)]
            for handler in shown:
                handler.setLevel(max(handler.level, LOGGER.level))
            LOGGER.setLevel(logging.WARNING)
        LOGGER.addHandler(self)

    def rest(self) -> None:
        """What was quiet is quiet again."""
        LOGGER.removeHandler(self)
        for item, level in self._levels:
            item.setLevel(level)
        self._levels = []

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Outside of a build of MkDocs."""
        self.listen()
        try:
            yield
        finally:
            self.rest()
