"""The search index, one for each language.

Material's search compares words as they are written; with `as_typed.js` it finds numbers in any notation, and words without
their marks.

Each page loads the index, so it has no entries: they are loaded when a reader starts to type (`answering.js`). Articles of
years that pages load later are not among them; their words are loaded then, too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bilan.exports.decimal_json import dump_compact
from bilan.filesystem.atomic_write import put_file
from bilan.filesystem.file_reading import read_or_raise
from bilan.mkdocs_plugin.mkdocs_contract import SEARCH_INDEX

Index = dict[str, Any]

INDEX = SEARCH_INDEX
ENTRIES = "search/entries.json"
SEPARATOR = r"[\s\u202f\u00a0\-,;:!?()«»“”\"'’،؛؟/|]+"
# languages that Lunr has rules for; for others the search uses the rules of English
LUNR_LANGUAGES = frozenset((
    "ar", "da", "de", "el", "es", "fi", "fr", "he", "hi", "hu", "hy", "it", "ja", "kn", "ko", "nl",
    "no", "pt", "ro", "ru", "sa", "sv", "ta", "te", "th", "tr", "vi", "zh",
))  # fmt: skip


def split_index(
    site: Path, docs: list[Index], roots: Mapping[str, str], fetched: Sequence[int] = (), *, apart: bool = False
) -> None:
    """Write the index and the entries of each language into the folder of the language.

    `docs` are the entries of all pages, used instead of those of Material's plugin. `roots` has the folder of each language,
    by subtag. `fetched` are the years with articles in files of their own. `apart`: each language has a worker of its own,
    in its folder.
    """
    whole = json.loads(read_or_raise(site / INDEX, INDEX))
    for language, index in by_language({**whole, "docs": docs}, roots).items():
        config = {**index["config"], "root": "" if apart else roots[language], "press": fetched}
        _write(site / roots[language] / INDEX, {"config": config, "docs": []})
        _write(site / roots[language] / ENTRIES, index["docs"])


def _write(path: Path, value: object) -> None:
    put_file(path, dump_compact(value))


def by_language(whole: Index, roots: Mapping[str, str]) -> dict[str, Index]:
    """Return an index for each language, with addresses relative to its folder."""
    others = tuple(root for root in roots.values() if root)
    return {language: _index(whole, language, root, others) for language, root in roots.items()}


def _index(whole: Index, language: str, root: str, others: tuple[str, ...]) -> Index:
    own = [
        doc
        for doc in whole["docs"]
        if (doc["location"].startswith(root) if root else not doc["location"].startswith(others))
    ]
    search_language = language if language in LUNR_LANGUAGES else "en"
    config = {**whole["config"], "lang": [search_language], "separator": SEPARATOR}
    docs = [{**doc, "location": doc["location"][len(root) :]} for doc in own]
    return {**whole, "config": config, "docs": docs}
