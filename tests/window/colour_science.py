"""How far apart colours look, to every kind of eye: a look is checked by number, for nobody sees with all of them."""

from collections.abc import Sequence
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

VISIONS: dict[str, Numbers] = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
"""Of Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB."""

_LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def srgb(colour: str) -> Numbers:
    """Red, green and blue from 0 to 1 of a colour like #1c2330."""
    return np.array([int(colour[start : start + 2], 16) for start in (1, 3, 5)]) / 255


def linear(parts: Numbers) -> Numbers:
    """Light adds up in linear RGB only, so everything is measured there."""
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: Numbers, other: Numbers) -> Numbers:
    """Of WCAG 2, between colours in sRGB: 1 for the same, 21 for black on white."""
    first, second = linear(one) @ _LUMINANCE, linear(other) @ _LUMINANCE
    ratio: Numbers = (np.maximum(first, second) + 0.05) / (np.minimum(first, second) + 0.05)
    return ratio


def contrast_ratio(one: str, other: str) -> float:
    return float(contrast(srgb(one), srgb(other)))


def least_contrast(colour: str, stops: Sequence[str]) -> float:
    """Against every shade between neighbouring stops, mixed as the contours mix them: the worst may lie in between."""
    share = np.linspace(0, 1, 101)[:, None]
    pairs = ((srgb(low), srgb(high)) for low, high in pairwise(stops))
    return min(float(contrast(srgb(colour), low + (high - low) * share).min()) for low, high in pairs)


def seen(parts: Numbers, vision: str) -> Numbers:
    """What is left of colours in sRGB to that vision, in linear RGB, as a screen could show it."""
    return np.clip(linear(parts) @ VISIONS[vision].T, 0, 1)


def lab(light: Numbers) -> Numbers:
    """CIELAB of linear RGB under the white of sRGB, D65: the space in which CIEDE2000 is defined."""
    ratios = light @ _XYZ.T / _XYZ.sum(axis=1)
    roots = np.where(ratios > (6 / 29) ** 3, np.cbrt(ratios), ratios / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = np.moveaxis(roots, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def ciede2000(one: Numbers, other: Numbers) -> Numbers:
    """The distance of colours in CIELAB as Sharma, Wu and Dalal (2005) write it; about 1 can just be noticed."""
    (l1, a1, b1), (l2, a2, b2) = np.moveaxis(one, -1, 0), np.moveaxis(other, -1, 0)
    g = 0.5 * (1 - _saturation((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    grey = c1 * c2 == 0
    turn = np.where(grey, 0, (h2 - h1 + 180) % 360 - 180)
    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    mean_h = np.where(grey, h1 + h2, h1 + turn / 2)
    t = (
        1
        - 0.17 * _cos(mean_h - 30)
        + 0.24 * _cos(2 * mean_h)
        + 0.32 * _cos(3 * mean_h + 6)
        - 0.20 * _cos(4 * mean_h - 63)
    )
    lightness = (l2 - l1) / (1 + 0.015 * (mean_l - 50) ** 2 / np.sqrt(20 + (mean_l - 50) ** 2))
    chroma = (c2 - c1) / (1 + 0.045 * mean_c)
    hue = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * mean_c * t)
    blueness = 30 * np.exp(-((((mean_h - 275 + 180) % 360 - 180) / 25) ** 2))
    rotation = -2 * _saturation(mean_c) * np.sin(np.radians(2 * blueness))
    squared: Numbers = lightness**2 + chroma**2 + hue**2 + rotation * chroma * hue
    return np.sqrt(squared)


def distance(one: str, other: str, vision: str = "normal") -> float:
    return float(ciede2000(lab(seen(srgb(one), vision)), lab(seen(srgb(other), vision))))


def closest(colours: list[str], vision: str) -> tuple[float, str, str]:
    """The two that are told apart worst, and their distance."""
    return min((distance(one, other, vision), one, other) for one, other in combinations(colours, 2))


def _saturation(chroma: Numbers) -> Numbers:
    return np.sqrt(chroma**7 / (chroma**7 + 25.0**7))


def _cos(degrees: Numbers) -> Numbers:
    return np.cos(np.radians(degrees))
