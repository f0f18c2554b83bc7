"""_brand.yml: the logo and the colours of the institution, in the form of brand.yml (posit-dev.github.io/brand-yml).

The library brand-yml reads it. Problems: `invalid-brand`, `low-contrast`, and the warning
`unused-brand-key`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bilan.diagnostics.problem import Code, Place, Problem, Severity
from bilan.messages.message import translatable
from bilan.model.logo_file import Logo
from bilan.values.colour import WHITE, contrast, parse_colour, readable_on
from bilan.yaml.nodes import Mapping as MappingNode
from bilan.yaml.nodes import Node
from bilan.yaml.source_text import SourceText

if TYPE_CHECKING:
    from pydantic import ValidationError

FILE = "_brand.yml"
INVALID_BRAND = Code("invalid-brand")
LOW_CONTRAST = Code("low-contrast")
UNUSED_BRAND = Code("unused-brand-key", Severity.WARNING)

TEXT_CONTRAST = 4.5  # WCAG 2.2, 1.4.3: the colours are those of text and links
_TEXT_COLOURS = ("foreground", "primary", "dark")
_SERIES = ("secondary", "tertiary")
_USED = {"meta", "logo", "color"}


@dataclass(frozen=True, slots=True)
class Brand:
    """The colours as `#rrggbb` and the logo, each None where the brand has none.

    `primary` is the colour of links and of the first series, `foreground` that of text, `dark` that of header and cover;
    `series` are the colours of the next series.
    """

    primary: str | None = None
    foreground: str | None = None
    dark: str | None = None
    series: tuple[str, ...] = ()
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class NamedLogo:
    """The file that a brand names as its logo: its path from the root of the report, and where it is named.

    `plate` is true if it is made for a light ground.
    """

    path: str
    place: Place
    plate: bool


def read_brand(text: SourceText, root: Node) -> tuple[Brand | None, NamedLogo | None, tuple[Problem, ...]]:
    """The brand in a text, without its logo; the file of that; and the problems. No brand if it is not a brand.yml."""
    import brand_yml  # only here: it takes as long to import as all of Bilan, and few reports have a brand
    from pydantic import ValidationError

    try:
        given: Any = brand_yml.Brand.from_yaml_str(text.text)
    except ValidationError as error:
        return None, None, tuple(_invalid(root, error))
    except Exception as error:  # what the library raises for references in a circle and for names that are no names
        message = translatable("This file cannot be read as brand.yml: {error}.", error=str(error)[:200])
        return None, None, (INVALID_BRAND.at(root.place, message),)
    reading = _Reading(root)
    brand = Brand(
        **{name: reading.text_colour(given, name) for name in _TEXT_COLOURS},
        series=tuple(filter(None, (reading.colour(given, name) for name in _SERIES))),
        logo=None,
    )
    return brand, reading.logo(given), (*reading.problems, *_unused(root))


@dataclass(slots=True)
class _Reading:
    """Reads values of the library, with the places of the nodes they were written at."""

    root: Node
    problems: list[Problem] = field(default_factory=list)

    def colour(self, given: Any, name: str) -> str | None:
        """The colour of that name; `invalid-brand` if it is none."""
        written = getattr(given.color, name, None) if given.color else None
        if written is None:
            return None
        colour = parse_colour(str(written))
        if colour is None:
            message = translatable("“{colour}” is not a colour.", colour=str(written)[:80])
            hint = translatable("Write it as “#0b5d3b”, or use the name of a colour of “palette”.")
            self.problems.append(INVALID_BRAND.at(_place(self.root, ("color", name)), message, hint))
        return colour

    def text_colour(self, given: Any, name: str) -> str | None:
        """The colour of that name, which must be readable on white, as white must be on it."""
        colour = self.colour(given, name)
        if colour is None or contrast(colour, WHITE) >= TEXT_CONTRAST:
            return colour
        message = translatable(
            "“{colour}” has a contrast of {ratio} on white; text needs {least}.",
            colour=colour,
            ratio=f"{contrast(colour, WHITE):.2f}",
            least=TEXT_CONTRAST,
        )
        hint = translatable(
            "The nearest colour that passes: “{proposal}”.", proposal=readable_on(colour, WHITE, TEXT_CONTRAST)
        )
        self.problems.append(LOW_CONTRAST.at(_place(self.root, ("color", name)), message, hint))
        return None

    def logo(self, given: Any) -> NamedLogo | None:
        """The logo for dark grounds, of the largest size that is given; else the one for light grounds."""
        size = next((name for name in ("large", "medium", "small") if getattr(given.logo, name, None)), "")
        if given.logo is None:
            return None
        chosen = getattr(given.logo, size) if size else given.logo
        dark = getattr(chosen, "dark", None)
        resource = dark or getattr(chosen, "light", None) or chosen
        path = getattr(resource, "path", None)
        if path is None:
            return None
        place = _place(self.root, ("logo", size)) if size else _place(self.root, ("logo",))
        return NamedLogo(str(getattr(path, "root", path)), place, plate=dark is None)


def _unused(root: Node) -> Iterator[Problem]:
    """The keys of a brand.yml that a report has no use for."""
    for entry in root.entries if isinstance(root, MappingNode) else ():
        name = entry.key.text
        if name not in _USED:
            message = translatable("“{key}” of a brand has no effect on a report.", key=name)
            hint = translatable("Logo and colours have. The fonts of a report have all the characters that it prints.")
            yield UNUSED_BRAND.at(entry.key.place, message, hint)


def _invalid(root: Node, error: ValidationError) -> Iterator[Problem]:
    """A problem for each place in a brand that is not as brand.yml has it."""
    seen: set[Place] = set()
    for fault in error.errors():
        place = _place(root, tuple(str(step) for step in fault["loc"]))
        if place in seen:
            continue
        seen.add(place)
        message = translatable("brand.yml does not allow this: {error}.", error=str(fault["msg"]).rstrip("."))
        yield INVALID_BRAND.at(place, message, translatable("The form of the file is described at {site}.", site=SITE))


SITE = "posit-dev.github.io/brand-yml"


def _place(root: Node, path: tuple[str, ...]) -> Place:
    """The place of the value at a path, or of the last step of it that is written."""
    node = root
    for step in path:
        inner = node.get(step) if isinstance(node, MappingNode) else None
        if inner is None:
            break
        node = inner
    return node.place
