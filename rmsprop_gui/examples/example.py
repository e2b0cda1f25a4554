"""An example: a whole experiment, and what it shows in words with figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from rmsprop_gui.examples.measures import Measure
from rmsprop_gui.simulation.experiment import Experiment


class Verdict(Enum):
    """Whether what the notebook says is seen in the experiment."""

    HOLDS = "holds"
    PARTLY = "holds in part"
    FAILS = "does not hold here"


@dataclass(frozen=True)
class Figure:
    """A number as it is printed in a description, and how it is measured again.

    The printed number is the measured one, rounded to as many digits as are printed; or not further `off` than that,
    where rounding grows, as at the edge of stability.
    """

    printed: str
    measure: Measure
    off: float = 0.0


@dataclass(frozen=True)
class Example:
    """`about` says what is seen; `{name}` in it is the figure of that name.

    `claim` are words of the notebook and `verdict` whether they hold here; both are left out where it says nothing.
    """

    name: str
    title: str
    experiment: Experiment
    about: str
    figures: Mapping[str, Figure] = field(default_factory=dict)
    claim: str = ""
    verdict: Verdict | None = None

    def text(self) -> str:
        """The description with its figures."""
        return self.about.format(**{name: figure.printed for name, figure in self.figures.items()})


@dataclass(frozen=True)
class ExampleGroup:
    """Examples of one thing, in the order of a lecture. `about` says what they show, in one sentence."""

    name: str
    title: str
    about: str
    examples: tuple[Example, ...]
