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
    for action in _own_help(parser):
        words = action.help or ""
        action.help = _local(words if isinstance(words, Message) else Message(words, {}))


def with_help(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every option and command, at any depth, that has a help text."""
    yield from _own_help(parser)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from with_help(command)


def _own_help(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action._choices_actions
        elif action.help:
            yield action


def _local(text: str) -> str:
    return EditorLocale(editor_language())(text)
