"""A step of a run, along one parameter, with its quantities as they are written."""

from dataclasses import dataclass

from rmsprop_gui.formulas.meaning import Letters, Meaning, Notation
from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers.meanings import LEARNING_RATE
from rmsprop_gui.simulation.dissection import Dissection, dissect
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.step_causes import makings_of
from rmsprop_gui.window.experiment.run_names import run_name

ALIKE = 0.02
"""How near to each other two lengths are about the same."""


@dataclass(frozen=True)
class Taken:
    """A step of a run, along one parameter, in the letters of a notation."""

    run: Run
    recording: Recording
    step: Dissection
    axis: int
    notation: Notation = Notation.LAB
    name: str = ""
    """What the run is called."""

    @property
    def letters(self) -> Letters:
        """How things are written in its rule."""
        return self.step.rule.letters(self.notation)

    @property
    def parameter(self) -> str:
        """x₁ or x₂."""
        return ("x₁", "x₂")[self.axis]

    def letter(self, meaning: Meaning) -> str:
        """How something that both parameters have is written for this one."""
        return f"{self.letters.get(meaning, meaning.symbol)}{'₁₂'[self.axis]}"

    def named(self, name: str) -> str:
        """The same of a name in the lines of the rule."""
        return self.letter(self.step.rule.meanings()[name])

    def value(self, name: str) -> float:
        """What a name stood for at the end of the step."""
        return self.step.values[name][self.axis]

    @property
    def size(self) -> str:
        """|g₂| = 3.402: the gradient that its rule works with."""
        name = makings_of(self.step.rule).gradient
        return f"|{self.named(name)}| = {number(abs(self.value(name)))}"

    @property
    def eta(self) -> str:
        """The letter of the learning rate."""
        return str(self.letters.get(LEARNING_RATE, LEARNING_RATE.symbol))

    @property
    def divisor(self) -> str:
        """√v₂: what the rate is divided by."""
        made = makings_of(self.step.rule)
        return f"{'√' * made.has_roots}{self.named(made.squares)}"


def taken_at(frame: Frame, index: int, axis: int, notation: Notation = Notation.LAB) -> Taken | None:
    """The explained step of a run along one parameter; None where it has taken none."""
    if not 0 <= index < len(frame.recordings):
        return None
    run, recording = frame.experiment.runs[index], frame.recordings[index]
    row = frame.explained(recording)
    if row <= 0:
        return None
    name = run_name(run, frame.experiment.runs)
    step = dissect(run.rule_for(row), recording, row, frame.experiment.objective)
    return Taken(run, recording, step, axis, notation, name)


def times_of(ratio: float) -> str:
    """A ratio in as few digits as tell it from 1."""
    return number(ratio, 2 if abs(ratio - 1) > 0.1 else 3)
