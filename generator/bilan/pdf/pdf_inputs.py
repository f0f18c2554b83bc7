"""The inputs of documents and cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bilan.cache.cache import Cache
from bilan.model.report import Report
from bilan.pages.page import Page
from bilan.render.markdown_options import MarkdownOptions
from bilan.yaml.source_text import SourceText


@dataclass(frozen=True, slots=True)
class PdfInputs:
    """The public report, its hand-written pages, the source texts of both, and the date of the documents.

    `online` is the address of the site, empty if it is not known; `root` the folder of the report; `store` the cache. If
    `pdf` is False, there are cards only. `markdown` is how hand-written pages are converted.
    """

    report: Report
    written: Sequence[Page]
    sources: Mapping[str, SourceText]
    today: date
    online: str
    root: Path
    store: Cache = field(default_factory=Cache)
    pdf: bool = True
    markdown: MarkdownOptions = field(default_factory=MarkdownOptions)
