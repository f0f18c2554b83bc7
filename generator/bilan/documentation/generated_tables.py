"""The parts of a page that are made from declarations: each is between `<!-- table: NAME -->` and `<!-- end of table -->`.

An English page holds them, and tests compare them with the declarations. A translation holds a sentence in the place of
each, which says where to read it; `bilan help` and the site of the documentation put the tables in, in the language of
the page. So a new key, option or problem changes no translation.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_TABLE = re.compile(r"(?P<begin><!-- table: (?P<name>.+?) -->\n).*?(?P<end><!-- end of table -->\n)", re.DOTALL)


def with_tables(text: str, table: Callable[[str], str]) -> str:
    """Return the text of a page with its tables; `table` makes that of a name."""
    return _TABLE.sub(lambda found: f"{found['begin']}{table(found['name'])}{found['end']}", text)


def table_names(text: str) -> list[str]:
    """Return the names of the tables of a page, in order."""
    return [found["name"] for found in _TABLE.finditer(text)]
