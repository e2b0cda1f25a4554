"""What the runs of a frame make of the data at its step: their weights, their losses, and the rows of the batch."""

from dataclasses import dataclass

import numpy as np

from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces.model import Array, Model, Picture
from rmsprop_gui.surfaces.surface import Point, Range, Rows

_MARGIN = 0.06  # of a range, beyond the rows that are in it
_MARGIN_OF_PREDICTIONS = 0.35
_UNIT: Range = (-0.08, 1.08)
"""Somewhat more than all probabilities."""


@dataclass(frozen=True, eq=False)
class Fit:
    """One run at one step: where it is, and its loss over the rows that are learned from and over the others."""

    run: Run
    weights: Point
    loss: float
    held_out: float | None
    """None where no rows are held out."""


@dataclass(frozen=True, eq=False)
class DataScene:
    """All that is drawn of the data at one step."""

    model: Model
    fits: tuple[Fit, ...]
    """Of the visible runs, in order."""
    selected: Run | None
    batch: Rows | None
    """The rows that the step to the playhead was given, or inside a step the next one; None for all of them."""
    ranges: tuple[Range, Range]
    """What is seen, to the right and upwards."""


def data_scene(frame: Frame) -> DataScene | None:
    """The scene of a frame; None where its surface is no loss over data."""
    objective = frame.experiment.objective
    model = objective.surface.model()
    if model is None:
        return None
    step = frame.step + (frame.part > 0)
    batch = objective.rows_at(step) if step else None
    return DataScene(model, fits_of(frame), frame.run, batch, ranges_of(model))


def fits_of(frame: Frame) -> tuple[Fit, ...]:
    """The visible runs at the step of the frame."""
    objective, shown = frame.experiment.objective, frame.shown()
    rows = [recording.row(frame.step) for _, recording in shown]
    places = [recording.trajectory.position[row] for (_, recording), row in zip(shown, rows, strict=True)]
    held_out = _held_out(objective, places, rows)
    return tuple(
        Fit(run, (float(x1), float(x2)), float(recording.trajectory.loss[row]), there)
        for (run, recording), row, (x1, x2), there in zip(shown, rows, places, held_out, strict=True)
    )


def _held_out(objective: Objective, places: list[Array], rows: list[int]) -> list[float | None]:
    if not places:
        return []
    x1, x2 = np.array(places).T
    with np.errstate(all="ignore"):  # far out, it is infinite
        found = objective.held_out(x1, x2, np.array(rows, float))
    return [None] * len(places) if found is None else np.broadcast_to(found, len(places)).tolist()


def ranges_of(model: Model) -> tuple[Range, Range]:
    """Ranges with all rows in them; where predictions stand over what was measured, both are one."""
    points = np.concatenate((model.learned, model.held_out))
    across, up = (_around(column, _MARGIN) for column in points.T)
    if model.picture is Picture.PROBABILITY:
        return across, _UNIT
    if model.picture is Picture.AGREEMENT:
        with_nothing = np.append(points[:, 1], 0.0)  # which is what weights of 0 predict
        return (wide := _around(with_nothing, _MARGIN_OF_PREDICTIONS)), wide
    return across, up


def _around(values: Array, margin: float) -> Range:
    low, high = float(values.min()), float(values.max())
    by = margin * (high - low) or 1.0
    return low - by, high + by
