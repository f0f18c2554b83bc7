"""How Markdown is converted: the extensions and their settings, as plain values.

Site and paper convert hand-written pages with the same ones, those of mkdocs.yml. Who reads that file hands them on; this
package knows nothing of MkDocs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # who only checks a report converts no page
    from markdown import Extension, Markdown

BUILT_IN = ("toc", "tables", "fenced_code")  # those that MkDocs always turns on
ADDED = ("attr_list", "md_in_html")  # and those that every report needs: classes, and Markdown within HTML that asks for it
ADDED_SETTINGS = {"tables": {"use_align_attribute": True}}  # a policy forbids `style`

_IN_MEMORY = re.compile(r" at 0x[0-9a-f]+")


@dataclass(frozen=True)
class MarkdownOptions:
    """Extensions by name or as objects, and the settings of each by its name; without arguments, those of every report."""

    extensions: tuple[str | Extension, ...] = (*BUILT_IN, *ADDED)
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: ADDED_SETTINGS)

    def converter(self) -> Markdown:
        """A new converter. It keeps state between pages: call `reset` before each."""
        from markdown import Markdown

        settings = {name: dict(values) for name, values in self.settings.items()}
        return Markdown(extensions=list(self.extensions), extension_configs=settings)

    @cached_property
    def digest(self) -> str:
        """The same in every process: functions count by their names, not by where they are in memory."""
        told = (self.extensions, sorted((name, sorted(values.items())) for name, values in self.settings.items()))
        return blake2b(_IN_MEMORY.sub("", repr(told)).encode(), digest_size=16).hexdigest()
