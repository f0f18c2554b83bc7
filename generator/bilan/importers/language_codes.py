"""The codes of languages and countries, from codes or names in a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from babel import Locale

_LANGUAGES = ("en", "fr", "ar")


_CODE = re.compile(r"([a-zA-Z]{2,3})(?:[-_].*)?")


@lru_cache(1_024)
def language_of(text: str) -> str:
    """Return a language as a tag: `French`, `français`, `FR` and `fr-FR` are `fr`; an unknown word is returned as it is."""
    code = _CODE.fullmatch(text)
    return _names("languages").get(text.casefold()) or (code.group(1).lower() if code and len(code.group(1)) == 2 else text)


@lru_cache(1_024)
def country_of(text: str) -> str:
    """Return a country as an ISO 3166 code: `Morocco`, `Maroc` and `ma` are `MA`; empty for an unknown one."""
    named = _names("territories").get(text.casefold(), "")
    return named or (text.upper() if re.fullmatch(r"[A-Za-z]{2}", text) else "")


@cache
def _names(what: str) -> Mapping[str, str]:
    """Return the codes by name (CLDR) in the three languages of editors; `what` is `languages` or `territories`."""
    found: dict[str, str] = {}
    for language in _LANGUAGES:
        names: Iterable[tuple[str, str]] = getattr(Locale(language), what).items()
        found |= {name.casefold(): code for code, name in names if re.fullmatch(r"[a-z]{2}|[A-Z]{2}", code)}
    return found
