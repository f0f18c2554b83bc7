"""JSON inside a script element of HTML, escaped so that no text can end the element."""

from __future__ import annotations

import json

# `</script` ends the element in HTML, and U+2028 or U+2029 end a line in older scripts. JSON can escape each of them.
_ESCAPED = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def json_script(document: object) -> str:
    """A document as JSON for a script element."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
