"""What stands for a table in a page of the documentation, by its name: keys of a record, options of commands, problems."""

from __future__ import annotations

from collections.abc import Callable

from bilan.cli.option_tables import option_tables
from bilan.documentation.key_tables import key_table
from bilan.documentation.problem_table import problem_table
from bilan.editing.declared_records import declared_records

KEYS = "keys of "


def tables_in(language: str) -> Callable[[str], str]:
    """Return the function that makes a table of its name in a language (`fr`): `keys of Figure`, `problems` …"""
    records = {record.__name__: record for record in declared_records()}

    def table(name: str) -> str:
        if name.startswith(KEYS):
            return key_table(records[name.removeprefix(KEYS)], language)
        return {"options of the commands": option_tables, "problems": problem_table}[name](language)

    return table
