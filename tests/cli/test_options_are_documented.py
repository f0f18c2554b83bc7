"""docs/commands.md and its translations have the options of each command as the command declares them.

`pytest --rewrite-golden tests/cli/test_options_are_documented.py` writes them.
"""

from __future__ import annotations

import argparse
import re

import pytest

from bilan.cli import _parser
from bilan.cli.help_text import value_name
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import Message
from tests.conftest import ROOT

PAGES = {
    language: page
    for language, name in {"en": "commands", "fr": "fr/commands", "ar": "ar/commands"}.items()
    if (page := ROOT / f"docs/{name}.md").is_file()
}
HEAD = {
    "en": ("argument or option", "meaning"),
    "fr": ("argument ou option", "signification"),
    "ar": ("الوسيط أو الخيار", "المعنى"),
}
BEGIN, END = "<!-- options of the commands -->\n", "<!-- end of options -->\n"


def _commands() -> dict[str, argparse.ArgumentParser]:
    (choices,) = [action.choices for action in _parser([])._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(sorted(choices.items()))


def _written(action: argparse.Action, language: str) -> str:
    """An option or argument as it is typed; FILE and the like are Latin in Arabic too."""
    name = value_name(action)
    value = EditorLocale(language)(Message(name, {})) if language == "fr" else name
    typed = [f"{name} {value}" if action.nargs != 0 else name for name in action.option_strings] or [value]
    return ", ".join(f"`{one}`" for one in typed).replace("|", "`, `")


def _meaning(action: argparse.Action, language: str) -> str:
    choices = ("، " if language == "ar" else ", ").join(f"`{choice}`" for choice in action.choices or ())
    colon = "\u00a0:" if language == "fr" else ":"
    return f"{action.help}{colon} {choices}" if choices else str(action.help)


def _section(name: str, parser: argparse.ArgumentParser, language: str) -> str:
    actions = [action for action in parser._actions if "--help" not in action.option_strings]
    rows = "".join(f"| {_written(action, language)} | {_meaning(action, language)} |\n" for action in actions)
    return f"\n### bilan {name}\n\n| {' | '.join(HEAD[language])} |\n|---|---|\n{rows or '| – | – |' + chr(10)}"


@pytest.mark.parametrize("language", PAGES)
def test_the_options_of_each_command_are_those_that_it_declares(
    language: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BILAN_LANG", language)
    text = PAGES[language].read_text(encoding="utf-8")
    sections = "".join(_section(name, parser, language) for name, parser in _commands().items())
    written = re.sub(f"(?<={BEGIN}).*(?={END})", lambda _: f"{sections}\n", text, flags=re.DOTALL)
    if request.config.getoption("--rewrite-golden"):
        PAGES[language].write_text(written, encoding="utf-8", newline="\n")
        return
    assert BEGIN in text
    assert text == written, "Run “pytest --rewrite-golden” on this file, and read the difference."
