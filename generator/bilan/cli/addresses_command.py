"""`bilan addresses`: lists and registers the addresses that the report keeps working."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bilan.build_date import build_date
from bilan.build_result import BuildResult, build_everything
from bilan.cache.cache import open_cache
from bilan.filesystem.atomic_write import replace_file
from bilan.messages.message import translatable, translatable_plural
from bilan.mkdocs_plugin.plugin_settings import markdown_of_documents
from bilan.mkdocs_plugin.published import rules_of
from bilan.model.registered_addresses import Register
from bilan.publish.permalink_register import PATH, published_addresses, serialize_register, withdrawn
from bilan.publish.vanished_causes import Causes
from bilan.terminal.problem_output import print_message, refuse, report_problems
from bilan.terminal.progress import show_progress


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("addresses", help=f"list the addresses that {PATH} does not have yet")
    parser.add_argument("--write", action="store_true", help="add the new addresses to it")
    parser.add_argument("--withdraw", metavar="ADDRESS", help="record there that this address was taken down on purpose")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List the addresses that a public build of today has and the register has not; with `--write`, add them.

    With `--withdraw`, mark an address that no longer exists as taken down.
    """
    today = build_date()
    with show_progress(translatable("Making pages and files…")), open_cache(options.folder) as cache:
        markdown, rules = markdown_of_documents(options.folder), rules_of(options.folder)
        result = build_everything(
            options.folder, today, cache=cache, pdf=markdown is not None, markdown=markdown, rules=rules
        )
    if not report_problems(result, "text"):
        return 1
    source, register = published_addresses(options.folder)
    if register.problems:
        return refuse(translatable("{file} has lines that cannot be read; “mkdocs build” says which.", file=PATH), 1)
    if options.withdraw:
        return _withdraw(options, register, source.text, result)
    new = register.new(result.permalinks)
    if options.write:
        _write(options.folder, register, source.text, new)
    else:
        sys.stdout.write("".join(f"{address}\n" for address in new))
    return 0


def _withdraw(options: argparse.Namespace, register: Register, text: str, result: BuildResult) -> int:
    """Mark an address, in every language, as taken down. An address that still exists cannot be."""
    address, answers = options.withdraw, result.permalinks
    if address in answers:
        return refuse(translatable("{address} still exists; first remove its page or file.", address=address), 1)
    if address not in {one.address for one in register.published}:
        return refuse(translatable("{address} is not in {file}.", address=address, file=PATH))
    causes = Causes(result.report, [page.address for page in result.pages])
    marked = withdrawn(register, address, answers, causes)
    replace_file(options.folder / PATH, serialize_register(marked, (), text).encode())
    number = sum(one != before for one, before in zip(marked.published, register.published, strict=True))
    print_message(translatable_plural(number, "One address was withdrawn.", "{number} addresses were withdrawn."))
    return 0


def _write(root: Path, register: Register, text: str, new: list[str]) -> None:
    replace_file(root / PATH, serialize_register(register, new, text).encode())
    print_message(
        translatable_plural(
            len(new), "One address was added to {file}.", "{number} addresses were added to {file}.", file=PATH
        )
    )
