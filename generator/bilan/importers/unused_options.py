"""Options of an import that do not apply to the file: an editor must not believe that one had an effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bilan.importers.column_mapping import Imports
from bilan.importers.mapped_table import Table
from bilan.messages.message import Message, join_messages, translatable

_OF_TEXT_FILES = ("encoding", "separator")
_OF_WORKBOOKS = ("sheet",)
_OF_ARTICLES = ("dates", "century")
_OF_FIGURES = ("source", "decimal", "thousands")


def unused_options(given: Mapping[str, object], tables: Sequence[Table], *, year_used: bool) -> Iterator[Message]:
    """Yield a remark that names the options that were given and do not apply to these tables of one file.

    `given` has the value of each option, by its name on the command line; `year_used` says whether a row needed its year.
    """
    unused = {*([] if year_used else ["year"]), *_not_of_this_file(tables[0])}
    names = [f"--{name}" for name, value in given.items() if value and name in unused]
    if names:
        yield translatable("Options that do not apply to this file: {options}.", options=join_messages(names))


def _not_of_this_file(table: Table) -> tuple[str, ...]:
    of_rows = _OF_FIGURES if table.mapping.imports is Imports.ARTICLES else _OF_ARTICLES
    return (
        *of_rows,
        *(() if table.sheet.separator else _OF_TEXT_FILES),
        *(() if table.sheet.name else _OF_WORKBOOKS),
    )
