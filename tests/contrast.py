"""Contrast of colours as WCAG 2.2 computes it."""

from __future__ import annotations


def channels(colour: str) -> list[float]:
    """Red, green and blue from 0 to 1."""
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def luminance(rgb: list[float]) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = linear(rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: list[float], other: list[float]) -> float:
    """Contrast ratio, from 1 to 21."""
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


def linear(rgb: list[float]) -> list[float]:
    """Channels without the curve of sRGB."""
    return [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in rgb]


def laid_over(colour: list[float], page: list[float], opacity: float) -> list[float]:
    """What is seen where a colour lies over a page with some opacity."""
    return [opacity * top + (1 - opacity) * below for top, below in zip(colour, page, strict=True)]
