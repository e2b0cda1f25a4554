"""The yardstick itself is right."""

import numpy as np
import pytest

from .colour_science import VISIONS, ciede2000, contrast_ratio, distance, lab, seen, srgb

SHARMA = """
50 2.6772 -79.7751 50 0 -82.7485 2.0425
50 3.1571 -77.2803 50 0 -82.7485 2.8615
50 2.8361 -74.0200 50 0 -82.7485 3.4412
50 -1.3802 -84.2814 50 0 -82.7485 1.0000
50 0 0 50 -1 2 2.3669
50 2.4900 -0.0010 50 -2.4900 0.0009 7.1792
50 2.4900 -0.0010 50 -2.4900 0.0011 7.2195
50 -0.0010 2.4900 50 0.0009 -2.4900 4.8045
50 -0.0010 2.4900 50 0.0011 -2.4900 4.7461
50 2.5 0 50 0 -2.5 4.3065
50 2.5 0 73 25 -18 27.1492
50 2.5 0 61 -5 29 22.8977
50 2.5 0 56 -27 -3 31.9030
50 2.5 0 58 24 15 19.4535
60.2574 -34.0099 36.2677 60.4626 -34.1751 39.4387 1.2644
63.0109 -31.0961 -5.8663 62.8187 -29.7946 -4.0864 1.2630
61.2901 3.7196 -5.3901 61.4292 2.2480 -4.9620 1.8731
35.0831 -44.1164 3.7933 35.0232 -40.0716 1.5901 1.8645
22.7233 20.0904 -46.6940 23.0331 14.9730 -42.5619 2.0373
36.4612 47.8580 18.3852 36.2715 50.5065 21.2231 1.4146
90.8027 -2.0831 1.4410 91.1528 -1.6435 0.0447 1.4441
90.9257 -0.5406 -0.9208 88.6381 -0.8985 -0.7239 1.5381
6.7747 -0.2908 -2.4247 5.8714 -0.0985 -2.2286 0.6377
2.0776 0.0795 -1.1350 0.9033 -0.0636 -0.5514 0.9082
"""
"""From the supplementary data of Sharma, Wu and Dalal (2005): L, a, b twice and their distance."""


@pytest.mark.parametrize("pair", SHARMA.split("\n")[1:-1])
def test_distances_are_those_that_sharma_published(pair: str) -> None:
    numbers = np.array(pair.split(), dtype=float)
    one, other, published = numbers[:3], numbers[3:6], numbers[6]
    assert ciede2000(one, other) == pytest.approx(published, abs=5e-5)
    assert ciede2000(other, one) == pytest.approx(published, abs=5e-5)


@pytest.mark.parametrize("vision", VISIONS)
def test_grey_stays_grey_to_every_eye(vision: str) -> None:
    assert seen(srgb("#808080"), vision) == pytest.approx(seen(srgb("#808080"), "normal"), abs=1e-5)


def test_red_and_green_of_one_lightness_fall_together_without_red_cones() -> None:
    assert distance("#c04030", "#5a6000", "normal") > 3 * distance("#c04030", "#5a6000", "deuteranopia")


def test_black_and_white_are_the_ends_of_both_scales() -> None:
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert lab(seen(srgb("#ffffff"), "normal")) == pytest.approx([100, 0, 0], abs=1e-9)
    assert lab(seen(srgb("#000000"), "normal")) == pytest.approx([0, 0, 0], abs=1e-9)
