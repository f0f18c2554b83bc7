"""Every document of a report: which there are, and the problems that keep one from being set."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.derive.editions import editions
from generator.model.report import Report
from generator.pages.printing import languages
from generator.pages.sheet import Page
from generator.paper import typesetting
from generator.paper.document import Volume, belonging, volume
from generator.paper.typesetting import UnsettableError
from generator.problems import Code, Place, Problem

UNSETTABLE = Code("unsettable-document")


@dataclass(frozen=True, slots=True)
class Made:
    """Files by their address in the site, and what is wrong."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def documents(
    report: Report, written: Sequence[Page], today: date, online: str, content: Path, *, years: Collection[int] | None = None
) -> Made:
    """The document of each year in each language. Problems: `unsettable-document`, …"""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    newest = max(editions(report), default=0)
    for year in editions(report):
        if years is not None and year not in years:
            continue
        for language in languages(report):
            made = volume(report, year, language, belonging(written, year, newest, language), today, online)
            try:
                files[made.address] = typesetting.document(data(made), {}, today)
            except UnsettableError as error:
                problems.append(UNSETTABLE.at(report.years[year].place, f"The document of {year} cannot be set: {error}"))
    return Made(files, tuple(problems))


def data(volume: Volume) -> dict[str, object]:
    """What the template is given."""
    language = volume.language
    _, _, region = language.tag.partition("-")
    words = language.words
    return {
        "title": volume.title,
        "institution": volume.institution,
        "description": words("{institution}, communication in {year}: figures, events, press.").format(
            institution=volume.institution, year=volume.year
        ),
        "keywords": [volume.institution, str(volume.year)],
        "lang": language.subtag,
        "region": region or None,
        "dir": language.direction,
        "words": {"contents": words("Contents")},
        "tree": volume.tree.plain,
    }
