"""`bilan new DIR`, `bilan new year 2026`, `bilan new article`: files to begin with, which pass `bilan check` as they are."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from generator.checks.duplicate_articles import canonical
from generator.edition import clock
from generator.model.folder import Read, read_folder
from generator.model.press import Article
from generator.model.report import Report
from generator.problems import Problem, errors
from generator.reading.nodes import Mapping, Sequence
from generator.reading.parser import parse
from generator.reading.source import Source
from generator.reporters.text import report as told
from generator.scaffolds.article import appended, block, proposed_id
from generator.scaffolds.report import report_files
from generator.scaffolds.texts import LANGUAGES
from generator.scaffolds.year import year_files
from generator.schema.kind import Reading
from generator.schema.record import RecordOf

WRONG_USE = 2
Answers = dict[str, str]

REQUIRED = ("title", "outlet", "language", "url", "summary")
QUESTIONS = {
    "title": "Title, as published",
    "outlet": "Outlet",
    "date": "Date (2024-12-24, 2024-12 or 2024; empty if unknown)",
    "language": "Language of the article (fr, ar, en …)",
    "country": "Country of the outlet (MA, FR …; may be empty)",
    "url": "Address",
    "kind": "Kind (article, interview, dispatch, broadcast, opinion; empty: article)",
    "topics": "Topics, with commas between them (may be empty)",
    "summary": "Summary, in your own words",
    "figures": "Figures it reports (activities=4463, 2023/visitors=…; may be empty)",
}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of the command."""
    parser = commands.add_parser("new", help="begin a report, a year or an article")
    parser.add_argument("what", metavar="DIR|year|article", help="a new folder for a report, or what to add to this report")
    parser.add_argument("number", metavar="YEAR", nargs="?", help="the year to add")
    parser.add_argument("--institution", default="", help="of a new report: who publishes it")
    parser.add_argument("--in", dest="spoken", choices=LANGUAGES, default="fr", help="of a new report: its language")
    parser.add_argument("--year", type=int, help="of an article: the folder it goes to (default: that of its date)")
    for name in (*QUESTIONS, "id", "archive_url", "quote"):
        parser.add_argument(f"--{name.replace('_', '-')}", help=f"of an article: {QUESTIONS.get(name, name)}")
    parser.set_defaults(run=run, anywhere=True)


def run(options: argparse.Namespace) -> int:
    """0 when the files are written, 1 when they cannot be, 2 for wrong use."""
    try:
        if options.what not in ("year", "article"):
            return _report(options)
        if not (options.folder / "mkdocs.yml").is_file():
            return _refused(f"there is no mkdocs.yml in {options.folder.resolve()}; “-C DIR” names another folder.")
        return _year(options) if options.what == "year" else _article(options)
    except (EOFError, KeyboardInterrupt):
        sys.stderr.write("\nNothing was written.\n")
        return 1
    except OSError as error:
        return _refused(f"{error.filename}: {error.strerror}. Nothing was written.", 1)


def _refused(why: str, code: int = WRONG_USE) -> int:
    sys.stderr.write(f"bilan: {why}\n")
    return code


def _report(options: argparse.Namespace) -> int:
    target: Path = (options.folder / options.what).resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        return _refused(f"{target} is not an empty folder; name a new one.")
    french = options.spoken == "fr"
    title = options.title or ("Rapport annuel de communication" if french else "Annual communication report")
    institution = options.institution or ("Ville d’Exemple" if french else "City of Example")
    _written(target, report_files(options.spoken, clock().year - 1, title, institution))
    print(f"A report was begun in {target}: “cd {target} && mkdocs serve” shows it, data/ is where you write.")
    return 0


def _year(options: argparse.Namespace) -> int:
    year = int(options.number) if (options.number or "").isdecimal() else 0
    latest = clock().year + 1
    if not 1900 <= year <= latest:
        return _refused(
            f"“bilan new year {latest - 1}” adds a year; {options.number or 'no year'} is not one before {latest + 1}."
        )
    target = options.folder / "data" / str(year)
    if target.exists():
        return _refused(f"{target} is there already.")
    read = read_folder(options.folder)
    if (code := _unreadable(read)) is not None or read.report is None:
        return code or 1
    known = read.report.indicators.keys()
    before = [item for item in read.report.years.values() if item.figures.keys() & known and item.number < year]
    if not before:
        return _refused(f"no year before {year} has figures to begin from.", 1)
    last = max(before, key=lambda item: item.number)
    _written(target, year_files(read.report, last, year))
    print(f"{target} was begun from {last.number}: {len(last.figures)} figures wait for their value. It is a draft.")
    return 0


def _article(options: argparse.Namespace) -> int:
    read = read_folder(options.folder)
    if (code := _unreadable(read)) is not None or read.report is None:
        return code or 1
    given = {name: getattr(options, name) for name in (*QUESTIONS, "id", "archive_url", "quote") if getattr(options, name)}
    lacking = [name for name in REQUIRED if name not in given]
    if lacking and not sys.stdin.isatty():
        return _refused(f"an article needs also: {', '.join(f'--{name}' for name in lacking)}.")
    answers = _asked(given, read.report) if lacking else given
    taken = {article.id for article in read.report.articles} | set(read.report.sources)
    answers = {"id": proposed_id(answers["outlet"], answers["title"], taken), **answers}
    wrong = {name: _problems(name, answer, read.report) for name, answer in answers.items() if answer}
    for name, problems in wrong.items():
        for problem in problems:
            sys.stderr.write(f"--{name.replace('_', '-')}: {problem.message} {problem.hint}".rstrip() + "\n")
    return 1 if any(wrong.values()) else _added(options, read, answers)


def _asked(given: Answers, report: Report) -> dict[str, str]:
    """The answers given at the terminal, each asked for until it can be read."""
    answers = dict(given)
    for name, question in QUESTIONS.items():
        while name not in answers:
            answer = input(f"{question}: ").strip()
            problems = _problems(name, answer, report) if answer else ()
            for problem in problems:
                print(f"  {problem.message} {problem.hint}")
            if not problems and (answer or name not in REQUIRED):
                answers[name] = answer
    return answers


def _problems(name: str, answer: str, report: Report) -> tuple[Problem, ...]:
    """What is wrong with an answer, by the same kinds that read the file."""
    root, problems = parse(Source("article", "articles:\n" + block({name: answer})))
    decimals = {indicator.id: indicator.decimals for indicator in report.indicators.values()}
    reading = Reading(report.languages, decimals, problems=list(problems))
    listed = root.get("articles") if isinstance(root, Mapping) else None
    for item in listed.items if isinstance(listed, Sequence) else ():
        RecordOf(Article).read(item, reading)
    known = {canonical(article.url): article for article in report.articles}
    same = known.get(canonical(answer)) if name == "url" else None
    found = (problem for problem in reading.problems if problem.code != "missing-key")
    return (*found, *([_duplicate(same)] if same else []))


def _duplicate(article: Article) -> Problem:
    place = article.at("url")
    return Problem(
        place, "duplicate-article", f"This article is already listed as “{article.id}”.", "Change that entry instead."
    )


def _added(options: argparse.Namespace, read: Read, answers: Answers) -> int:
    year = options.year or int((answers.get("date") or "0")[:4])
    if str(year) not in (path.name for path in (options.folder / "data").iterdir()):
        known = ", ".join(str(number) for number in read.report.years) if read.report else ""
        return _refused(f"--year says where it goes; there are {known}.")
    item = block(answers)
    single = options.folder / "data" / str(year) / "articles"
    listed = single.with_suffix(".yml")
    if single.is_dir() and not listed.exists():
        return _kept(options.folder, single / f"{answers['id']}.yml", None, _unindented(item), read)
    before = listed.read_bytes() if listed.exists() else None
    text = before.decode("utf-8") if before is not None else "articles: []\n"
    longer = appended(text, item)
    if longer is None:
        sys.stderr.write(f"bilan: {listed} cannot be added to safely. Paste this into it:\n\n{item}\n")
        return 1
    return _kept(options.folder, listed, before, longer, read)


def _unindented(item: str) -> str:
    return "".join(f"{line[2:]}\n" for line in item.splitlines())


def _kept(folder: Path, path: Path, before: bytes | None, text: str, read: Read) -> int:
    """Write the file and read the report again: it must hold one article more and no error more, else all is as before."""
    path.write_bytes(text.encode())
    after = read_folder(folder)
    count = len(list(after.report.articles)) if after.report else 0
    if (
        read.report
        and count == len(list(read.report.articles)) + 1
        and len(errors(after.problems)) <= len(errors(read.problems))
    ):
        print(f"{path}: one article was added.")
        return 0
    if before is None:
        path.unlink()
    else:
        path.write_bytes(before)
    return _refused(f"{path} could not be added to without changing what it says; it is as it was.", 1)


def _unreadable(read: Read) -> int | None:
    """1 when the report has errors, told; None when it can be added to."""
    found = errors(read.problems)
    if found or read.report is None:
        sys.stderr.write(told(found, read.sources) + "Mend this first.\n")
        return 1
    return None


def _written(target: Path, files: Answers) -> None:
    """All files, or none: they are written beside the folder, which is put in its place when complete.

    An empty folder that is there is kept: it may be the one somebody works in.
    """
    half = target.with_name(f".{target.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    try:
        for name, text in files.items():
            path = half / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        if target.exists():
            for path in half.iterdir():
                path.rename(target / path.name)
        else:
            half.rename(target)
    finally:
        shutil.rmtree(half, ignore_errors=True)
