"""`bilan schema`: writes JSON Schemas into `schema/`, with which YAML editors complete, explain and check the data."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bilan.cli.problem_output import print_message
from bilan.cli.report_reading import report_in
from bilan.editing.json_schema import IDS, ids, schemas
from bilan.filesystem.atomic_write import replace_files
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import Message, translatable_plural


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("schema", help="write JSON Schemas for editors into schema/")
    parser.add_argument("--data", action="store_true", help="complete this report's own indicators, sources and topics too")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the schemas in the report's first language. Names that cannot be read are left out of the lists."""
    read = report_in(options.folder).report
    report = read if options.data else None
    folder: Path = options.folder / "schema"
    files = {**schemas(EditorLocale(read.languages[0] if read else "en")), IDS: ids(report)}
    replace_files(
        {folder / name: f"{json.dumps(schema, ensure_ascii=False, indent=1)}\n".encode() for name, schema in files.items()}
    )
    print_message(_done(folder, len(files), with_names=report is not None))
    return 0


def _done(folder: Path, number: int, *, with_names: bool) -> Message:
    if with_names:
        return translatable_plural(
            number,
            "{folder}: {number} schema, with the names of this report.",
            "{folder}: {number} schemas, with the names of this report.",
            folder=folder,
        )
    return translatable_plural(number, "{folder}: {number} schema.", "{folder}: {number} schemas.", folder=folder)
