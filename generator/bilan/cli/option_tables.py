"""The arguments and options of each command, in docs/commands.md, as the command declares them."""

from __future__ import annotations

import argparse

from bilan.cli.command_parser import command_parser, parsers_by_command
from bilan.cli.help_text import value_name
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import Message, join_messages, literal, translatable

_OPTION, _MEANING = translatable("argument or option"), translatable("meaning")
_NONE = "| – | – |\n"


def option_tables(language: str) -> str:
    """Return a heading and a table for each command, in a language of the documentation."""
    local = EditorLocale(language)
    return "".join(_section(name, parser, local) for name, parser in parsers_by_command(command_parser()).items()) + "\n"


def _section(name: str, parser: argparse.ArgumentParser, local: EditorLocale) -> str:
    actions = [action for action in parser._actions if "--help" not in action.option_strings]
    rows = "".join(f"| {_written(action, local)} | {local(_meaning(action))} |\n" for action in actions)
    return f"\n### bilan {name}\n\n| {local(_OPTION)} | {local(_MEANING)} |\n|---|---|\n{rows or _NONE}"


def _written(action: argparse.Action, local: EditorLocale) -> str:
    """An option or argument as it is typed. FILE and the like stay Latin in a right-to-left language."""
    name = value_name(action)
    value = name if local.direction == "rtl" else local(Message(name, {}))
    typed = [f"{option} {value}" if action.nargs != 0 else option for option in action.option_strings] or [value]
    return ", ".join(f"`{one}`" for one in typed).replace("|", "`, `")


def _meaning(action: argparse.Action) -> Message:
    text = action.help or ""
    meaning = text if isinstance(text, Message) else Message(text, {})
    if not action.choices:
        return meaning
    return translatable(
        "{meaning}: {choices}", meaning=meaning, choices=join_messages(literal(f"`{one}`") for one in action.choices)
    )
