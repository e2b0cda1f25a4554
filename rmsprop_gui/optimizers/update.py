"""The lines of an update as a value that wrappers can change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from rmsprop_gui.formulas import Expression, check_identifier, names, parse, substitute
from rmsprop_gui.formulas.tree import Name
from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.quantity import Kind, Quantity


@dataclass(frozen=True)
class Assignment:
    """One line of an update: `target` takes the value of `expression`."""

    target: str
    expression: Expression

    @classmethod
    def read(cls, line: str) -> "Assignment":
        """The line `name = expression`. Raises ValueError where it is none, or the name means something else."""
        target, equals, text = line.partition("=")
        if not equals:
            raise ValueError(f"the line {line!r} has no =")
        return cls(check_identifier(target.strip()), parse(text))

    def renamed(self, old: str, new: str) -> "Assignment":
        """The line that reads another name in the place of `old`."""
        return replace(self, expression=substitute(self.expression, {old: Name(new)}))


Lines = tuple[Assignment, ...]


@dataclass(frozen=True)
class Update:
    """A rule's own `lines`, where it asks for the gradient, and the `stages` that the gradient goes through before.

    Own lines read the gradient as `g`; each stage makes a new one of the one before. A stage may read `y`, the point
    whose gradient was asked for. `quantities` are those that wrappers have added.
    """

    lines: Lines
    lookahead: Expression
    stages: Lines = ()
    quantities: Mapping[str, Quantity] = field(default_factory=dict)

    @property
    def gradient(self) -> str:
        """The name of the gradient that the rule's own lines work with."""
        return self.stages[-1].target if self.stages else "g"

    def assignments(self) -> Lines:
        """All lines, in the order in which they are carried out."""
        stages = tuple(
            replace(stage, expression=substitute(stage.expression, {"y": self.lookahead})) for stage in self.stages
        )
        return (*stages, *(line.renamed("g", self.gradient) for line in self.lines))

    def with_stage(self, name: str, text: str, label: str) -> "Update":
        """The update whose gradient, `g` in `text`, goes through one more stage: g′ of g, g′′ of g′ and so on."""
        stage = Assignment(name, parse(text)).renamed("g", self.gradient)
        meaning = meanings.altered_gradient(len(self.stages) + 1)
        return replace(self, stages=(*self.stages, stage)).with_quantity(name, Quantity(meaning, label, about=label))

    def with_quantity(self, name: str, quantity: Quantity) -> "Update":
        """The update with one more quantity among those that wrappers have added."""
        return replace(self, quantities={**self.quantities, name: quantity})

    def with_lines(self, target: str, lines: Iterable[Assignment]) -> "Update":
        """The update with other lines in the place of the one that sets `target`."""
        index = self.index(target)
        return replace(self, lines=(*self.lines[:index], *lines, *self.lines[index + 1 :]))

    def index(self, target: str) -> int:
        """The place among the own lines of the one that sets `target`."""
        return next(index for index, line in enumerate(self.lines) if line.target == target)

    def line(self, target: str) -> Assignment:
        """The own line that sets `target`."""
        return self.lines[self.index(target)]

    def scheduled(self, factor: Expression) -> "Update":
        """The update whose rate is multiplied by a factor, with which it looks ahead too."""
        slowed = substitute(parse("factor * learning_rate"), {"factor": factor})
        update = replace(self, lookahead=substitute(self.lookahead, {"learning_rate": slowed}))
        now, rate = Assignment("schedule_now", factor), self.line("rate")
        update = update.with_quantity("schedule_now", Quantity(meanings.SCHEDULE_NOW, "schedule factor", Kind.POSITIVE))
        if not any("rate" in names(line.expression) for line in self.lines):
            product = substitute(parse("schedule_now * rate"), {"rate": rate.expression})
            return update.with_lines("rate", (now, Assignment("rate", product)))
        update = replace(update, lines=tuple(line.renamed("rate", "rate_alone") for line in self.lines))
        alone = Quantity(meanings.RATE_ALONE, "rate before the schedule", Kind.POSITIVE)
        lines = (replace(rate, target="rate_alone"), now, Assignment.read("rate = schedule_now * rate_alone"))
        return update.with_lines("rate", lines).with_quantity("rate_alone", alone)

    def decayed(self) -> "Update":
        """The update whose move is longer by learning_rate · weight_decay · x.

        The rate multiplies the direction, so the direction holds that part divided by the rate.
        """
        direction, rate = self.line("direction"), self.line("rate").expression
        is_constant = rate == Name("learning_rate")
        text = "direction + weight_decay * x" if is_constant else "direction + learning_rate * weight_decay * x / rate"
        if is_constant or self.index("rate") < self.index("direction"):
            whole = substitute(parse(text), {"direction": direction.expression})
            return self.with_lines("direction", (Assignment("direction", whole),))
        update = self.with_lines("direction", (replace(direction, target="direction_alone"),))
        update = replace(
            update, lines=(*update.lines, Assignment("direction", parse(text)).renamed("direction", "direction_alone"))
        )
        return update.with_quantity("direction_alone", Quantity(meanings.DIRECTION_ALONE, "direction before the decay"))
