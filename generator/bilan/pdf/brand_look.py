"""What a brand changes in documents and cards: three colours, and the logo on the cover."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.model.brand import Brand
from bilan.render.theme_colours import light_scheme


def look(brand: Brand | None) -> dict[str, object]:
    """The colours of text, of links and of large numbers on the cover; the file of the logo and whether it has a plate."""
    if brand is None:
        return {}
    scheme = light_scheme(brand)
    colours: dict[str, object] = {
        "ink": scheme.ink,
        "accent": scheme.accent,
        "field": scheme.field,
        "light": scheme.field_accent,
    }
    return {**colours, "logo": _name(brand), "plate": brand.logo.plate} if brand.logo else colours


def logo_files(brand: Brand | None) -> Mapping[str, bytes]:
    """The file of the logo by its name for Typst; empty without one."""
    return {_name(brand): brand.logo.content} if brand and brand.logo else {}


def _name(brand: Brand) -> str:
    return f"{brand.logo.digest}.{brand.logo.suffix}" if brand.logo else ""
