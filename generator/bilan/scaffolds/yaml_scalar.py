"""Writes a text as YAML so that every reader gets the same characters: plain if that is safe, else in double quotes.

Plain is refused if YAML 1.1, YAML 1.2 or our own dialect would read something else: characters that open a structure, words
and numbers of YAML, `: ` and ` #`, spaces at the ends.
"""

from __future__ import annotations

import json
import re
import unicodedata

_SAFE = re.compile(r"[^\W\d_][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\"\\{}\[\],&*!|>%@`]*", re.UNICODE)
_OF_YAML = re.compile(r"y|n|yes|no|on|off|true|false|null|nan|inf", re.IGNORECASE)


def scalar(text: str) -> str:
    """Return one line of YAML that every reader reads back as `text` in NFC, the form in which Bilan reads all files."""
    text = unicodedata.normalize("NFC", text)
    plain = _SAFE.fullmatch(text) and not _OF_YAML.fullmatch(text)
    if plain and not re.search(r":(\s|$)|\s#|\s$", text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(f"\\U{ord(sign):08x}" if _escaped(sign) else sign for sign in quoted)


def _escaped(sign: str) -> bool:
    """JSON leaves as they are some signs that YAML forbids or counts among line breaks, and accents that, read in NFC, would
    join the letter of an escape before them."""
    return "\x7f" <= sign <= "\x9f" or sign in "\u2028\u2029\ufeff\ufffe\uffff" or bool(unicodedata.combining(sign))
