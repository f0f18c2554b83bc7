"""Adds a press article to the articles of its year, without changing a byte of the others."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping

from bilan.scaffolds.scaffold_texts import scaffold_text
from bilan.scaffolds.yaml_scalar import scalar
from bilan.values.ascii_words import ascii_words
from bilan.yaml.nodes import Mapping as MappingNode
from bilan.yaml.nodes import Sequence
from bilan.yaml.parser import parse
from bilan.yaml.source_text import decode

KEYS = (
    "id", "title", "outlet", "date", "language", "country", "url", "archive_url", "kind", "topics", "summary", "quote",
    "figures",
)  # fmt: skip
EMPTY_LIST = re.compile(r"^(?P<key>articles:) *\[ *\](?P<comment> *(?:#[^\r\n]*)?)(?=\r?$)", re.MULTILINE)
ADDRESS_OF_SCHEMA = "# yaml-language-server: $schema=../../../schema/article.schema.json\n"

_WIDEST = 96  # columns of a summary
_LONGEST_ID = 40


def article_block(answers: Mapping[str, str]) -> str:
    """Return the article as a list item, keys in the order of the format; empty answers are left out.

    `topics` are words separated by commas; so are `figures`: `indicator=value` or `YYYY/indicator=value`.
    """
    lines = [line for name in KEYS if answers.get(name) for line in _entry(name, answers[name])]
    return "\n".join([f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]) + "\n"


def _entry(name: str, answer: str) -> list[str]:
    if name == "topics":
        return [f"topics: [{', '.join(_flow_item(item) for item in _parts(answer))}]"]
    if name == "figures":
        return ["figures:", *(f"  {_plain(key)}: {_plain(value)}" for key, value in map(_pair, _parts(answer)))]
    if name == "summary" and answer == " ".join(answer.split()) and len(answer) > _WIDEST:
        return [
            "summary: >-",
            *(f"  {line}" for line in textwrap.wrap(answer, _WIDEST, break_long_words=False, break_on_hyphens=False)),
        ]
    return [f"{name}: {answer if _dialect(name, answer) else scalar(answer)}"]


def _dialect(name: str, answer: str) -> bool:
    """Return a date or an address as a plain scalar if it has no special character of YAML, else quoted."""
    return name in ("date", "url", "archive_url") and re.fullmatch(r"[\w./:?=&%~+-]*\w/?|[\d-]+", answer) is not None


def _plain(word: str) -> str:
    """Return a number or the name of a figure as the format writes it."""
    return word if re.fullmatch(r"\d{4}/\w+|[\d.]+", word, re.ASCII) else scalar(word)


def _parts(answer: str) -> list[str]:
    return [part.strip() for part in answer.split(",") if part.strip()]


def _flow_item(word: str) -> str:
    return word if re.fullmatch(r"[a-z_]\w*", word, re.ASCII) and scalar(word) == word else scalar(word)


def _pair(part: str) -> tuple[str, str]:
    key, _, value = part.partition("=")
    return key.strip(), value.strip()


class ArticleIds:
    """Ids for new articles, none of them used; proposing one takes the same time however many there are."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}  # the last number that was tried after a name

    def take(self, outlet: str, title: str) -> str:
        """Return a new id from the outlet and the first words of the title, and mark it as used."""
        name = proposed = _name(outlet, title)
        number = self._last.get(name, 1)
        while proposed in self._taken:
            number += 1
            proposed = f"{name}-{number}"
        self._last[name] = number
        self._taken.add(proposed)
        return proposed


def proposed_id(outlet: str, title: str, taken: Iterable[str]) -> str:
    """Return an unused id from the outlet and the first words of the title."""
    return ArticleIds(taken).take(outlet, title)


def _name(outlet: str, title: str) -> str:
    """Return the first words of both in ASCII, because they become an address."""
    words = ascii_words(f"{outlet} {title}")[:5] or ["article"]
    name = "-".join(words)[:_LONGEST_ID].strip("-")
    return name if name[0].isalpha() else f"a-{name}"


def append_article(text: str, *items: str) -> str | None:
    """Return the text of articles.yml with items added at the end of its list; None if that is not safe.

    `text` is the text of the file with its line ends, which the items get too.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    empty = EMPTY_LIST.search(text)
    if empty:
        head = f"{text[: empty.start()]}{empty['key']}{empty['comment']}{end}"
        return "".join((head, *_indented(items, 2, end))).removesuffix(end) + text[empty.end() :]
    source, unreadable = decode(text.encode(), "articles.yml")
    root, problems = parse(source)
    found = root.get("articles") if isinstance(root, MappingNode) else None
    if unreadable or problems or not isinstance(found, Sequence) or not found.items:
        return None
    dash = found.items[0].place.column - 3
    line = source.line(found.items[0].place.line)
    if dash < 0 or line[: dash + 2] != " " * dash + "- ":
        return None
    return "".join((text, "" if text.endswith("\n") else end, *_indented(items, dash, end)))


def _indented(items: Iterable[str], dash: int, end: str) -> Iterator[str]:
    return (textwrap.indent(item, " " * dash).replace("\n", end) for item in items)


def standalone_article(item: str) -> str:
    """Return the text of a file with one article."""
    return ADDRESS_OF_SCHEMA + "".join(f"{line[2:]}\n" for line in item.splitlines())


def empty_list(language: str, year: int) -> str:
    """Return the text of an articles.yml with an empty list."""
    return scaffold_text(language, "year", {"year": year, "highlights": ""})["articles.yml"]
