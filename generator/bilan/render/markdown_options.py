"""The Markdown extensions and their settings, as plain values.

The site and the PDF convert hand-written pages with the same extensions, those of mkdocs.yml. The code that reads that file
passes them on; this package knows nothing of MkDocs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # imported only when pages are converted, which checking a report does not need
    from markdown import Extension, Markdown

BUILT_IN = ("toc", "tables", "fenced_code")  # always enabled by MkDocs
ADDED = ("attr_list", "md_in_html")  # needed by every report: classes, and Markdown in HTML elements with `markdown`
ADDED_SETTINGS = {"tables": {"use_align_attribute": True}}  # the content security policy forbids `style`

_IN_MEMORY = re.compile(r" at 0x[0-9a-f]+")


@dataclass(frozen=True)
class MarkdownOptions:
    """Extensions by name or as objects, and the settings of each by name; by default, those of every report."""

    extensions: tuple[str | Extension, ...] = (*BUILT_IN, *ADDED)
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: ADDED_SETTINGS)

    def converter(self) -> Markdown:
        """A new converter. It keeps state between pages: call `reset` before each page."""
        from markdown import Markdown

        settings = {name: dict(values) for name, values in self.settings.items()}
        return Markdown(extensions=list(self.extensions), extension_configs=settings)

    @cached_property
    def digest(self) -> str:
        """The digest of the options, the same in every process: functions count by name, not by memory address."""
        options = (self.extensions, sorted((name, sorted(values.items())) for name, values in self.settings.items()))
        return blake2b(_IN_MEMORY.sub("", repr(options)).encode(), digest_size=16).hexdigest()
