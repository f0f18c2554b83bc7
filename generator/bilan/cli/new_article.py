"""`bilan new article`: asks questions or reads options, and adds one article to the file of its year."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from bilan.cli.report_reading import report_in, whole_report
from bilan.diagnostics.problem import Problem
from bilan.filesystem.atomic_write import remove_file, replace_file
from bilan.filesystem.file_reading import read_or_raise
from bilan.filesystem.report_folder import ReportFolder
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.message import Message, join_messages, translatable
from bilan.model.article import Article
from bilan.model.loader import LoadedReport
from bilan.model.report import Report
from bilan.scaffolds.article_answers import adds_one_article, article_of, ids_of, problems_of
from bilan.scaffolds.article_entry import append_article, article_block, empty_list, proposed_id, standalone_article
from bilan.terminal.problem_output import print_message, refuse

REQUIRED = ("title", "outlet", "language", "url", "summary")
QUESTIONS = {
    "title": translatable("Title, as published"),
    "outlet": translatable("Outlet"),
    "date": translatable("Date (2024-12-24, 2024-12 or 2024; empty if unknown)"),
    "language": translatable("Language of the article (fr, ar, en …)"),
    "country": translatable("Country of the outlet (MA, FR …; may be empty)"),
    "url": translatable("Address"),
    "kind": translatable("Kind (article, interview, dispatch, broadcast, opinion; empty: article)"),
    "topics": translatable("Topics, with commas between them (may be empty)"),
    "summary": translatable("Summary, in your own words"),
    "figures": translatable("Figures it reports (activities=4463, 2023/visitors=…; may be empty)"),
}
OPTIONAL = {
    "id": translatable("Id"),
    "archive_url": translatable("Archived copy"),
    "quote": translatable("Quotation"),
}  # options without a question
ANSWERS = (*QUESTIONS, *OPTIONAL)

Answers = dict[str, str]


def article(options: argparse.Namespace) -> int:
    """Return 0 if the article was added, 1 if it cannot be, 2 for wrong use."""
    report, _ = whole_report(options.folder)
    given = {name: getattr(options, name).strip() for name in ANSWERS if (getattr(options, name) or "").strip()}
    if broken := [name for name, answer in given.items() if not _is_text(answer)]:
        return refuse(translatable("{option} is not UTF-8 text.", option=_option(broken[0])))
    if options.year and options.year not in report.years:
        return refuse(_which_year(report))
    lacking = [name for name in REQUIRED if name not in given]
    if lacking and not sys.stdin.isatty():
        return refuse(translatable("an article also needs: {options}.", options=join_messages(map(_option, lacking))))
    year = options.year or _year_of(given, report)
    answers, year = _ask(given, report, year) if lacking else (given, year)
    wrong = {name: problems_of(name, answer, report, year) for name, answer in answers.items() if name in given}
    for name, problems in wrong.items():
        sys.stderr.writelines(f"{_option(name)}: {_format_problem(problem)}\n" for problem in problems)
    if any(wrong.values()):
        return 1
    return _add_article(options.folder, report, answers, year) if year else refuse(_which_year(report))


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _is_text(answer: str) -> bool:
    """Return False for bytes of a command line that are not UTF-8; Python gives them as lone surrogates (PEP 383)."""
    return not re.search("[\ud800-\udfff]", answer)


def _format_problem(problem: Problem) -> str:
    editor_locale = EditorLocale(editor_language())
    return f"{editor_locale(problem.message)} {editor_locale(problem.hint)}".rstrip()


def _which_year(report: Report) -> Message:
    return translatable("“--year” needs a year of the report: {years}.", years=join_messages(report.years))


def _year_of(answers: Answers, report: Report) -> int | None:
    """Return the year of the article's date, if the report has a folder for it."""
    date = re.match(r"\d{4}", answers.get("date", ""), re.ASCII)
    year = int(date.group()) if date else None
    return year if year in report.years else None


def _ask(given: Answers, report: Report, year: int | None) -> tuple[Answers, int | None]:
    """Ask at the terminal for what is not given, each until the answer is valid; return the answers and the year."""
    answers = dict(given)
    for name, question in QUESTIONS.items():
        while name not in answers:
            answer = _prompt(question)
            problems = _report_answer(name, answer, report, year)
            if not problems and (answer or name not in REQUIRED):
                answers[name] = answer
        if name == "date" and not year:
            year = _year_of(answers, report) or _ask_year(answers["date"], report)
    return answers, year


def _prompt(question: Message) -> str:
    return input(f"{EditorLocale(editor_language())(question)}: ").strip()


def _report_answer(name: str, answer: str, report: Report, year: int | None) -> tuple[Problem, ...]:
    """Print and return the problems of an answer."""
    problems = problems_of(name, answer, report, year) if answer else ()
    for problem in problems:
        print(f"  {_format_problem(problem)}")
    return problems


def _ask_year(date: str, report: Report) -> int:
    question = translatable("Year of the report to add it to ({years})", years=join_messages(report.years))
    while True:
        answer = _prompt(question)
        year = next((year for year in report.years if str(year) == answer), None)
        if year and not _report_answer("date", date, report, year):
            return year


def _add_article(folder: Path, report: Report, answers: Answers, year: int) -> int:
    home = folder / "data" / str(year)
    listed, single = home / "articles.yml", home / "articles"
    files = {path.stem for path in ReportFolder.at(folder).listing(single).files}
    name = answers.get("id") or proposed_id(answers["outlet"], answers["title"], ids_of(report) | files)
    answers = {**answers, "id": name}
    item = article_block(answers)
    if single.is_dir() and not listed.exists():
        if name in files:
            return refuse(
                translatable("{file} exists already; give the article another id with --id.", file=single / f"{name}.yml"), 1
            )
        return _write_article(folder, single / f"{name}.yml", standalone_article(item), item, (report, answers, year))
    text = read_or_raise(listed, str(listed)).decode("utf-8") if listed.exists() else empty_list(report.languages[0], year)
    return _write_article(folder, listed, append_article(text, item), item, (report, answers, year))


def _write_article(folder: Path, path: Path, text: str | None, item: str, context: tuple[Report, Answers, int]) -> int:
    """Write the file and read the report again. If it does not have exactly one more article, restore the file."""
    report, answers, year = context
    before = read_or_raise(path, str(path)) if path.exists() else None
    if text is not None:
        done = False
        try:
            replace_file(path, text.encode())
            done = _adds_the_article(report, report_in(folder), answers, year)
        finally:
            if not done:
                _restore(path, before)
        if done:
            print_message(translatable("{file}: “{id}” was added.", file=path, id=answers["id"]))
            return 0
    print(item, end="")
    return refuse(
        translatable("Bilan cannot add to {file} safely and left it unchanged. Paste the lines above into it.", file=path), 1
    )


def _adds_the_article(before: Report, read: LoadedReport, answers: Answers, year: int) -> bool:
    if read.report is None or read.errors:
        return False
    added: Article | None = article_of(answers, before)[0]
    return added is not None and adds_one_article(before, read.report, added, year)


def _restore(path: Path, before: bytes | None) -> None:
    if before is None:
        remove_file(path)
    else:
        replace_file(path, before)
