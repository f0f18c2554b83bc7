"""Calls Typst with a template of this package and data as JSON in UTF-8. What Typst refuses or warns of is an error."""

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
]  # ISO 14289-1 (PDF/UA-1, accessibility) and ISO 19005-2 level A (PDF/A-2a, archiving)


# Tried in this order, if they are installed, for characters that the typefaces of the document do not have.
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


class TypstError(Exception):
    """Typst refused a document; the message is Typst's."""


def load_fonts(folders: Sequence[str]) -> typst.Fonts:
    """The fonts in these folders, and none of the machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))


def compile_document(data: bytes, images: Mapping[str, bytes], today: date, fonts: typst.Fonts) -> bytes:
    """A PDF with that date by `document.typ`; `images` are those that the data names.

    Raises `TypstError`.
    """
    world = _world("document.typ", data, images, fonts)
    with _typst_errors():
        pdf: bytes = _without_warnings(
            typst.compile_with_warnings(  # type: ignore[call-overload]
                world, font_paths=fonts, format="pdf", pdf_standards=STANDARDS, timestamp=_midnight(today)
            )
        )
    return pdf


def check_image(name: str, content: bytes, fonts: typst.Fonts) -> None:
    """Typeset one image alone; raises `TypstError` if Typst cannot show it in a document."""
    world = _world("image_file.typ", json.dumps({"file": name}).encode(), {name: content}, fonts)
    with _typst_errors():
        typst.compile(world, font_paths=fonts, format="pdf", pdf_standards=STANDARDS)  # type: ignore[call-overload]


def compile_cards(data: bytes, images: Mapping[str, bytes], fonts: typst.Fonts) -> list[bytes]:
    """A PNG of 1200 × 630 pixels for each card of a list by `cards.typ`.

    Raises `TypstError`.
    """
    with _typst_errors():
        world = _world("cards.typ", data, images, fonts)
        result = typst.compile_with_warnings(world, font_paths=fonts, format="png", ppi=72.0)
        pages = _without_warnings(result)
    return pages if isinstance(pages, list) else [pages]


def _world(
    template: str, data: bytes, images: Mapping[str, bytes], fonts: typst.Fonts | None = None
) -> Any:  # the type stubs of Typst lack the form with files by name
    """Every file that Typst may read. It gets no folder, so that no text can make it read another file."""
    templates = {path.name: path.read_bytes() for path in TEMPLATES.glob("*.typ")}
    given = {"main.typ": templates[template], "data.json": data, "fallback.json": json.dumps(_fallback(fonts)).encode()}
    return {**templates, **given, **dict(map(_as_text, images.items()))}


def _fallback(fonts: typst.Fonts | None) -> list[str]:
    """The families that are tried last; Typst warns of one that is not installed."""
    installed = {font.family for font in fonts.fonts()} if fonts else set()
    return [family for family in FALLBACK if family in installed]


def _as_text(image: tuple[str, bytes]) -> tuple[str, bytes]:
    """An image as JSON, a number for each byte: files by name have to be UTF-8."""
    name, content = image
    return f"{name}.json", json.dumps(list(content), separators=(",", ":")).encode()


@contextmanager
def _typst_errors() -> Iterator[None]:
    try:
        yield
    except RuntimeError as error:  # of Typst, and of its Python wheel
        raise TypstError(str(error)) from error


def _without_warnings(result: tuple[Any, list[typst.TypstWarning]]) -> Any:
    """The output of Typst; raises `TypstError` if Typst warned of anything."""
    output, warnings = result
    if warnings:
        raise TypstError("; ".join(str(warning.message) for warning in warnings))
    return output


def _midnight(day: date) -> int:
    return int(datetime.combine(day, time(), UTC).timestamp())
