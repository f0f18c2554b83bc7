"""JSON within a script element of HTML: whatever a text holds, it cannot end the element nor begin another."""

from __future__ import annotations

import json

# HTML ends the element at `</script`, and older scripts a line at U+2028 or U+2029; JSON writes each of these as an escape.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def json_script(document: object) -> str:
    """A document as JSON that may stand in a script element."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
