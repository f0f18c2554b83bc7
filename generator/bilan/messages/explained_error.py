"""An error that a person can do something about: its message says what."""

from __future__ import annotations

from bilan.messages.message import Message


class ExplainedError(Exception):
    """Something cannot be done; `why` says so to the user. `code` is the exit code of a command: 2 for wrong use."""

    def __init__(self, why: Message, code: int = 2) -> None:
        super().__init__(why)
        self.why, self.code = why, code
