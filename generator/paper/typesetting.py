"""Typst, given a template of this room and data as JSON. What it refuses, or has to guess, is an error here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Literal

import typst

from generator.paper.fonts import fonts

TEMPLATES = Path(__file__).parent / "typst"
STANDARDS = ["ua-1", "a-2a"]  # ISO 14289-1 and ISO 19005-2, level A: to be heard, and to be kept


class UnsettableError(Exception):
    """Typst could not set a document, in its words."""


def document(data: Mapping[str, object], files: Mapping[str, bytes], today: date) -> bytes:
    """A PDF of that day by `document.typ`; `files` are the pictures that the data names."""
    made = _compiled("document.typ", data, files, form="pdf", pdf_standards=STANDARDS, timestamp=_midnight(today))
    return made


def card(data: Mapping[str, object]) -> bytes:
    """A PNG of 1200 × 630 pixels by `card.typ`."""
    return _compiled("card.typ", data, {}, form="png", ppi=72.0)


def _compiled(
    template: str, data: Mapping[str, object], files: Mapping[str, bytes], *, form: Literal["pdf", "png"], **settings: object
) -> bytes:
    world = {path.name: path.read_bytes() for path in TEMPLATES.glob("*.typ") if path.name != template}
    main = {"main.typ": (TEMPLATES / template).read_bytes()}
    given = {"data.json": json.dumps(data, ensure_ascii=False).encode(), **files}
    try:
        made, warnings = typst.compile_with_warnings(
            {**main, **world, **given}, font_paths=fonts(), format=form, **settings
        )
    except typst.TypstError as error:
        raise UnsettableError(str(error)) from error
    if warnings:
        raise UnsettableError("; ".join(str(warning.message) for warning in warnings))
    return bytes(made)


def _midnight(day: date) -> int:
    return int(datetime.combine(day, time(), UTC).timestamp())
