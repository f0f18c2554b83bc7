"""The colours of a brand as a style sheet that comes after ours, and only sets its variables."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.charts.palette import BELOW_ZERO, SERIES
from bilan.mkdocs_plugin.theme_assets.style_sheet import minified
from bilan.model.brand import Brand
from bilan.render.theme_colours import Scheme, dark_scheme, light_scheme

_LIGHT, _DARK = '[data-md-color-scheme="default"]', '[data-md-color-scheme="slate"]'


def brand_css(brand: Brand | None) -> str:
    """The style sheet of a brand; empty without one."""
    if brand is None:
        return ""
    light, dark = light_scheme(brand), dark_scheme(brand)
    rules = [
        _rule(":root", {**_variables(light), **_series(light)}),
        _rule(_LIGHT, _theme(light)),
        f"@media screen {{ {_rule(_DARK, {**_variables(dark), **_series(dark), **_theme(dark)})} }}",
    ]
    if brand.logo and brand.logo.plate:
        rules.append(_rule(".md-logo img, .cover__logo", {"background": "#ffffff", "padding": "0.15rem 0.3rem"}))
    return minified(" ".join(rules))


def _variables(scheme: Scheme) -> dict[str, str]:
    return {
        "--bilan-ink": scheme.ink,
        "--bilan-accent": scheme.accent,
        "--bilan-focus": scheme.accent,
        "--bilan-field": scheme.field,
        "--bilan-field-quiet": scheme.field_quiet,
        "--bilan-field-accent": scheme.field_accent,
    }


def _theme(scheme: Scheme) -> dict[str, str]:
    """The variables of Material."""
    return {
        "--md-primary-fg-color": scheme.field,
        "--md-accent-fg-color": scheme.accent,
        "--md-typeset-a-color": scheme.accent,
    }


def _series(scheme: Scheme) -> dict[str, str]:
    series = {colour.variable: value for colour, value in zip(SERIES, scheme.series, strict=True)}
    return {**series, BELOW_ZERO.variable: scheme.below_zero}


def _rule(selector: str, declarations: Mapping[str, str]) -> str:
    return f"{selector} {{ {' '.join(f'{name}: {value};' for name, value in declarations.items())} }}"
