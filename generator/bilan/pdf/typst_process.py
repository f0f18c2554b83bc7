"""The process that runs Typst: it reads jobs from its input and writes their results, until the input ends.

It is started with the folders of the fonts. It imports little, because it is started often. A message is a line of JSON with
the lengths of its parts, then the parts. A job is a description as JSON, the data as JSON, and images. A result is an error
message, which is empty if all went well, and the files.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from typing import IO

import typst

from bilan.pdf import typst_compiler
from bilan.pdf.typst_compiler import TypstError

DOCUMENT, CARDS = "document", "cards"


def document_job(data: bytes, images: Mapping[str, bytes], today: date) -> list[bytes]:
    """The job of a PDF with that date."""
    return [_description(output=DOCUMENT, today=today.isoformat(), images=[*images]), data, *images.values()]


def cards_job(data: bytes, images: Mapping[str, bytes]) -> list[bytes]:
    """The job of cards, each a PNG."""
    return [_description(output=CARDS, images=[*images]), data, *images.values()]


def send(stream: IO[bytes], parts: Sequence[bytes]) -> None:
    """Write a message."""
    stream.write(json.dumps([len(part) for part in parts]).encode() + b"\n")
    for part in parts:
        stream.write(part)
    stream.flush()


def receive(stream: IO[bytes]) -> list[bytes]:
    """The next message; empty if there is none, or if it is incomplete."""
    line = stream.readline()
    lengths = json.loads(line) if line.endswith(b"\n") else []
    parts = [stream.read(length) for length in lengths]
    return parts if [len(part) for part in parts] == lengths else []


def _description(**job: object) -> bytes:
    return json.dumps(job).encode()


def _result(job: list[bytes], fonts: typst.Fonts) -> list[bytes]:
    try:
        return [b"", *_files(json.loads(job[0]), job[1], job[2:], fonts)]
    except TypstError as error:
        return [str(error).encode()]


def _files(description: Mapping[str, str], data: bytes, images: Sequence[bytes], fonts: typst.Fonts) -> list[bytes]:
    by_name = dict(zip(description["images"], images, strict=True))
    if description["output"] == CARDS:
        return typst_compiler.compile_cards(data, by_name, fonts)
    return [typst_compiler.compile_document(data, by_name, date.fromisoformat(description["today"]), fonts)]


def _run() -> None:
    """Results go to the output of the process. Whatever else is written there goes to the errors."""
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    fonts = typst_compiler.load_fonts(sys.argv[1:])
    while job := receive(sys.stdin.buffer):
        send(results, _result(job, fonts))


if __name__ == "__main__":
    _run()
