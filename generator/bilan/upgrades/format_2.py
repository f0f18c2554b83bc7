"""From format 1 (Bilan 0.1) to format 2.

- The figures of a year were public unless its year.yml said otherwise. Now they are a draft until it says
  `status: published`.
- A draft or an embargo hid the articles and events of the year too. Now `press: draft` does.
- Any number could be negative. Now its indicator says `signed: true`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml.comments import CommentedMap

from bilan.model.registered_addresses import read_register
from bilan.upgrades.data_files import REGISTER, DataFiles, first_key

INDICATORS = "data/indicators.yml"
_WITH_STATUS = ("figures", "rebuttals")
_NEGATIVE = re.compile(r"[-−]\s*\d")


def state_publication(files: DataFiles) -> DataFiles:
    """Write `status: published` for each year that was public though nothing said so.

    In a report without any `status: published`, that is every year with figures or rebuttals. In another report a year
    without status may be a draft of format 2: it is public only if its pages are among the registered addresses.
    """
    stated = any(files.tree(f"{year}/year.yml").get("status") == "published" for year in files.years())
    for year in files.years():
        about = f"{year}/year.yml"
        public = not stated or _has_registered_pages(files, year)
        written = any(f"{year}/{name}.yml" in files.texts for name in _WITH_STATUS)
        if "status" not in files.tree(about) and written and public:
            files = files.change(about, lambda tree: first_key(tree, "status", "published"))
    return files


def _has_registered_pages(files: DataFiles, year: str) -> bool:
    """Whether the register of published addresses has a page that only a public year has."""
    address = f"/{year.removeprefix('data/')}/"
    registered = read_register(files.texts.get(REGISTER, ""), REGISTER).published
    return not {one.address for one in registered}.isdisjoint({f"{address}rebuttals/", f"{address}report.pdf"})


def hide_the_press_of_hidden_years(files: DataFiles) -> DataFiles:
    """Write `press: draft` for each year that is a draft, or whose day has not come: its press was hidden too."""
    for year in files.years():
        about = files.tree(f"{year}/year.yml")
        hidden = about.get("status") == "draft" or str(about.get("publish_on", "")) > files.today.isoformat()
        if hidden and "press" not in about:
            files = files.change(f"{year}/year.yml", _hide_press)
    return files


def _hide_press(tree: CommentedMap) -> None:
    tree.insert(list(tree).index("status") + 1 if "status" in tree else 0, "press", "draft")


def sign_negative_indicators(files: DataFiles) -> DataFiles:
    """Write `signed: true` for each indicator that has a negative number."""
    negative = {name for year in files.years() for name in _negative(files.tree(f"{year}/figures.yml"))}
    return files.change(INDICATORS, lambda tree: _sign(tree.get("indicators"), negative)) if negative else files


def _negative(tree: CommentedMap) -> Iterator[str]:
    figures = tree.get("figures")
    for name, figure in figures.items() if isinstance(figures, CommentedMap) else ():
        value = figure.get("value") if isinstance(figure, CommentedMap) else figure
        if isinstance(value, str) and _NEGATIVE.match(value):
            yield str(name)


def _sign(indicators: Any, negative: set[str]) -> None:
    for name, indicator in indicators.items() if isinstance(indicators, CommentedMap) else ():
        if name in negative and isinstance(indicator, CommentedMap) and "signed" not in indicator:
            indicator["signed"] = "true"
