"""A press article, added to the articles of its year without a byte of the others being touched."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from bilan.scaffolds.scaffold_texts import scaffold_text
from bilan.scaffolds.yaml_scalar import scalar
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
    """The article as an item of a list, keys in the order of the format; what was not answered is left out.

    `topics` are words with commas between them, `figures` are `indicator=value` or `YYYY/indicator=value` likewise.
    """
    lines = [line for name in KEYS if answers.get(name) for line in _entry(name, answers[name])]
    return "\n".join([f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]) + "\n"


def _entry(name: str, answer: str) -> list[str]:
    if name == "topics":
        return [f"topics: [{', '.join(_listed(item) for item in _parts(answer))}]"]
    if name == "figures":
        return ["figures:", *(f"  {_plain(key)}: {_plain(value)}" for key, value in map(_pair, _parts(answer)))]
    if name == "summary" and answer == " ".join(answer.split()) and len(answer) > _WIDEST:
        return [
            "summary: >-",
            *(f"  {line}" for line in textwrap.wrap(answer, _WIDEST, break_long_words=False, break_on_hyphens=False)),
        ]
    return [f"{name}: {answer if _dialect(name, answer) else scalar(answer)}"]


def _dialect(name: str, answer: str) -> bool:
    """A date and an address are plain wherever no sign of YAML is in them."""
    return name in ("date", "url", "archive_url") and re.fullmatch(r"[\w./:?=&%~+-]*\w/?|[\d-]+", answer) is not None


def _plain(word: str) -> str:
    """A number or the name of a figure as the format writes them."""
    return word if re.fullmatch(r"\d{4}/\w+|[\d.]+", word, re.ASCII) else scalar(word)


def _parts(answer: str) -> list[str]:
    return [part.strip() for part in answer.split(",") if part.strip()]


def _listed(word: str) -> str:
    return word if re.fullmatch(r"[a-z_]\w*", word, re.ASCII) and scalar(word) == word else scalar(word)


def _pair(part: str) -> tuple[str, str]:
    key, _, value = part.partition("=")
    return key.strip(), value.strip()


class ArticleIds:
    """Ids for new articles, none of them taken; an id is proposed in the same time however many there are."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}  # the last number that was tried behind a name

    def take(self, outlet: str, title: str) -> str:
        """An id from the outlet and the first words of the title, which is taken from now on."""
        name = proposed = _name(outlet, title)
        number = self._last.get(name, 1)
        while proposed in self._taken:
            number += 1
            proposed = f"{name}-{number}"
        self._last[name] = number
        self._taken.add(proposed)
        return proposed


def proposed_id(outlet: str, title: str, taken: Iterable[str]) -> str:
    """An id from the outlet and the first words of the title, not taken yet."""
    return ArticleIds(taken).take(outlet, title)


def _name(outlet: str, title: str) -> str:
    """The first words of both, in ASCII, for they become an address."""
    plain = unicodedata.normalize("NFKD", f"{outlet} {title}").encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)[:5] or ["article"]
    name = "-".join(words)[:_LONGEST_ID].strip("-")
    return name if name[0].isalpha() else f"a-{name}"


def append_article(text: str, *items: str) -> str | None:
    """The text of articles.yml with items added at the end of its list; None where that cannot be done safely.

    `text` is as it is in the file: its line ends are kept, and those of the items are the same.
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
    """The text of a file that holds the article and no other."""
    return ADDRESS_OF_SCHEMA + "".join(f"{line[2:]}\n" for line in item.splitlines())


def empty_list(language: str, year: int) -> str:
    """The text of an articles.yml that lists nothing yet."""
    return scaffold_text(language, "year", {"year": year, "highlights": ""})["articles.yml"]
