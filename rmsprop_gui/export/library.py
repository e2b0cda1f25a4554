"""The two libraries that scripts are written with, numpy and PyTorch: what they say differently."""

from dataclasses import dataclass

from rmsprop_gui.formulas.languages import NUMPY, TORCH, Language


@dataclass(frozen=True)
class Library:
    """How a library says what every script needs. `{}` is what is said it of."""

    language: Language
    array: str
    """Of a list of numbers."""
    zeros: str
    filled: str
    """Both parameters with one number."""
    pair: str
    """The one number or the two of both parameters as two."""
    path: str
    """The list of points as one array."""
    rates: str
    """That of the rates; empty where the paths are all that is asked for."""
    all_finite: tuple[str, ...]
    """The definition of a function that says whether numbers are finite."""
    length_of: tuple[str, ...]
    """The definition of a function that measures the length of both parameters together."""
    clipped: str
    """What keeps the point in the box."""
    of_nothing: str = ""
    """What is added to a height in which neither parameter occurs."""
    undisturbed: tuple[str, ...] = ()
    """What stands before a function in which numbers may overflow."""


IN_NUMPY = Library(
    NUMPY,
    array="np.array({})",
    zeros="np.zeros(2)",
    filled="np.full(2, {})",
    pair="{} * np.ones(2)",
    path="np.array(path)",
    rates="np.array(rates)",
    all_finite=(
        "def all_finite(*numbers):",
        '    """Whether a run can go on: whatever overflows ends it."""',
        "    return all(np.isfinite(part).all() for part in numbers)",
    ),
    length_of=(
        "def length_of(vector):",
        '    """The length over both parameters."""',
        "    return np.float64(math.hypot(*vector))",
    ),
    clipped="np.clip(x, LOW, HIGH)",
    undisturbed=('@np.errstate(all="ignore")',),
)

IN_TORCH = Library(
    TORCH,
    array="torch.tensor({})",
    zeros="torch.zeros(2)",
    filled="torch.full((2,), {})",
    pair="{} * torch.ones(2)",
    path="torch.stack(path)",
    rates="",
    all_finite=(
        "def all_finite(*numbers):",
        '    """Whether a run can go on: whatever overflows ends it."""',
        "    return all(torch.isfinite(torch.as_tensor(part)).all() for part in numbers)",
    ),
    length_of=(
        "def length_of(vector):",
        '    """The length over both parameters."""',
        "    return torch.hypot(vector[0], vector[1])",
    ),
    clipped="torch.clamp(x, LOW, HIGH)",
    of_nothing=" + 0 * (x1 + x2)",
)
