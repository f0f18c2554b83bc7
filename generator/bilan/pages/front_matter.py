"""The front matter of hand-written pages, between two lines `---`: keys for Bilan, and some for the theme.

The keys are read in the YAML dialect of the data files. The theme gets new front matter, made from the values: so a title is
always text, and a first line such as `Attention: …` is not lost (MkDocs would take it for MultiMarkdown metadata).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum, StrEnum

from bilan.diagnostics.problem import Place, Problem
from bilan.messages.message import Message, translatable
from bilan.model.picture import PICTURE
from bilan.render.escape import escape_markdown
from bilan.schema.containers import ListOf, OneOrMany, Reference, ReferenceTo
from bilan.schema.field_type import ReadContext
from bilan.schema.number_fields import Number, WholeNumber
from bilan.schema.record import MISSING_KEY, Record, RecordOf, key
from bilan.schema.text_fields import Boolean, Choice, Pattern, Text
from bilan.yaml.nodes import Mapping, Scalar
from bilan.yaml.parser import parse
from bilan.yaml.source_text import SourceText, place_in
from bilan.yaml.syntax_messages import SYNTAX

_BLOCK = re.compile(r"---[ \t]*\n(?P<text>(?:.*?\n)?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_OPENED = re.compile(r"---[ \t]*\n")


def begins_at(text: str) -> int:
    """The start of a page's text: after its front matter, if it has one."""
    found = _BLOCK.match(text)
    return found.end() if found else 0


ICON = Pattern(translatable("an icon such as material/shield-account"), re.compile(r"[a-z0-9][a-z0-9/-]*"))
STATUS = Pattern(translatable("a word such as new"), re.compile(r"[a-z][a-z0-9-]*"))
TEMPLATE = Pattern(translatable("a template such as main.html"), re.compile(r"[\w-][\w./-]*\.html"))


class PageKind(Enum):
    """What a hand-written page is: the key of year.yml that names it, and the keys of front matter that only it may have."""

    PAGE = "", frozenset[str]()
    CHAPTER = "chapters", frozenset(("chart", "by", "drawing", "picture"))
    FOREWORD = "foreword", frozenset(("by", "role", "portrait", "signature"))

    @property
    def year_key(self) -> str:
        return self.value[0]

    @property
    def own_keys(self) -> frozenset[str]:
        """The keys of front matter that pages of other kinds may not have."""
        return self.value[1]

    @property
    def other_keys(self) -> frozenset[str]:
        """The keys of front matter that it may not have."""
        return frozenset[str]().union(*(kind.value[1] for kind in PageKind)) - self.own_keys


class Hidden(StrEnum):
    """The parts of a page that the theme can hide."""

    NAVIGATION = "navigation"
    CONTENTS = "toc"
    PATH = "path"
    FOOTER = "footer"
    FEEDBACK = "feedback"
    TAGS = "tags"


class InSearch(Record):
    """The settings of a page for the search."""

    exclude: bool | None = key(Boolean(), None)
    boost: Decimal | None = key(Number(), None)


class FrontMatter(Record):
    """The keys of a page: the first three are for Bilan, the others for the theme (Material for MkDocs).

    A chapter of a year has `chart`, what its chart shows; `by`, the dimension of it; `drawing`, what its drawing counts; and
    `picture`, which it has instead of a drawing. A foreword has `by`, who signs it; `role`, the office; `portrait` and
    `signature`, pictures.
    """

    title: str | None = key(
        Text(),
        None,
        title="Title",
        help="The title of the page; of a chapter, what it finds, in a few words.",
        example="Twice as many rumours answered",
    )
    description: str | None = key(
        Text(), None, title="Description", help="One sentence for search engines and for links to the page."
    )
    year: int | None = key(WholeNumber(1000, 2999), None)
    author: str | None = key(Text(), None)
    hide: tuple[Hidden, ...] = key(OneOrMany(Choice(Hidden)), ())
    icon: str | None = key(ICON, None)
    search: InSearch | None = key(RecordOf(InSearch), None)
    status: str | None = key(STATUS, None)
    tags: tuple[str, ...] = key(ListOf(Text()), ())
    template: str | None = key(TEMPLATE, None)
    chart: tuple[Reference, ...] = key(
        OneOrMany(ReferenceTo(translatable("the name of an indicator"))),
        (),
        title="Chart",
        help="The indicators that the chart of the chapter shows.",
        example="complaints",
    )
    by: str | None = key(
        Text(), None, title="By", help="Of a chapter, the dimension of its chart; of a foreword, who signs it."
    )
    drawing: Reference | None = key(
        ReferenceTo(translatable("the name of an indicator")),
        None,
        title="Drawing",
        help="The indicator that the drawing counts, one mark for each.",
        example="complaints",
    )
    picture: Reference | None = key(
        PICTURE, None, title="Picture", help="The id of a picture, shown instead of a drawing.", example="open-days"
    )
    role: str | None = key(Text(), None, title="Role", help="The office of whoever signs.", example="Mayor")
    portrait: Reference | None = key(
        PICTURE, None, title="Portrait", help="The id of a picture of whoever signs.", example="mayor"
    )
    signature: Reference | None = key(
        PICTURE, None, title="Signature", help="The id of a picture of the signature.", example="mayor-signature"
    )

    @property
    def for_theme(self) -> str:
        """The keys for the theme, one a line, in YAML that any parser reads."""
        return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in self._for_theme() if value)

    def _for_theme(self) -> Iterator[tuple[str, object]]:
        yield "author", str(escape_markdown(self.author)) if self.author else None
        yield "hide", list(self.hide)
        yield "icon", self.icon
        yield (
            "search",
            {"exclude": bool(self.search.exclude), "boost": float(self.search.boost or 1)} if self.search else None,
        )
        yield "status", self.status
        yield "tags", [str(escape_markdown(tag)) for tag in self.tags]
        yield "template", self.template


def read_front_matter(
    source: SourceText, problems: list[Problem], kind: PageKind = PageKind.PAGE
) -> tuple[FrontMatter, int]:
    """The front matter of a page (empty if it has none), and the start of the text after it.

    Problems: `yaml-syntax` if it does not end, `unknown-key`, `wrong-kind`, and those of each key's type.
    """
    empty = FrontMatter(place=Place(source.file))
    block = _BLOCK.match(source.text)
    if block is None:
        if _OPENED.match(source.text):
            message = translatable("Front matter begins here and does not end.")
            hint = translatable("Write a line “---” after its last key. For a line across the page, write “***”.")
            problems.append(SYNTAX.at(place_in(source.text, 0, source.file, 3), message, hint))
        return empty, 0
    # A line break instead of the opening line keeps the line numbers of the file.
    root, found = parse(SourceText(source.file, "\n" + block["text"]))
    problems.extend(found)
    if root is None or (isinstance(root, Scalar) and root.empty):
        return empty, block.end()
    reading = ReadContext(decimals=None, problems=problems)
    record = RecordOf(FrontMatter, without=kind.other_keys)
    read = record.read(root, reading) if isinstance(root, Mapping) or not found else None
    return read or empty, block.end()


def missing_front_matter(value: str | None, key: str, place: Place, hint: Message) -> Iterator[Problem]:
    """The problem of a key that a page must have, if it has no value. `place` is that of the page."""
    if not value:
        yield MISSING_KEY.at(place, translatable("“{key}” is missing.", key=key), hint)


def one_line(text: str) -> str:
    """A text on one line, with single spaces."""
    return " ".join(text.split())
