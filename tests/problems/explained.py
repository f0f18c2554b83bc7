"""The pages of docs/problems/ taken apart, and the small report that their examples belong to.

A page has the same examples in each language. Below “What Bilan says” it has the message in its own language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import MINIMAL, PUBLISHED, ROOT, without_status

OF_THE_PREVIEW = {"build-failed"}  # tests/browser compares its page, and tests/cli
OF_THE_BUILT_SITE = {  # tests/mkdocs_plugin compares theirs
    "bad-move",
    "blocked-by-policy",
    "broken-link",
    "site-warning",
    "unpublished-file",
    "unregistered-address",
    "vanished-address",
}
OF_TYPST = {"unsettable-document"}  # tests/pdf compares its page
OF_THE_DISK = {"unwritable-file"}  # tests/filesystem compares its page
HEADINGS = {  # by language: of the bad example, of what Bilan says, of the good example
    "en": ("Bad", "What Bilan says", "Good"),
    "fr": ("Mauvais exemple", "Ce que dit Bilan", "Bon exemple"),
    "ar": ("مثال سيئ", "ما يقوله Bilan", "مثال جيد"),
}
LANGUAGES = tuple(HEADINGS)
PAGES = sorted((ROOT / "docs/problems").glob("*.md"), key=lambda page: page.stem)

REPORT = {
    **MINIMAL,
    "data/indicators.yml": (
        "themes:\n  press: {name: Presse}\n"
        "units:\n  act:\n    fr: {one: acte, many: d’actes, other: actes}\n"
        "indicators:\n"
        "  activities: {name: Activités, definition: Tout., theme: press, unit: act}\n"
        "  press_releases: {name: Communiqués, definition: Publiés., theme: press, unit: act}\n"
        "  interviews: {name: Entretiens, definition: Donnés., theme: press, unit: act}\n"
    ),
    "data/sources.yml": "sources:\n  review-2021: {title: Bilan 2021, publisher: Ville, url: https://example.org/review}\n",
    "data/2021/figures.yml": (
        "source: review-2021\nfigures:\n"
        "  activities: {value: 582, parts: [press_releases, interviews]}\n  press_releases: 476\n  interviews: 106\n"
    ),
}

_FORM = re.compile(
    r"# (?P<code>[a-z0-9-]+)\n\n"
    r"(?P<severity>Error|Warning): (?P<meaning>[^\n]+)\.\n\n"
    r"[^#].+?\n\n"
    r"## Bad\n\n(?P<bad>```.+?\n```)\n\n"
    r"## What Bilan says\n\n```text\n(?P<said>.*?)\n```\n\n"
    r"## Good\n\n(?P<good>```.+?\n```)\n"
    r"(?:\n## Why\n\n.+\n)?",
    re.DOTALL,
)
_FILE = re.compile(r"```\w+\n(?P<text>(?:# |<!-- )(?P<path>[\w/.-]+)(?P<state>, [^\n]+?)?(?: -->)?\n.*?)```", re.DOTALL)
_LINK = ", a link to "
_LEFT_OUT = {"file-too-large": 16_000_000, "text-too-long": 20_000}  # how many signs “…” stands for in the bad example


class LinkTo(bytes):
    """Where a symbolic link leads to, in the place of what a file holds."""


Files = dict[str, bytes | None]


@dataclass(frozen=True)
class Explained:
    """One page. The examples are files by path, None for one that is not there; `said` is the output of the bad one."""

    code: str
    severity: str
    meaning: str
    bad: Files
    said: str
    good: Files


def explained(page: Path) -> Explained:
    """The parts of a page; every page has the same form."""
    form = _FORM.fullmatch(page.read_text(encoding="utf-8"))
    assert form, f"{page.name} has not the form of the other pages"
    code = form["code"]
    bad, good = _files(form["bad"], _LEFT_OUT.get(code, 0)), _files(form["good"], 0)
    return Explained(code, form["severity"].lower(), form["meaning"], bad, form["said"], good)


def page_in(code: str, language: str) -> Path:
    """The page of a problem in a language."""
    return ROOT / "docs" / ("" if language == "en" else language) / "problems" / f"{code}.md"


def languages_to_print(*, rewrite: bool) -> tuple[str, ...]:
    """The languages in which a slow command prints: all of them when pages are written anew, else English alone.

    A message that changes makes the English page wrong, and then the pages of all languages are written anew.
    """
    return LANGUAGES if rewrite else ("en",)


def compare_output(code: str, outputs: Mapping[str, str], *, rewrite: bool) -> None:
    """Compare the pages of a problem with what Bilan printed in each language, or write them anew.

    Their examples are those of the English page.
    """
    english = page_in(code, "en").read_text(encoding="utf-8")
    for language, output in outputs.items():
        path = page_in(code, language)
        text = path.read_text(encoding="utf-8")
        expected = _with_examples(text, language, english, output)
        if rewrite:
            path.write_text(expected, encoding="utf-8", newline="\n")
        else:
            assert text == expected, (
                f"{path.relative_to(ROOT)}: “pytest --rewrite-golden tests/problems” fills in the output"
            )


def _with_examples(text: str, language: str, english: str, output: str) -> str:
    """The text of a page with the examples of the English page, and the output in the place of its own."""
    for heading, english_heading in zip(HEADINGS[language], HEADINGS["en"], strict=True):
        is_output = english_heading == HEADINGS["en"][1]
        code = f"```text\n{output}\n```\n" if is_output else _code_below(english_heading, english)
        text = text.replace(_code_below(heading, text), code, 1)
    return text


def _code_below(heading: str, text: str) -> str:
    """The code samples below a heading, with their fences."""
    found = re.search(rf"^## {heading}\n\n((?:```\w*\n.*?^```\n\n?)+)", text, re.DOTALL | re.MULTILINE)
    assert found, heading
    return found[1].rstrip("\n") + "\n"


def write(root: Path, files: Files) -> None:
    """The files below a folder, but for those that are not to be there."""
    (root / "content").mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        if data is not None:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            if isinstance(data, LinkTo):
                (root / name).symlink_to(data.decode())
            else:
                (root / name).write_bytes(data)


def report_with(files: Files) -> Files:
    """The small report with the files of an example added or put in place of its own."""
    written: Files = {**{name: text.encode() for name, text in REPORT.items()}, **files}
    return {**written, **dict.fromkeys(without_status(written), PUBLISHED.encode())}


def _files(example: str, left_out: int) -> Files:
    return {
        file["path"]: _bytes(_text(file["path"], file["text"].replace("…", "." * left_out)), file["state"])
        for file in _FILE.finditer(example)
    }


def _text(path: str, text: str) -> str:
    """What a file holds: the line with its path is empty in JSON, which has no comments, and left out before front matter."""
    rest = text.partition("\n")[2]
    if path.endswith(".md") and rest.startswith("---\n"):
        return rest
    return "\n" + rest if path.endswith("json") else text


def _bytes(text: str, state: str | None) -> bytes | None:
    if state and state.startswith(_LINK):
        return LinkTo(state.removeprefix(_LINK).encode())
    return None if state == ", deleted" else text.encode((state or "UTF-8").removeprefix(", saved as "))
