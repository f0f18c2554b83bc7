"""Makes a preview print one line for each rebuild: messages of MkDocs about its own steps are left out."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from bilan.mkdocs_plugin.mkdocs_contract import SERVER_LOGGER, SERVER_MESSAGES


def quieten(logger: logging.Logger) -> None:
    """Show only warnings, errors, Bilan's own lines and the address of the preview; `-v` shows everything."""
    if logger.level > logging.DEBUG:
        for handler in logger.handlers:
            handler.addFilter(_is_shown)


def _is_shown(record: logging.LogRecord) -> bool:
    steps = record.name.startswith("mkdocs") and not record.name.endswith("bilan")
    return record.levelno > logging.INFO or not steps or any(words in record.getMessage() for words in SERVER_MESSAGES)


class Messages(logging.Handler):
    """Keeps the warnings and errors that MkDocs logs, so that the preview can show them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._filtered: list[tuple[bool, logging.LogRecord]] = []
        self.of_pages = False  # whether messages are now about a page, not the site

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record, except those of the server about requests."""
        if record.name.startswith(SERVER_LOGGER):
            return
        self._filtered.append((self.of_pages, record))

    def clear(self) -> None:
        """Remove all records."""
        self._filtered.clear()
        self.of_pages = False

    def clear_pages(self) -> None:
        """Remove the records about pages, which are built again."""
        self._filtered = [(of_pages, record) for of_pages, record in self._filtered if not of_pages]
        self.of_pages = True

    @property
    def records(self) -> Iterable[logging.LogRecord]:
        """All records, oldest first."""
        return tuple(record for _, record in self._filtered)
