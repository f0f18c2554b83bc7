"""A command that takes more than a second says on a terminal what it does; into a file or a pipe it says nothing of it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib import import_module
from io import StringIO

import pytest

from bilan.cli import main
from bilan.messages.message import Message, translatable
from bilan.terminal import progress
from tests.conftest import Folder

DOING = translatable("Reading and checking the report…")


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def _told(seconds: int) -> str:
    terminal, answers = _Terminal(), iter([*[False] * seconds, True])
    progress.show_until(lambda _: next(answers), "Reading…", terminal)
    return terminal.getvalue()


def test_a_short_command_shows_no_progress() -> None:
    assert _told(0) == ""


def test_a_long_command_updates_one_line_and_clears_it() -> None:
    assert _told(2) == "\r\x1b[KReading… 1 s\r\x1b[KReading… 2 s\r\x1b[K"


def test_no_progress_is_shown_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "Thread", lambda **_: pytest.fail("somebody is told"))
    stream = StringIO()
    with progress.show_progress(DOING, stream):
        pass
    assert stream.getvalue() == ""


def test_the_line_is_cleared_if_reading_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setattr(progress, "PATIENCE", 0.001)
    terminal = _Terminal()
    with pytest.raises(KeyError), progress.show_progress(DOING, terminal):
        while not terminal.getvalue():
            pass
        raise KeyError
    assert terminal.getvalue().endswith("\r\x1b[K")


LONG = "check|render out|review 2021|offline|diff HEAD|addresses|format|schema --data|new year 2022|import figures.csv"


@pytest.mark.parametrize("words", [one.split() for one in LONG.split("|")], ids=lambda words: str(words[0]))
def test_long_commands_show_progress(words: list[str], folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder({"site/index.html": "<html></html>"})
    monkeypatch.chdir(root)
    steps: list[str] = []
    (root / "figures.csv").write_text("indicator,2021\none,7\n")
    named = (f"{words[0]}_command", "report_reading")
    modules = [*(import_module(f"bilan.cli.{name}") for name in named), import_module("bilan.mkdocs_plugin.report_builder")]

    def noted(doing: Message) -> AbstractContextManager[None]:
        steps.append(doing)
        return progress.show_progress(doing)

    for module in modules:
        monkeypatch.setattr(module, "show_progress", noted, raising=False)
    main(words)
    assert steps
