"""`bilan links`: checks whether the external links of the report still answer. The only command that uses the network."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from bilan.build_date import build_date
from bilan.build_result import read_report
from bilan.diagnostics.problem import Place, Problem, errors, sort_problems
from bilan.filesystem.atomic_write import replace_file
from bilan.linkcheck.external_links import external_links
from bilan.linkcheck.link_history import LinkRecord, load_history, save_history, update_record
from bilan.linkcheck.link_request import RequestPolicy, State
from bilan.linkcheck.request_queue import check_addresses
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.message import translatable, translatable_plural
from bilan.mkdocs_plugin.published import rules_of
from bilan.model.dead_link import FILE, DeadLink, serialize_dead_links
from bilan.model.report import Report
from bilan.rules.dead_links import DEAD, check
from bilan.terminal.problem_output import FORMATS, refuse, report_problems


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("links", help="check whether the external links of the report still answer")
    parser.add_argument("--format", choices=FORMATS, default="text", help="output format (default: text)")
    parser.add_argument("--again", action="store_true", help="check every link, also those that answered within a week")
    parser.add_argument(
        "--write", action="store_true", help=f"write the dead links to data/{FILE}; pages then link to archived copies"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, manners: RequestPolicy | None = None) -> int:
    """Return 0 if every link answers, 1 if some are dead, 2 if none could be checked."""
    today = build_date()
    result = read_report(options.folder, today, rules=rules_of(options.folder), drafts=True)
    if result.report is None or errors(result.problems):
        report_problems(result, options.format)
        return 1
    places = external_links(result.report, result.sources)
    known = _check_due(options, places, manners or RequestPolicy(agent=_agent(result.report)), today)
    records = {address: known[address] for address in places if address in known}
    if places and all(one.state is State.SILENT for one in records.values()):
        return refuse(translatable("No site answers: this machine seems to have no network. Nothing was changed."))
    dead = _dead(result.report, records, today)
    if options.write:
        replace_file(options.folder / "data" / FILE, serialize_dead_links(dead.values()).encode())
    _summarise(records, dead)
    found = replace(result, problems=_problems(replace(result.report, dead=dead), places))
    return 0 if report_problems(found, options.format, strict=True) else 1


def _check_due(
    options: argparse.Namespace, places: Iterable[str], manners: RequestPolicy, today: date
) -> dict[str, LinkRecord]:
    """Check the addresses that are due, and return the records of all. The records are saved after each answer."""
    root: Path = options.folder
    known = load_history(root)
    due = [address for address in places if options.again or address not in known or not known[address].fresh(today)]
    for number, (address, answer) in enumerate(check_addresses(due, manners), start=1):
        known[address] = update_record(known.get(address), answer, today)
        save_history(root, known)
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{number}/{len(due)} {answer.reason} {address[:60]}")
    if due and sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    return known


def _dead(report: Report, records: Mapping[str, LinkRecord], today: date) -> dict[str, DeadLink]:
    """Return the dead links.

    They are those found now, with the day they were first found, and those that a person wrote in the list.
    """
    written_by_hand = {address: one for address, one in report.dead.items() if one.by_hand}
    place = Place(f"data/{FILE}")
    found = {
        address: DeadLink(address, _since(report, address, today), known.word, place)
        for address, known in records.items()
        if known.dead(today)
    }
    return {**found, **written_by_hand}


def _since(report: Report, address: str, today: date) -> str:
    return report.dead[address].found if address in report.dead else today.isoformat()


def _problems(report: Report, places: Mapping[str, Place]) -> tuple[Problem, ...]:
    """Return the problems of dead links: those in the data, as `bilan check` reports them, and those on pages."""
    pages = (
        DEAD.at(
            place,
            translatable("{address} no longer answers.", address=address),
            translatable("Give an address that answers."),
        )
        for address, place in places.items()
        if address in report.dead and place.file.endswith(".md")
    )
    return sort_problems((*check(report), *pages))


def _summarise(records: Mapping[str, LinkRecord], dead: Mapping[str, DeadLink]) -> None:
    """Print the counts, and each link that a person should look at."""
    editor_locale = EditorLocale(editor_language())
    states = [known.state for known in records.values()]
    silent = states.count(State.SILENT)
    lines = (
        translatable_plural(len(records), "One link was checked.", "{number} links were checked."),
        translatable_plural(len(dead), "One is dead.", "{number} are dead."),
        translatable_plural(states.count(State.REFUSED), "One site refuses robots.", "{number} sites refuse robots."),
        translatable_plural(
            silent,
            "One does not answer; after thirty days it counts as dead.",
            "{number} do not answer; after thirty days they count as dead.",
        ),
    )
    sys.stderr.write(" ".join(editor_locale(line) for line in lines if line.values["number"]) + "\n")
    for address, known in records.items():
        if known.state is not State.ALIVE:
            sys.stderr.write(f"  {known.reason:>12}  {address}\n")


def _agent(report: Report) -> str:
    """Return the user agent, which says where the owner of a site can complain (RFC 9110, 10.1.5)."""
    publication = report.publication
    contact = publication.contact
    where = (contact and (contact.url or contact.email)) or publication.publisher.url or ""
    return f"Mozilla/5.0 (compatible; Bilan-links; +{where})"
