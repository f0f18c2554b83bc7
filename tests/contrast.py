"""Contrast of colours as WCAG 2.2 computes it, and how far two colours differ for each kind of dichromat."""

from __future__ import annotations

from math import dist
from operator import mul

# What each kind of dichromat sees of linear red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1)
DICHROMATS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


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


def lab(rgb: list[float]) -> tuple[float, float, float]:
    """Linear sRGB in CIE Lab, under D65."""
    red, green, blue = (min(max(channel, 0.0), 1.0) for channel in rgb)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    roots = [t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z)]
    return 116 * roots[1] - 16, 500 * (roots[0] - roots[1]), 200 * (roots[1] - roots[2])


def distance_for(eye: str, one: list[float], other: list[float]) -> float:
    """How far two colours are apart in CIE Lab, as a kind of dichromat sees them."""
    seen = [lab([sum(map(mul, row, linear(colour))) for row in DICHROMATS[eye]]) for colour in (one, other)]
    return dist(*seen)
