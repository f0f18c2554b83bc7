"""What documents are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.keeping.store import Store
from generator.markdown.options import MarkdownOptions
from generator.model.report import Report
from generator.pages.sheet import Page
from generator.reading.source import Source


@dataclass(frozen=True, slots=True)
class Workshop:
    """The public report, its hand-written pages, the texts both come from, the day that documents bear.

    `online` is the address of the site, empty where it is not known; `root` the folder of the report; `store` keeps what
    was set once; without `pdf` there are cards only; `markdown` is how hand-written pages are converted.
    """

    report: Report
    written: Sequence[Page]
    sources: Mapping[str, Source]
    today: date
    online: str
    root: Path
    store: Store = field(default_factory=lambda: Store(None))
    pdf: bool = True
    markdown: MarkdownOptions = field(default_factory=MarkdownOptions)
