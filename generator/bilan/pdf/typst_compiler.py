"""Typst, given a template of this room and data as JSON in UTF-8. What it refuses, or has to guess, is an error here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Literal

import typst

TEMPLATES = Path(__file__).parent / "typst"
STANDARDS: list[Literal["ua-1", "a-2a"]] = [
    "ua-1",
    "a-2a",
]  # ISO 14289-1 and ISO 19005-2, level A: to be heard, and to be kept


# Tried in this order, as far as they are installed, for signs that the typefaces of the document do not draw.
FALLBACK = (
    "Noto Sans",
    "Noto Sans Tifinagh",
    "Noto Sans Hebrew",
    *(
        f"Noto Sans {script}"
        for script in ("Armenian", "Georgian", "Ethiopic", "Devanagari", "Bengali", "Gujarati", "Gurmukhi")
    ),
    *(f"Noto Sans {script}" for script in ("Kannada", "Malayalam", "Oriya", "Sinhala", "Tamil", "Telugu")),
    *(f"Noto Sans {script}" for script in ("Khmer", "Lao", "Myanmar", "Thai")),
    "Noto Sans Symbols",
    "Noto Emoji",
    "Noto Sans CJK SC",
    "Noto Sans Arabic",
)


class UnsettableError(Exception):
    """Typst could not set a document, in its words."""


def load_fonts(folders: Sequence[str]) -> typst.Fonts:
    """The fonts in these folders and no others, whatever the machine has."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))


def document(data: bytes, pictures: Mapping[str, bytes], today: date, fonts: typst.Fonts) -> bytes:
    """A PDF of that day by `document.typ`; `pictures` are those that the data names."""
    world = _world("document.typ", data, pictures, fonts)
    with _refusals():
        pdf: bytes = _clean(
            typst.compile_with_warnings(  # type: ignore[call-overload]
                world, font_paths=fonts, format="pdf", pdf_standards=STANDARDS, timestamp=_midnight(today)
            )
        )
    return pdf


def probe(name: str, content: bytes) -> None:
    """Sets one picture alone, to see whether it can be."""
    with _refusals():
        typst.compile(_world("picture.typ", json.dumps({"file": name}).encode(), {name: content}))


def cards(data: bytes, fonts: typst.Fonts) -> list[bytes]:
    """A PNG of 1200 × 630 pixels for each card of a list by `cards.typ`."""
    with _refusals():
        made = typst.compile_with_warnings(_world("cards.typ", data, {}, fonts), font_paths=fonts, format="png", ppi=72.0)
        pages = _clean(made)
    return pages if isinstance(pages, list) else [pages]


def _world(
    template: str, data: bytes, pictures: Mapping[str, bytes], fonts: typst.Fonts | None = None
) -> Any:  # the stubs of Typst do not know that it takes files by name
    """Every file that Typst may see: it is given no folder, so that no text can make it read one."""
    templates = {path.name: path.read_bytes() for path in TEMPLATES.glob("*.typ")}
    given = {"main.typ": templates[template], "data.json": data, "fallback.json": json.dumps(_fallback(fonts)).encode()}
    return {**templates, **given, **dict(map(_as_text, pictures.items()))}


def _fallback(fonts: typst.Fonts | None) -> list[str]:
    """The families that are tried last; Typst warns of one that is not there."""
    there = {font.family for font in fonts.fonts()} if fonts else set()
    return [family for family in FALLBACK if family in there]


def _as_text(picture: tuple[str, bytes]) -> tuple[str, bytes]:
    """A picture as JSON, a number for each byte: what is handed over by name has to be UTF-8."""
    name, content = picture
    return f"{name}.json", json.dumps(list(content), separators=(",", ":")).encode()


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except RuntimeError as error:  # what Typst refuses, and what its wheel does
        raise UnsettableError(str(error)) from error


def _clean(result: tuple[Any, list[typst.TypstWarning]]) -> Any:
    """What was made, where nothing had to be guessed."""
    made, warnings = result
    if warnings:
        raise UnsettableError("; ".join(str(warning.message) for warning in warnings))
    return made


def _midnight(day: date) -> int:
    return int(datetime.combine(day, time(), UTC).timestamp())
