"""Arguments that a command cannot use are refused in the language of the terminal, with the word that was meant.

argparse gives its messages as English text; here each is recognised by its form and becomes a message of Bilan.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from typing import NoReturn

from bilan.cli.help_text import with_commands
from bilan.diagnostics.problem import list_in_words, suggestion
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.message import EMPTY_MESSAGE, Message, literal, translatable

_OF_ARGUMENT = re.compile(r"argument (?P<argument>.+?): (?P<fault>.+)", re.DOTALL)
_CHOICE = re.compile(r"invalid choice: (?P<quote>['\"]?)(?P<value>.*)(?P=quote) \(choose from (?P<choices>.*)\)", re.DOTALL)
_VALUE = re.compile(r"invalid int value: (?P<quote>['\"])(?P<value>.*)(?P=quote)", re.DOTALL)
_EXTRA_VALUE = re.compile(r"ignored explicit argument (?P<quote>['\"])(?P<value>.*)(?P=quote)", re.DOTALL)
_MISSING = re.compile(r"the following arguments are required: (?P<names>.+)", re.DOTALL)
_UNKNOWN = re.compile(r"unrecognized arguments: (?P<names>.+)", re.DOTALL)
_AMBIGUOUS = re.compile(r"ambiguous option: (?P<option>\S+) could match (?P<matches>.+)", re.DOTALL)


class ArgumentParser(argparse.ArgumentParser):
    """Parses arguments as argparse does."""

    def error(self, message: str) -> NoReturn:
        """Print how the command is called and why these arguments cannot be used, and exit with code 2."""
        self.print_usage(sys.stderr)
        options = [
            option for parser in with_commands(self) for action in parser._actions for option in action.option_strings
        ]
        why = usage_error(message, options)
        self.exit(2, f"{self.prog}: {EditorLocale(editor_language())(why)}\n")


def usage_error(message: str, options: list[str]) -> Message:
    """Return the message of Bilan for one of argparse; one of an unknown form stays as it is."""
    if found := _OF_ARGUMENT.fullmatch(message):
        return translatable("{argument}: {fault}", argument=found["argument"], fault=_fault(found["fault"]))
    if found := _MISSING.fullmatch(message):
        return translatable("missing: {names}.", names=found["names"])
    if found := _UNKNOWN.fullmatch(message):
        hint = suggestion(found["names"].split("=")[0], options)
        return _with_hint(translatable("unknown: {names}.", names=found["names"]), hint)
    if found := _AMBIGUOUS.fullmatch(message):
        matches = list_in_words(found["matches"].split(", "))
        return translatable("“{option}” can mean {matches}.", option=found["option"], matches=matches)
    return literal(message)


def _fault(text: str) -> Message:
    """Return what is wrong with the value of an argument."""
    for form, message in _FAULTS.items():
        if found := form.fullmatch(text):
            return message(found)
    return literal(text)


def _no_choice(found: re.Match[str]) -> Message:
    choices = [choice.strip("'\"") for choice in found["choices"].split(", ")]
    what = translatable("“{value}” is not one of {choices}.", value=found["value"], choices=list_in_words(choices))
    return _with_hint(what, suggestion(found["value"], choices))


_FAULTS: dict[re.Pattern[str], Callable[[re.Match[str]], Message]] = {
    _CHOICE: _no_choice,
    _VALUE: lambda found: translatable("“{value}” is not a whole number.", value=found["value"]),
    _EXTRA_VALUE: lambda found: translatable("this option takes no value (“{value}”).", value=found["value"]),
    re.compile("expected (one|at least one) argument"): lambda _: translatable("its value is missing."),
}


def _with_hint(what: Message, hint: Message) -> Message:
    return translatable("{first} {more}", first=what, more=hint) if hint != EMPTY_MESSAGE else what
