"""A text as YAML, so that every reader finds the same characters: plain where that is safe, else in double quotes.

Plain is refused where YAML 1.1, YAML 1.2 or our own dialect would read something else: signs that open a structure, words
and numbers of YAML, `: ` and ` #`, blanks at the ends.
"""

from __future__ import annotations

import json
import re

_SAFE = re.compile(r"[^\W\d_][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\"\\{}\[\],&*!|>%@`]*", re.UNICODE)
_OF_YAML = re.compile(r"y|n|yes|no|on|off|true|false|null|nan|inf", re.IGNORECASE)


def scalar(text: str) -> str:
    """One line of YAML that is read back as `text`."""
    plain = _SAFE.fullmatch(text) and not _OF_YAML.fullmatch(text)
    if plain and not re.search(r":(\s|$)|\s#|\s$", text):
        return text
    return "".join(_escaped(sign) for sign in json.dumps(text, ensure_ascii=False))


def _escaped(sign: str) -> str:
    """JSON leaves as they are some signs that YAML counts among line breaks or forbids."""
    return f"\\u{ord(sign):04x}" if sign in "\x7f\x85\u2028\u2029\ufeff" or 0x80 <= ord(sign) < 0xA0 else sign
