"""Whether the figures of a year can be approved, and the text of year.yml once they are."""

from __future__ import annotations

from datetime import date

from ruamel.yaml.comments import CommentedMap

from bilan.analysis.approval_fingerprint import approval_fingerprint
from bilan.diagnostics.problem import Problem, errors
from bilan.editing.yaml_format import dump_tree, load_tree
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.rules.approvals import NOT_APPROVED, VOID
from bilan.rules.draft_problems import UNFINISHED


def approval_obstacles(year: Year, problems: tuple[Problem, ...]) -> list[Problem]:
    """Return what must be fixed first: errors, but not that approval is missing, and numbers of the year still to come."""
    wrong = [problem for problem in errors(problems) if problem.code not in (NOT_APPROVED.word, VOID.word)]
    return wrong + [problem for problem in problems if problem.code == UNFINISHED.word and _is_of(year, problem)]


def approved_text(text: str, report: Report, year: Year, by: str, on: date) -> str:
    """Return the text of year.yml with the signature of whoever approves the figures as they are."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return _signed(plain, by, on, approval_fingerprint(report, year.number))


def _is_of(year: Year, problem: Problem) -> bool:
    return problem.place.file.startswith(f"{year.folder}/")


def _signed(text: str, by: str, on: date, digest: str) -> str:
    """Return the text of year.yml with the signature; `text` is empty if there is no file. All else in it stays."""
    read = load_tree(text)
    about = read if isinstance(read, CommentedMap) else CommentedMap()
    about["approved"] = CommentedMap({"by": by, "on": f"{on}", "digest": digest})
    # To ruamel.yaml, comments alone are no document; they stay.
    return dump_tree(about) if isinstance(read, CommentedMap) else text + dump_tree(about)
