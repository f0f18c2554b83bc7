"""Typst, given a template of this room and data as JSON. What it refuses, or has to guess, is an error here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import typst

from generator.paper.fonts import FAMILIES, fonts

TEMPLATES = Path(__file__).parent / "typst"
STANDARDS: list[Literal["ua-1", "a-2a"]] = [
    "ua-1",
    "a-2a",
]  # ISO 14289-1 and ISO 19005-2, level A: to be heard, and to be kept


class UnsettableError(Exception):
    """Typst could not set a document, in its words."""


def document(data: Mapping[str, object], files: Mapping[str, bytes], today: date) -> bytes:
    """A PDF of that day by `document.typ`; `files` are the pictures that the data names."""
    world = _world("document.typ", data, files)
    with _refusals():
        return _clean(
            typst.compile_with_warnings(  # type: ignore[call-overload]
                world, font_paths=fonts(), format="pdf", pdf_standards=STANDARDS, timestamp=_midnight(today)
            )
        )


def probe(name: str, content: bytes) -> None:
    """Sets one picture alone, to see whether it can be."""
    with _refusals():
        typst.compile(_world("picture.typ", {"file": name}, {name: content}))


def card(data: Mapping[str, object]) -> bytes:
    """A PNG of 1200 × 630 pixels by `card.typ`."""
    with _refusals():
        return _clean(typst.compile_with_warnings(_world("card.typ", data, {}), font_paths=fonts(), format="png", ppi=72.0))


def _world(
    template: str, data: Mapping[str, object], files: Mapping[str, bytes]
) -> Any:  # the stubs of Typst do not know that it takes files by name
    """Every file that Typst may see: it is given no folder, so that no text can make it read one."""
    templates = {path.name: path.read_bytes() for path in TEMPLATES.glob("*.typ")}
    given = {"main.typ": templates[template], "data.json": json.dumps(data, ensure_ascii=False).encode()}
    return {**templates, **given, **dict(map(_as_text, files.items()))}


def _as_text(file: tuple[str, bytes]) -> tuple[str, bytes]:
    """A file as JSON, a number for each byte: what is handed over by name has to be UTF-8."""
    name, content = file
    return f"{name}.json", json.dumps(list(content), separators=(",", ":")).encode()


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except RuntimeError as error:  # what Typst refuses, and what its wheel does
        raise UnsettableError(str(error)) from error


def _clean(result: tuple[bytes, list[typst.TypstWarning]]) -> bytes:
    """What was made, where nothing had to be guessed."""
    made, warnings = result
    if warnings:
        raise UnsettableError("; ".join(str(warning.message) for warning in warnings))
    return made


@cache
def state() -> str:
    """What a document depends on besides its data: the templates, the version of Typst, the fonts."""
    templates = "".join(path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.glob("*.typ")))
    versions = (version(package) for package in ("typst", *(f"fontpkg-{name}" for name in FAMILIES.values())))
    return "\n".join((*versions, *STANDARDS, templates))


def _midnight(day: date) -> int:
    return int(datetime.combine(day, time(), UTC).timestamp())
