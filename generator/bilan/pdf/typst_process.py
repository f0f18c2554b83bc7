"""The process in which Typst sets: jobs come in, what was made of them goes out, until nothing more comes. It is begun with
the folders of the fonts, and imports little, since it is begun often.

A message is a line with the lengths of its parts, as JSON, and the parts. A job is what to make and of what else, its data
as JSON, and pictures; an answer is why it could not be made, which is empty where it could, and what was made.
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
from bilan.pdf.typst_compiler import UnsettableError

DOCUMENT, CARDS = "document", "cards"


def document(data: bytes, pictures: Mapping[str, bytes], today: date) -> list[bytes]:
    """The job of a PDF of that day."""
    return [_asked(make=DOCUMENT, today=today.isoformat(), pictures=[*pictures]), data, *pictures.values()]


def cards(data: bytes) -> list[bytes]:
    """The job of cards, a PNG each."""
    return [_asked(make=CARDS), data]


def send(stream: IO[bytes], parts: Sequence[bytes]) -> None:
    """Write a message."""
    stream.write(json.dumps([len(part) for part in parts]).encode() + b"\n")
    for part in parts:
        stream.write(part)
    stream.flush()


def receive(stream: IO[bytes]) -> list[bytes]:
    """The next message; nothing where none comes, or not the whole of one."""
    line = stream.readline()
    lengths = json.loads(line) if line.endswith(b"\n") else []
    parts = [stream.read(length) for length in lengths]
    return parts if [len(part) for part in parts] == lengths else []


def _asked(**job: object) -> bytes:
    return json.dumps(job).encode()


def _answer(job: list[bytes], fonts: typst.Fonts) -> list[bytes]:
    try:
        return [b"", *_made(json.loads(job[0]), job[1], job[2:], fonts)]
    except UnsettableError as error:
        return [str(error).encode()]


def _made(asked: Mapping[str, str], data: bytes, pictures: Sequence[bytes], fonts: typst.Fonts) -> list[bytes]:
    if asked["make"] == CARDS:
        return typst_compiler.cards(data, fonts)
    named = dict(zip(asked["pictures"], pictures, strict=True))
    return [typst_compiler.document(data, named, date.fromisoformat(asked["today"]), fonts)]


def _compose() -> None:
    """Answers go where the output of this process would; what anything else writes does not get between them."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    fonts = typst_compiler.load_fonts(sys.argv[1:])
    while job := receive(sys.stdin.buffer):
        send(answers, _answer(job, fonts))


if __name__ == "__main__":
    _compose()
