"""Trains the small network of the surface "nile_network" and draws the two directions that its loss is shown along.

    python resources/data/train_slice.py

writes nile_network.csv anew: one line a number of the network, with the trained value and its part of either direction.

The network has one input (the year), six hidden tanh neurons and one output (the flow of the Nile). Every third year is
held out. Levenberg-Marquardt minimises half the mean squared error plus half DECAY times the sum of squares of all
numbers, and Newton's method ends it. The directions are random, and normalised filter by filter as in Li, Xu, Taylor,
Studer and Goldstein, Visualizing the Loss Landscape of Neural Nets (2018): the numbers that lead into a neuron, its
bias among them, are one filter, and each filter of a direction is as long as that of the network.
"""

from pathlib import Path

import numpy as np

HIDDEN, DECAY, SEED, DIRECTIONS = 6, 3e-4, 0, 6
HERE = Path(__file__).parent


def standardised(values):
    return (values - values.mean()) / values.std()


def parts(numbers):
    """Weights and biases of the hidden neurons, weights and bias of the output."""
    return numbers[:HIDDEN], numbers[HIDDEN : 2 * HIDDEN], numbers[2 * HIDDEN : -1], numbers[-1]


def predicted(numbers, z):
    w, b, v, c = parts(numbers)
    return np.tanh(np.outer(z, w) + b) @ v + c


def jacobian(numbers, z):
    """How the predictions change with each number."""
    w, b, v, _ = parts(numbers)
    h = np.tanh(np.outer(z, w) + b)
    inner = v * (1 - h * h)
    return np.hstack([inner * z[:, None], inner, h, np.ones((len(z), 1))])


def loss(numbers, z, y):
    return np.mean((predicted(numbers, z) - y) ** 2) / 2 + DECAY / 2 * numbers @ numbers


def trained(z, y):
    """The numbers of the network at a minimum, and how steep the loss is there."""
    numbers = np.random.default_rng(SEED).normal(0, 1, 3 * HIDDEN + 1)
    lowest, damping, unit = loss(numbers, z, y), 1e-2, np.eye(3 * HIDDEN + 1)
    for _ in range(3000):
        j = jacobian(numbers, z)
        step = np.linalg.solve(j.T @ j / len(z) + (damping + DECAY) * unit, -gradient_of(numbers, z, y))
        if (there := loss(numbers + step, z, y)) <= lowest:
            numbers, lowest, damping = numbers + step, there, max(damping / 3, 1e-12)
        else:
            damping = min(damping * 4, 1e6)
    return polished(numbers, z, y)


def gradient_of(numbers, z, y):
    return jacobian(numbers, z).T @ (predicted(numbers, z) - y) / len(z) + DECAY * numbers


def polished(numbers, z, y):
    """To full precision by Newton's method: in a flat valley it follows rounding where one stops before that."""
    shifts = 1e-5 * np.eye(len(numbers))
    for _ in range(8):
        gradient = gradient_of(numbers, z, y)
        curvature = [gradient_of(numbers + one, z, y) - gradient_of(numbers - one, z, y) for one in shifts]
        numbers = numbers - np.linalg.solve(np.array(curvature) / 2e-5, gradient)
    return numbers, np.abs(gradient_of(numbers, z, y)).max()


def filters():
    """The indices of the numbers that lead into each neuron, its bias among them; of the output last."""
    return [[j, HIDDEN + j] for j in range(HIDDEN)] + [list(range(2 * HIDDEN, 3 * HIDDEN + 1))]


def direction(numbers, chance):
    drawn = chance.normal(size=len(numbers))
    for one in filters():
        drawn[one] *= np.linalg.norm(numbers[one]) / np.linalg.norm(drawn[one])
    return drawn


def main():
    year, flow = np.loadtxt(HERE / "nile.csv", delimiter=",", skiprows=1).T
    learned = np.arange(len(year)) % 3 != 2
    numbers, steepest = trained(standardised(year)[learned], standardised(flow)[learned])
    chance = np.random.default_rng(DIRECTIONS)
    columns = numbers, direction(numbers, chance), direction(numbers, chance)
    lines = [",".join(repr(float(value)) for value in row) for row in zip(*columns, strict=True)]
    (HERE / "nile_network.csv").write_text("\n".join(["trained,first,second", *lines]) + "\n", encoding="utf-8")
    print(f"the steepest slope is {steepest:.1e}")


if __name__ == "__main__":
    main()
