"""The text of `--help` in the language of the terminal: usage, headings, and what each command and option does."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import Any

from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.message import Message, translatable

_USAGE = translatable("usage:")
_HEADINGS = {"positional arguments": translatable("arguments"), "options": translatable("options")}


class HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Formats help as argparse does, with its own words in the language of the terminal."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The line that shows how a command is called."""
        super().add_usage(usage, actions, groups, f"{_local(_USAGE)} " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """A group of arguments, below its heading."""
        super().start_section(_local(_HEADINGS[heading]) if heading in _HEADINGS else heading)


def translate_help(parser: argparse.ArgumentParser) -> None:
    """Put the help of a parser and its commands into the language of the terminal, where the catalogue has it."""
    parser.formatter_class = HelpFormatter
    parser.description = _local(parser.description or "") or None
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                translate_help(command)
    _translate_placeholders(parser)
    for action in _own_help(parser):
        words = action.help or ""
        action.help = _local(words if isinstance(words, Message) else Message(words, {}))


def _translate_placeholders(parser: argparse.ArgumentParser) -> None:
    """Translate FILE and the like; not into a language from right to left, which would reorder the words of the usage."""
    if EditorLocale(editor_language()).direction == "rtl":
        return
    for action in parser._actions:
        if name := placeholder(action):
            action.metavar = _local(Message(name, {}))


def placeholder(action: argparse.Action) -> str:
    """The placeholder of a value in the usage, such as FILE; empty where values are listed, or none is taken."""
    if isinstance(action.metavar, str):
        return action.metavar
    takes_value = action.option_strings and action.nargs != 0 and not action.choices
    return value_name(action) if takes_value else ""


def value_name(action: argparse.Action) -> str:
    """The name of the value of an argument, such as FILE."""
    return str(action.metavar or action.dest.upper())


def with_help(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every option and command, at any depth, that has a help text."""
    for each in with_commands(parser):
        yield from _own_help(each)


def with_commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield a parser and those of its commands, at any depth."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from with_commands(command)


def _own_help(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action._choices_actions
        elif action.help:
            yield action


def _local(text: str) -> str:
    return EditorLocale(editor_language())(text)
