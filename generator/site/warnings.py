"""What MkDocs and its extensions warn of while a site is built, counted even where `-q` keeps it from being shown.

A page that was warned about is not kept, and a site with warnings is not strict, however quietly it is built.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.utils import CountHandler

_LOGGER = logging.getLogger("mkdocs")


class Warnings:
    """Counts between `listen` and `rest`."""

    def __init__(self) -> None:
        self._counting = CountHandler()
        self._counting.setLevel(logging.WARNING)
        self._levels: list[tuple[logging.Logger | logging.Handler, int]] = []

    @property
    def number(self) -> int:
        """How many there were since the last `listen`."""
        return sum(number for _, number in self._counting.get_counts())

    def listen(self, *, aloud: bool = False) -> None:
        """Count anew; with `aloud`, what counts is shown, whatever was asked for: a strict build fails for it."""
        self.rest()
        self._counting.counts.clear()
        if _LOGGER.level > logging.WARNING:
            quiet = [] if aloud else [shown for shown in _LOGGER.handlers if isinstance(shown, logging.StreamHandler)]
            self._levels = [(_LOGGER, _LOGGER.level), *((shown, shown.level) for shown in quiet)]
            for handler in quiet:
                handler.setLevel(max(handler.level, _LOGGER.level))
            _LOGGER.setLevel(logging.WARNING)
        _LOGGER.addHandler(self._counting)

    def rest(self) -> None:
        """What was quiet is quiet again."""
        _LOGGER.removeHandler(self._counting)
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
