"""What each shipped lesson says in figures, and how each is measured again: by lesson and title of the scene."""

from collections.abc import Mapping

from rmsprop_gui.examples.example import Figure
from tests.lessons.shipped import (
    adagrad,
    adam,
    bowl,
    build,
    edge,
    epsilon,
    forgetting,
    lecture,
    limits,
    momentum,
    noise,
    rmsprop,
    tour,
)

FIGURES: Mapping[str, Mapping[str, tuple[Figure, ...]]] = {
    "00-tour": tour.FIGURES,
    "01-bowl": bowl.FIGURES,
    "02-momentum": momentum.FIGURES,
    "03-adagrad": adagrad.FIGURES,
    "04-rmsprop": rmsprop.FIGURES,
    "05-epsilon": epsilon.FIGURES,
    "06-edge": edge.FIGURES,
    "07-limits": limits.FIGURES,
    "08-adam": adam.FIGURES,
    "09-build": build.FIGURES,
    "10-forgetting": forgetting.FIGURES,
    "11-noise": noise.FIGURES,
    "12-lecture": lecture.FIGURES,
}

TRIED: Mapping[tuple[str, str], set[float]] = {
    ("01-bowl", "Nearly too much is best"): {0.192, 0.196},
    ("02-momentum", "Find a better habit"): {0.55, 0.6},
    ("03-adagrad", "Lost"): {2000.0},
    ("03-adagrad", "How high may a wall be?"): {150.0, 160.0, 2000.0},
    ("04-rmsprop", "How long is long?"): {0.8},
    ("05-epsilon", "A brake"): {0.22, 500.0},
    ("05-epsilon", "Compute, then try"): {0.15},
    ("10-forgetting", "Memory against gap"): {0.95, 0.97, 0.99, 0.997, 0.998},
    ("10-forgetting", "The price"): {0.99},
    ("10-forgetting", "One rate for both: the wall"): {0.2, 0.3},
    ("11-noise", "Under the limit"): {0.13, 0.15, 0.2},
    ("11-noise", "Round and round"): {0.09, 0.2},
    ("11-noise", "One point at a time"): {0.02, 0.03},
}
"""Settings that the words of a task name, and steps: a figure of the scene is measured with each of them."""
