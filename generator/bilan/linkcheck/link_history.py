"""What was found before: a check that was interrupted goes on, and an address is not asked again within days.

A link that answered 404 or 410 is dead. One that is silent may be so for an hour; it is dead after thirty days of it.
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
    """What an address answered, when it was asked, and since when it has been silent (a date, or empty)."""

    state: State
    reason: str
    asked: str
    silent_since: str = ""

    def fresh(self, today: date) -> bool:
        """Whether it need not be asked again."""
        return self.state is not State.SILENT and today - date.fromisoformat(self.asked) < FRESH

    def dead(self, today: date) -> bool:
        """Whether it is to be taken for dead."""
        since = date.fromisoformat(self.silent_since) if self.silent_since else today
        return self.state is State.GONE or (self.state is State.SILENT and today - since >= PATIENCE)

    @property
    def word(self) -> str:
        """Why, as `data/links.txt` says it."""
        return self.reason if self.state is State.GONE else SILENT


def update_record(before: LinkRecord | None, answer: Answer, today: date) -> LinkRecord:
    """What is known after an answer."""
    if answer.state is not State.SILENT:
        return LinkRecord(answer.state, answer.reason, today.isoformat())
    since = (before.silent_since if before else "") or today.isoformat()
    return LinkRecord(answer.state, answer.reason, today.isoformat(), since)


def load_history(root: Path) -> dict[str, LinkRecord]:
    """What was found before, by address; nothing where that was lost or spoilt, since it may be."""
    try:
        told = json.loads(read_cached(root / CACHE))
        return {address: LinkRecord(**{**known, "state": State(known["state"])}) for address, known in told.items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def save_history(root: Path, known: Mapping[str, LinkRecord]) -> None:
    """Keep it, in one step: a check killed at any moment has lost nothing but its last answers."""
    told = {address: asdict(one) for address, one in sorted(known.items())}
    write_cached(root / CACHE, json.dumps(told, ensure_ascii=False, indent=0).encode("utf-8", "surrogatepass"))
