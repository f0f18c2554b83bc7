"""Merges the files of a new report in several languages into one report with all of them.

The files of each language have the same keys in the same order. Comments are those of the first language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

_LOCALIZED = {"name", "definition", "intro", "note", "claim", "answer", "summary"}
_TITLED = ("data/report.yml", "events.yml")  # where “title” is a text of ours; elsewhere it is as published
_WIDE = 1_000  # columns: no line is folded
_SHORT = 90  # characters of a text in all languages that are written on one line


def merge_languages(files: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the files of a report from those of each language, by language subtag, the default first.

    Texts that differ become `{fr: …, ar: …}`. A page gets its language in its name: `index.ar.md`.
    """
    (default, own), *others = files.items()
    merged = dict(own)
    for language, texts in others:
        for path, text in texts.items():
            if path.startswith("content/"):
                merged[path.replace(".md", f".{language}.md")] = text
    for path in [path for path in own if path.startswith("data/") and others]:
        merged[path] = _merged(path, {default: own[path], **{language: texts[path] for language, texts in others}})
    return merged


def _merged(path: str, texts: Mapping[str, str]) -> str:
    editor = YAML()
    editor.preserve_quotes, editor.width = True, _WIDE
    editor.indent(mapping=2, sequence=4, offset=2)
    (default, root), *others = ((language, editor.load(text)) for language, text in texts.items())
    for language, other in others:
        _merge(root, other, default, language, _LOCALIZED | ({"title"} if path.endswith(_TITLED) else set()))
    out = StringIO()
    editor.dump(root, out)
    return out.getvalue()


def _merge(node: Any, other: Any, default: str, language: str, localized: set[str]) -> None:
    """Add the texts of another language to a node, key by key."""
    if isinstance(node, Sequence) and not isinstance(node, str):
        for one, counterpart in zip(node, other, strict=True):
            _merge(one, counterpart, default, language, localized)
    if not isinstance(node, CommentedMap):
        return
    if default in node and language in other:  # the plural forms of a unit
        node[language] = other[language]
        return
    for (key, value), counterpart in zip([*node.items()], other.values(), strict=True):
        if key in localized and isinstance(counterpart, str):
            node[key] = _both(value, counterpart, default, language)
            _keep_comment_after(node, key)
        else:
            _merge(value, counterpart, default, language, localized)


def _keep_comment_after(node: CommentedMap, key: str) -> None:
    """Move the comment after a text to the last language of that text."""
    languages = node[key]
    if not isinstance(languages, CommentedMap) or languages.fa.flow_style():
        return
    comments = node.ca.items.pop(key, None) or next(iter(languages.ca.items.values()), None)
    if comments:
        languages.ca.items.clear()
        languages.ca.items[next(reversed(languages))] = comments


def _both(value: Any, counterpart: str, default: str, language: str) -> Any:
    """Return a text in both languages; a text that is the same in both stays as it is."""
    if value == counterpart:
        return value
    both = value if isinstance(value, CommentedMap) else CommentedMap({default: value})
    both[language] = counterpart
    if sum(map(len, both.values())) <= _SHORT:
        both.fa.set_flow_style()
    else:
        both.fa.set_block_style()
    return both
