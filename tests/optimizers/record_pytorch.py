"""Records the paths of PyTorch's optimizers in `pytorch.json`, for `test_pytorch.py` to compare with.

Run from the root of the project, in an environment with torch: `python tests/optimizers/record_pytorch.py`. Neither the
tests nor the app need torch. All numbers are of double precision; x1 and x2 are two parameters of one tensor.
"""

import json
import sys
from pathlib import Path
from typing import Any

import torch

STEPS = 60
START = (-1.2, 1.0)
CASES: list[tuple[str, dict[str, Any], str, dict[str, Any]]] = [
    ("SGD", {"lr": 0.001}, "gradient_descent", {}),
    ("SGD", {"lr": 0.0005, "momentum": 0.9}, "momentum", {"beta": 0.9}),
    (
        "Adagrad",
        {"lr": 0.3, "lr_decay": 0.05},
        "adagrad",
        {"lr_decay": 0.05, "epsilon": 1e-10, "epsilon_inside": False},
    ),
    ("RMSprop", {"lr": 0.01}, "rmsprop", {"beta": 0.99, "epsilon_inside": False}),
    ("RMSprop", {"lr": 0.01, "centered": True}, "rmsprop", {"beta": 0.99, "epsilon_inside": False, "centered": True}),
    ("RMSprop", {"lr": 0.005, "momentum": 0.8}, "rmsprop", {"beta": 0.99, "epsilon_inside": False, "momentum": 0.8}),
    (
        "RMSprop",
        {"lr": 0.005, "momentum": 0.8, "centered": True},
        "rmsprop",
        {"beta": 0.99, "epsilon_inside": False, "momentum": 0.8, "centered": True},
    ),
    ("Adadelta", {"lr": 1.0}, "adadelta", {"epsilon": 1e-6}),
    ("Adam", {"lr": 0.05}, "adam", {}),
    ("Adam", {"lr": 0.05, "amsgrad": True}, "adam", {"amsgrad": True}),
    ("AdamW", {"lr": 0.05, "weight_decay": 0.1, "amsgrad": True}, "adamw", {"weight_decay": 0.1, "amsgrad": True}),
    ("Adamax", {"lr": 0.05}, "adamax", {}),
    ("NAdam", {"lr": 0.05}, "nadam", {}),
    ("NAdam", {"lr": 0.05, "momentum_decay": 0.2}, "nadam", {"momentum_decay": 0.2}),
    ("RAdam", {"lr": 0.002}, "radam", {}),
    ("ASGD", {"lr": 0.001}, "asgd", {"lambd": 1e-4, "alpha": 0.75, "t0": 1_000_000}),
    ("ASGD", {"lr": 0.001, "lambd": 0.1, "t0": 20}, "asgd", {"lambd": 0.1, "alpha": 0.75, "t0": 20}),
    ("Rprop", {"lr": 0.01}, "rprop", {}),
]
"""Optimizer and settings of PyTorch, where they are not its usual ones; and the same here, without the rate."""


def valley(x: torch.Tensor) -> torch.Tensor:
    """Rosenbrock's."""
    return (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2


def path(name: str, settings: dict[str, Any]) -> tuple[list[list[float]], list[float] | None]:
    """The points of a run, the start included; and the average of its points, where the optimizer keeps one."""
    x = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimizer = getattr(torch.optim, name)([x], **settings)
    points = [x.tolist()]
    for _ in range(STEPS):
        optimizer.zero_grad()
        valley(x).backward()
        optimizer.step()
        points.append(x.tolist())
    average = optimizer.state[x].get("ax")
    return points, None if average is None else average.tolist()


def recorded() -> dict[str, Any]:
    """All cases."""
    runs = []
    for name, settings, rule, own in CASES:
        points, average = path(name, settings)
        runs.append(
            {"pytorch": name, "settings": settings, "rule": rule, "own": own, "points": points, "average": average}
        )
    return {"torch": torch.__version__, "python": sys.version.split()[0], "runs": runs}


if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)  # else ASGD keeps its own rate in single precision
    Path(__file__).with_name("pytorch.json").write_text(json.dumps(recorded(), indent=0) + "\n")
