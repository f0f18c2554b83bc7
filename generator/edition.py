"""The whole way in one call: a folder is read and checked, its pages are printed. What the plugin and the commands use."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from generator.checks import check_report
from generator.derive.public import public_view
from generator.model.folder import read_folder
from generator.model.report import Report
from generator.pages.content import Content, read_content, replacing
from generator.pages.printing import generated_pages
from generator.pages.sheet import Page
from generator.problems import Problem, in_order
from generator.reading.source import Source


@dataclass(frozen=True, slots=True)
class Edition:
    """A report as it stands: what may be shown of it (None when it could not be read), its problems, the texts read."""

    report: Report | None
    written: tuple[Page, ...]
    problems: tuple[Problem, ...]
    sources: Mapping[str, Source]

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page of the edition; only for one without errors."""
        generated = generated_pages(self.report) if self.report else iter(())
        return tuple(replacing(generated, self.written))


def read_edition(root: Path, today: date, *, content: Path | None = None, drafts: bool = False) -> Edition:
    """Read and check the report in the folder `root`.

    `today` decides which years are public (UTC); with `drafts` all years are shown. `content` holds the hand-written pages,
    `root/content` unless said otherwise.
    """
    read = read_folder(root)
    if read.report is None:
        return Edition(None, (), in_order(read.problems), read.sources)
    shown = read.report if drafts else public_view(read.report, today)
    written: Content = read_content(root, content or root / "content", shown)
    problems = in_order((*read.problems, *check_report(read.report), *written.problems))
    return Edition(shown, written.pages, problems, {**read.sources, **written.sources})


def clock(environment: Mapping[str, str] = os.environ) -> date:
    """Today in UTC, or the day of `SOURCE_DATE_EPOCH` (reproducible-builds.org) where it is set to a number of seconds."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)).date()
