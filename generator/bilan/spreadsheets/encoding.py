"""Detects the encoding of a text file: Unicode by its bytes, else the code page in which it reads as text.

A byte order mark, and valid UTF-8 or UTF-16, decide. Any other file is read in each code page of Windows, DOS and Mac with
Latin or Arabic letters. charset-normalizer ranks the readings; one with characters where no language has them (`D‚cŠs`,
`DÃ©cÃ¨s`) is refused. If several different texts are left, the editor must choose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bilan.diagnostics.problem import Place, Problem
from bilan.messages.message import Message, join_messages, translatable
from bilan.yaml.source_text import NOT_UTF8

CODE_PAGES = ("cp1252", "cp1256", "cp850", "cp437", "mac_roman", "iso8859_15", "iso8859_6", "cp720")
NAMES = {"cp1252": "windows-1252", "cp1256": "windows-1256", "mac_roman": "macintosh", "iso8859_6": "iso-8859-6"}
SAMPLE = 65_536  # bytes of lines with non-ASCII letters that are examined
MOST_ODD = 0.02  # share of characters that no language has at that place, at most
CLEARLY_BETTER = 0.05  # by how much the better of two readings must be less of a mess (charset-normalizer)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BROKEN = re.compile("[\udc80-\udcff]")  # a byte that is not UTF-8, by `surrogateescape`
_LATIN = "A-Za-zªºÀ-ÖØ-öø-ÿŒœŸ"
_ARABIC = "\u0621-\u065f\u0670-\u06d3"
_USUAL = re.compile(f"[\t\n\r -~{_LATIN}{_ARABIC}\u00a0-\u00bf\u060c\u061b\u061f\u0660-\u066c\u2010-\u203a\u20ac\ufeff]")
_CAPITALS = "À-ÖØ-ÞŒŸŠŽ"
_ODD = re.compile(
    # a capital with an accent in a small word, a symbol between two letters, two scripts in a word, any other character
    f"(?<=[{_LATIN}])[{_CAPITALS}](?=[a-zß-öø-ÿœ])|(?<=[a-zß-öø-ÿœ])[{_CAPITALS}]"
    f"|(?<=[{_LATIN}])[^\x00-\x7f{_LATIN}’·\u00a0](?=[{_LATIN}])"
    f"|(?<=[{_LATIN}])[{_ARABIC}]|[{_ARABIC}](?=[{_LATIN}])"
    f"|[^\x00-\x7f{_LATIN}{_ARABIC}ŠšŽž\u00a0¡¿«»§°±²³·¹¼½¾©®£€†‡•…‰™‚„‘’“”‹›–—\u200c-\u200f\u060c\u061b\u061f\u0660-\u066c]"
)
_DOUBTFUL = re.compile(
    # a letter or a dagger on its own, dots before a word
    f"(?<![{_LATIN}])(?:[ŒŸŠŽ]|(?![ÀÉà])[À-ÖØ-öø-ÿ])(?![{_LATIN}])|(?<![{_ARABIC}])[{_ARABIC}\u0640](?![{_ARABIC}])"
    f"|[†‡]|…(?=[{_LATIN}{_ARABIC}])"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and its encoding. `damaged` says that some bytes could not be read: they are lone surrogates."""

    text: str
    encoding: str
    damaged: bool = False


def decode(data: bytes, file: str, encoding: str = "") -> Decoded | Problem:
    """Return the text of a file, in the given encoding or the detected one. Problem: `not-utf8`."""
    if encoding:
        return _decoded_as(data, file, encoding)
    found = _by_its_bytes(data)
    if found:
        return _decoded_as(data, file, found)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        sample = _sample(data)
    if _is_mostly_utf_8(sample):
        return Decoded(data.decode("utf-8", "surrogateescape"), "utf-8", damaged=True)
    return _by_code_page(data, sample, file)


def is_broken(text: str) -> bool:
    """Return whether a text has bytes that could not be read."""
    return _BROKEN.search(text) is not None


def _decoded_as(data: bytes, file: str, encoding: str) -> Decoded | Problem:
    try:
        return Decoded(data.decode(encoding), NAMES.get(encoding, encoding.removesuffix("-sig")))
    except UnicodeDecodeError as error:
        place = Place(file, data.count(b"\n", 0, error.start) + 1)
    except (LookupError, ValueError):
        place = Place(file)
    message = translatable("This file cannot be read as {encoding}.", encoding=encoding)
    return NOT_UTF8.at(place, message, translatable("Name its encoding: “--encoding utf-8”."))


def _by_its_bytes(data: bytes) -> str:
    """Return the Unicode encoding by a byte order mark, or UTF-16 by its zero bytes; empty if neither decides."""
    for mark, named in _MARKS:
        if data.startswith(mark):
            return named
    if b"\0" not in data[:SAMPLE] or len(data) % 2:
        return ""
    return next((name for name in ("utf-16-le", "utf-16-be") if _reads_as_text(data[: SAMPLE // 2 * 2], name)), "")


def _reads_as_text(data: bytes, encoding: str) -> bool:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return "\0" not in text and len(_USUAL.findall(text)) >= 0.9 * len(text)


def _is_mostly_utf_8(sample: bytes) -> bool:
    """Return whether more letters are UTF-8 than there are bytes that are not."""
    text = sample.decode("utf-8", "surrogateescape")
    broken = len(_BROKEN.findall(text))
    return sum(sign > "\x7f" for sign in text) > 2 * broken


def _by_code_page(data: bytes, sample: bytes, file: str) -> Decoded | Problem:
    readings = list(_plausible(sample))
    if readings and (len(readings) == 1 or readings[1].mess - readings[0].mess >= CLEARLY_BETTER):
        return _decoded_as(data, file, readings[0].encoding)
    line = next(number for number, line in enumerate(data.split(b"\n"), start=1) if not line.isascii())
    message = translatable("This file is not UTF-8, and it does not say how it is encoded.")
    if not readings:
        return NOT_UTF8.at(
            Place(file, line), message, translatable("Save it as “CSV UTF-8”, or name its encoding: “--encoding …”.")
        )
    choices = join_messages(_choice(reading, sample) for reading in readings)
    return NOT_UTF8.at(
        Place(file, line), message, translatable("Name the one that reads right: {choices}.", choices=choices)
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    encoding: str
    text: str
    mess: float  # 0 for none: the mess by charset-normalizer, and the share of doubtful characters


def _plausible(sample: bytes) -> Iterator[_Reading]:
    """Return the readings that are text, the best first, each text once."""
    from charset_normalizer import from_bytes  # slow to load, and most files are UTF-8

    matches = from_bytes(sample, cp_isolation=[*CODE_PAGES], threshold=0.9)
    readings = [
        _Reading(page, text := sample.decode(page, "replace"), match.chaos + _share(_DOUBTFUL, text))
        for match in matches
        for page in match.could_be_from_charset
        if page in CODE_PAGES
    ]
    seen: set[str] = set()
    for reading in sorted(readings, key=lambda one: (one.mess, CODE_PAGES.index(one.encoding))):
        if reading.text not in seen and _share(_ODD, reading.text) <= MOST_ODD:
            seen.add(reading.text)
            yield reading


def _share(signs: re.Pattern[str], text: str) -> float:
    """Return the share of these characters among all non-ASCII ones."""
    return len(signs.findall(text)) / max(1, sum(sign > "\x7f" for sign in text))


def _sample(data: bytes) -> bytes:
    """Return the first lines with non-ASCII letters."""
    lines: list[bytes] = []
    size = 0
    for line in data.split(b"\n"):
        if not line.isascii():
            lines.append(line)
            size += len(line)
        if size > SAMPLE:
            break
    return b"\n".join(lines)[:SAMPLE]


def _choice(reading: _Reading, sample: bytes) -> Message:
    """Return the option that chooses a code page, and the word in which it differs."""
    word = next(word for word in re.split(rb"[;,\t|\r\n\"]", sample) if not word.isascii())
    option = f"--encoding {NAMES.get(reading.encoding, reading.encoding)}"
    return translatable(
        "“{option}” (reads “{text}”)", option=option, text=word.decode(reading.encoding, "replace").strip()[:40]
    )
