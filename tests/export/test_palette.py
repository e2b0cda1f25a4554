"""Colours of an indexed film: those of samples are exact where there are few, and each pixel has the nearest."""

import numpy as np
import pytest

from rmsprop_gui.export.palette import Palette, Pixels


def pixels(count: int, seed: int = 1) -> Pixels:
    chosen = np.random.default_rng(seed).integers(0, 1 << 24, count).astype(np.uint32)
    return np.random.default_rng(seed + 1).choice(chosen, (40, 50)) | np.uint32(0xFF000000)


def shown(palette: Palette, picture: Pixels) -> np.ndarray:
    blue, green, red, _ = palette.colours.astype(np.uint32)[palette.indices(picture)].transpose(2, 0, 1)
    return np.uint32(0xFF000000) | red << 16 | green << 8 | blue


@pytest.mark.parametrize("count", [1, 2, 255])
def test_few_colours_are_exact(count: int) -> None:
    picture = pixels(count)
    assert (shown(Palette([picture]), picture) == picture).all()


def test_every_pixel_has_the_nearest_of_the_palette() -> None:
    palette, other = Palette([pixels(1000)]), pixels(500, seed=9)
    colours = palette.colours[1:, :3].astype(int)
    own = np.stack([other & 0xFF, other >> 8 & 0xFF, other >> 16 & 0xFF], axis=-1).astype(int)
    best = ((own[..., None, :] - colours) ** 2).sum(axis=-1).min(axis=-1)
    given = ((own - palette.colours[palette.indices(other)][..., :3].astype(int)) ** 2).sum(axis=-1)
    assert (given <= best + 40).all(), "as near as colours in whole numbers are"
    assert (palette.indices(other) > 0).all()


def test_large_grounds_are_exact_among_thousands_of_colours() -> None:
    picture = pixels(3000)
    picture[:20] = 0xFF336699
    assert (shown(Palette([picture]), picture)[:20] == 0xFF336699).all()
