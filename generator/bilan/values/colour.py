"""Colours: contrast (WCAG 2.2), and the same hue lighter or darker (OKLCH, CSS Color 4).

A colour is written as in CSS: `#0b5d3b`. Luminance runs from 0 (black) to 1 (white); a contrast from 1 to 21.
"""

from __future__ import annotations

from math import cbrt

from PIL import ImageColor

WHITE, BLACK = "#ffffff", "#000000"
_STEPS = 40  # halvings of an interval of lightness: far finer than a colour of eight bits
Triple = tuple[float, float, float]


def parse_colour(text: str) -> str | None:
    """The colour that a text names as CSS does (`#0b5d3b`, `teal`, `hsl(150, 80%, 20%)`), None if it names none."""
    try:
        red, green, blue = ImageColor.getrgb(text.strip())[:3]
    except ValueError:
        return None
    return f"#{red:02x}{green:02x}{blue:02x}"


def luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def is_bluish(colour: str) -> bool:
    """Whether a colour is nearer to blue than to yellow."""
    return _oklab(colour)[2] < 0


def with_luminance(colour: str, target: float) -> str:
    """The colour of that hue with at most that luminance, and as much of its chroma as the screen can show."""
    _, a, b = _oklab(colour)
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if luminance(_in_gamut(middle, a, b)) > target:
            high = middle
        else:
            low = middle
    return _in_gamut(low, a, b)


def readable_on(colour: str, ground: str, ratio: float) -> str:
    """The nearest colour of that hue with that contrast on a ground: darker on a light one, lighter on a dark one."""
    if contrast(colour, ground) >= ratio:
        return colour
    level = luminance(ground) + 0.05
    if contrast(ground, BLACK) > contrast(ground, WHITE):
        return with_luminance(colour, level / ratio - 0.05)
    return at_least(colour, min(1.0, level * ratio - 0.05))


def at_least(colour: str, target: float) -> str:
    """The colour of that hue with at least that luminance."""
    _, a, b = _oklab(colour)
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if luminance(_in_gamut(middle, a, b)) < target:
            low = middle
        else:
            high = middle
    return _in_gamut(high, a, b)


def mixed(one: str, other: str, share: float) -> str:
    """A mix of two colours, with that share of the second."""
    pairs = zip(_bytes(one), _bytes(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _in_gamut(lightness: float, a: float, b: float) -> str:
    """The colour with that lightness; its chroma is reduced until a screen can show it."""
    low, high = 0.0, 1.0
    if _is_shown(_srgb(lightness, a, b)):
        low = 1.0
    else:
        for _ in range(_STEPS):
            middle = (low + high) / 2
            low, high = (middle, high) if _is_shown(_srgb(lightness, a * middle, b * middle)) else (low, middle)
    channels = _srgb(lightness, a * low, b * low)
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, channel))):02x}" for channel in channels)


def _is_shown(channels: Triple) -> bool:
    return all(-1e-6 <= channel <= 1 + 1e-6 for channel in channels)


def _bytes(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(colour: str) -> Triple:
    red, green, blue = (_decoded(channel / 255) for channel in _bytes(colour))
    return red, green, blue


def _decoded(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _encoded(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else float(1.055 * channel ** (1 / 2.4) - 0.055)


def _oklab(colour: str) -> Triple:
    """Lightness, a and b (CSS Color 4, 8.3 and its sample code)."""
    red, green, blue = _linear(colour)
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _srgb(lightness: float, a: float, b: float) -> Triple:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _encoded_signed(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
        _encoded_signed(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
        _encoded_signed(-0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short),
    )


def _encoded_signed(channel: float) -> float:
    """A channel that may be outside what a screen shows."""
    return _encoded(channel) if channel >= 0 else -_encoded(-channel)
