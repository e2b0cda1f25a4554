"""The rates of a frame, as their bars show them."""

import math

from rmsprop_gui.simulation.blending import number_between
from rmsprop_gui.simulation.dissection import Pair, pair
from rmsprop_gui.simulation.explanation import limit_name
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.window.info.bars import RateBars
from rmsprop_gui.window.info.rule_lines import ToldStep
from rmsprop_gui.window.looks.look import current_theme

_NONE = (math.nan, math.nan)


def show_rates(bars: RateBars, frame: Frame, told: ToldStep) -> Pair:
    """Show the rates of the explained step as far as it has been carried out; the limits where the run is."""
    run, recording = frame.run, frame.recording
    if run is None or recording is None:
        return _NONE
    limits = pair(recording.trajectory.limit[recording.row(frame.step)]) if recording.length else _NONE
    bars.show_rates(_rates(told), limits, current_theme().run_style(run.style).colour, limit_name(told.rule))
    bars.setToolTip(_about(told))
    return limits


def run_rates_along(bars: RateBars, glide: Glide, told: ToldStep) -> Pair:
    """Paint the rates on their way, and the limits where the run is painted, which are returned."""
    recording = glide.frame.recording
    if recording is None or not recording.length:
        return _NONE
    before, after = (pair(recording.trajectory.limit[recording.row(step)]) for step in (glide.origin, glide.frame.step))
    first, second = (number_between(*ends, glide.moved) for ends in zip(before, after, strict=True))
    bars.run_along(_rates(told), (first, second))
    return first, second


def _rates(told: ToldStep) -> Pair:
    return told.step.values["rate"] if told.step is not None and "rate" not in told.untold else _NONE


def _about(told: ToldStep) -> str:
    """Why there is no mark, where the rule has no limit."""
    rule = told.rule
    if limit_name(rule) is not None:
        return ""
    return f"{rule.title} has no rate below which it is stable: {rule.stability_reason}."
