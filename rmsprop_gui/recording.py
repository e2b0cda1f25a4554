"""Record an optimizer from elsewhere: a few lines in a notebook or a training script, and a file that the app opens.

    from rmsprop_gui.recording import Recording

    with Recording("mine.rmsprop", surface="rosenbrock") as recording:
        x = torch.tensor(recording.start, dtype=torch.float64, requires_grad=True)
        optimizer = torch.optim.Adam([x], lr=0.05)
        recording.begin("Adam", x)
        for _ in range(200):
            optimizer.zero_grad()
            recording.loss(x).backward()
            optimizer.step()
            recording.step(x)

`record_torch` does the same in one line. Nothing here needs a window, nor PyTorch unless tensors are given.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from rmsprop_gui.export.in_torch import torch_function
from rmsprop_gui.files.document import Document
from rmsprop_gui.files.experiment_file import write_experiment
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.recorded_path import MAX_SOURCE, RecordedPath
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import MAX_RECORDED, MAX_STEPS, Experiment, Pin, Run, check_coordinate
from rmsprop_gui.simulation.openings import opening
from rmsprop_gui.simulation.replay import trial_of
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.surface import Point, Surface
from rmsprop_gui.surfaces.typed_surface import typed_surface
from rmsprop_gui.view.view_state import first_view

_FIRST_STYLE = 5  # at the least, so that paths from elsewhere have other colours than runs that are added beside them


class Recording:
    """Paths that are written to the file `path` when the `with` block has ended without an exception.

    They are on a `surface` of the app, by its name or as a value, or on a `function` of x and y as it would be typed.
    `beside` are optimizers of the app, by their names, that run from the same start beside the recorded paths. Raises
    ValueError, in a sentence, for what cannot be.
    """

    def __init__(
        self,
        path: str | Path,
        surface: str | Surface = "quadratic",
        function: str = "",
        start: Sequence[float] | None = None,
        beside: Sequence[str] = ("rmsprop",),
    ) -> None:
        self.path = Path(path)
        self.surface = typed_surface(function) if function else _surface(surface)
        self.start: Point = _point(self.surface.start if start is None else start)
        for name, value in zip(("x1", "x2"), self.start, strict=True):
            check_coordinate(name, value)
        for name in beside:
            if name not in RULES:
                raise ValueError(f"there is no optimizer {name!r}: there are {', '.join(RULES)}")
        self._beside = tuple(beside)
        self._paths: list[_Path] = []
        self._in_torch: Callable[..., Any] | None = None

    def begin(self, label: str = "", x: Any = None, source: str = "", loss: Any = None) -> None:
        """Begin another path, at `x` or at the start. `label` is its name, `source` says what takes it.

        `loss` is as in `step`; where that tells losses and this does not, the start has the height of the surface.
        """
        if len(self._paths) == MAX_RECORDED:
            raise ValueError(f"a recording has at most {MAX_RECORDED} paths")
        label = label or f"recorded {len(self._paths) + 1}"
        start = _point(self.start if x is None else x)
        height = self.surface.value(*start, 0.0) if loss is None else _plain(loss)
        self._paths.append(_Path(label, start, float(height), source[:MAX_SOURCE]))

    def step(self, x: Any, loss: Any = None, gradient: Any = None, rate: Any = None) -> None:
        """A step has led to `x`: two numbers, an array or a tensor of two, or two tensors of one.

        `loss` is that at `x` where it is not the height of the surface, `gradient` the one that the step was made of,
        `rate` the effective rates of both parameters, or one for both. What is given once has to be given at each step.
        A path ends for good where a number is not finite: the optimizer has diverged.
        """
        if not self._paths:
            self.begin()
        self._paths[-1].add(_point(x), loss, gradient, rate)

    def loss(self, *x: Any, t: float = 0.0) -> Any:
        """The height of the surface at one or two arguments, as in `step`: of tensors a tensor, for `backward`."""
        x1, x2 = x if len(x) == 2 else x[0]
        if not hasattr(x1, "backward"):
            return self.surface.value(x1, x2, t)
        if self._in_torch is None:
            self._in_torch = torch_function(self.surface)
        return self._in_torch(x1, x2, t)

    def experiment(self) -> Experiment:
        """What has been recorded so far as an experiment. Raises ValueError where there is no step yet."""
        if not self._paths:
            raise ValueError("nothing has been recorded: begin a path, and tell its steps")
        suited = opening(self.surface)
        rules = [_with_rate(RULES[name], suited.learning_rate(RULES[name])) for name in self._beside]
        runs = tuple(Run(rule, style=index) for index, rule in enumerate(rules))
        steps = max(len(path.positions) for path in self._paths) - 1
        bare = Experiment(self.surface, self.start, runs, max(steps, 1), box=self.surface.box)
        pins = tuple(
            Pin(trial_of(bare.objective, path.recorded()), path.label, max(len(runs), _FIRST_STYLE) + index)
            for index, path in enumerate(self._paths)
        )
        return replace(bare, pins=pins)

    def save(self) -> None:
        """Write what has been recorded, whole or not at all. OSError or ValueError where that cannot be."""
        experiment = self.experiment()
        write_experiment(self.path, Document(experiment, first_view(experiment)))

    def __enter__(self) -> "Recording":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.save()


def record_torch(
    path: str | Path,
    optimizer: Any,
    steps: int = 100,
    label: str = "",
    surface: str | Surface = "quadratic",
    function: str = "",
    beside: Sequence[str] = ("rmsprop",),
    loss: Callable[..., Any] | None = None,
) -> None:
    """Let an optimizer of PyTorch, or one with its interface, take steps on a surface, and write them to a file.

    Its first parameter is a tensor of the two numbers, from where they are. `loss` is a function of it that is
    descended in the place of the surface, such as the loss of a batch. The file is as in `Recording`.
    """
    x = optimizer.param_groups[0]["params"][0]
    with Recording(path, surface, function, _point(x), beside) as recording:
        kind = type(optimizer)
        recording.begin(label or kind.__name__, x, f"{kind.__module__}.{kind.__name__}")
        for t in range(1, steps + 1):
            optimizer.zero_grad()
            height = recording.loss(x, t=t) if loss is None else loss(x)
            height.backward()
            optimizer.step()
            recording.step(x, gradient=x.grad)


class _Path:
    """A path that grows."""

    def __init__(self, label: str, start: Point, height: float, source: str) -> None:
        self.label, self.source, self.positions, self._height = label, source, [start], height
        self._losses: list[float] = []
        self._gradients: list[Point] = []
        self._rates: list[Point] = []
        self._has_ended = False

    def add(self, x: Point, loss: Any, gradient: Any, rate: Any) -> None:
        """One more step, unless the path has ended."""
        if len(self.positions) > MAX_STEPS:
            raise ValueError(f"a recorded path has at most {MAX_STEPS:,} steps")
        losses = [] if loss is None else [float(_plain(loss))]
        gradients = [] if gradient is None else [_point(gradient)]
        rates = [] if rate is None else [_both(rate)]
        numbers = (*x, *losses, *(number for pair in (*gradients, *rates) for number in pair))
        self._has_ended |= not all(map(math.isfinite, numbers))
        if not self._has_ended:
            self.positions.append(x)
            self._losses += losses
            self._gradients += gradients
            self._rates += rates

    def recorded(self) -> RecordedPath:
        """The path as a value. Raises ValueError, which names it, where there is no step or too little was told."""
        try:
            losses = (self._height, *self._losses) if self._losses else ()
            return RecordedPath(tuple(self.positions), losses, tuple(self._gradients), tuple(self._rates), self.source)
        except ValueError as error:
            raise ValueError(f"{self.label}: {error}") from None


def _surface(surface: str | Surface) -> Surface:
    if isinstance(surface, Surface):
        return surface
    if surface not in SURFACES:
        raise ValueError(f"there is no surface {surface!r}: there are {', '.join(SURFACES)}")
    return SURFACES[surface]


def _with_rate(kind: type[UpdateRule], rate: float) -> UpdateRule:
    return kind(learning_rate=rate)  # type: ignore[call-arg]  # each kind has one


def _plain(value: Any) -> Any:
    """A number, an array or a tensor as plain numbers, or lists of them."""
    value = value.detach() if hasattr(value, "detach") else value
    return value.tolist() if hasattr(value, "tolist") else value


def _point(x: Any) -> Point:
    """Two numbers of whatever holds them."""
    values = _plain(x)
    if len(values) != 2:
        raise ValueError(f"a point has two numbers, x1 and x2, not {len(values)}")
    first, second = (_plain(value) for value in values)
    return _number(first), _number(second)


def _number(value: Any) -> float:
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    return float(value)


def _both(rate: Any) -> Point:
    value = _plain(rate)
    return _point(value) if hasattr(value, "__len__") else (float(value), float(value))
