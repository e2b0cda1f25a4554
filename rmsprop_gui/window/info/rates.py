"""The rates of a frame, as their bars show them."""

import math

from rmsprop_gui.simulation.dissection import Pair, pair, parts_of
from rmsprop_gui.simulation.explanation import limit_name
from rmsprop_gui.simulation.frame import Frame
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
    done = [part.target for part in parts_of(told.rule)[: frame.part or None]]
    rates = told.step.values["rate"] if told.step is not None and "rate" in done else _NONE
    bars.show_rates(rates, limits, current_theme().run_style(run.style).colour, limit_name(told.rule))
    bars.setToolTip(_about(told))
    return limits


def _about(told: ToldStep) -> str:
    """Why there is no mark, where the rule has no limit."""
    rule = told.rule
    if limit_name(rule) is not None:
        return ""
    return f"{rule.title} has no rate below which it is stable: {rule.stability_reason}."
