"""The results of earlier checks, so that an interrupted check can continue and an address is checked at most once a week.

A link that answered 404 or 410 is dead. A link without an answer may be down for an hour; it is dead after thirty days.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from bilan.filesystem.cache_folder import read_cached, write_cached
from bilan.linkcheck.link_request import Answer, State
from bilan.model.dead_link import SILENT

CACHE = Path(".cache/bilan/links.json")
PATIENCE = timedelta(days=30)
FRESH = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """The result for an address, the date of the check, and the date since when it has not answered (or empty)."""

    state: State
    reason: str
    asked: str
    silent_since: str = ""

    def fresh(self, today: date) -> bool:
        """True when the address need not be checked again."""
        return self.state is not State.SILENT and today - date.fromisoformat(self.asked) < FRESH

    def dead(self, today: date) -> bool:
        """True when the link counts as dead."""
        since = date.fromisoformat(self.silent_since) if self.silent_since else today
        return self.state is State.GONE or (self.state is State.SILENT and today - since >= PATIENCE)

    @property
    def word(self) -> str:
        """The reason, as a word of `data/links.txt`."""
        return self.reason if self.state is State.GONE else SILENT


def update_record(before: LinkRecord | None, answer: Answer, today: date) -> LinkRecord:
    """The record after an answer, from the record before."""
    if answer.state is not State.SILENT:
        return LinkRecord(answer.state, answer.reason, today.isoformat())
    since = (before.silent_since if before else "") or today.isoformat()
    return LinkRecord(answer.state, answer.reason, today.isoformat(), since)


def load_history(root: Path) -> dict[str, LinkRecord]:
    """The results of earlier checks by address; empty if the file is missing or broken."""
    try:
        stored = json.loads(read_cached(root / CACHE))
        return {address: LinkRecord(**{**record, "state": State(record["state"])}) for address, record in stored.items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def save_history(root: Path, records: Mapping[str, LinkRecord]) -> None:
    """Save the results atomically, so that a check killed at any moment loses only its last answers."""
    stored = {address: asdict(record) for address, record in sorted(records.items())}
    write_cached(root / CACHE, json.dumps(stored, ensure_ascii=False, indent=0).encode("utf-8", "surrogatepass"))
