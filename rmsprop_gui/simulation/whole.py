"""Runs recorded from start to end at once, where nobody waits for a window."""

import numpy as np

from rmsprop_gui.simulation.failure import reason
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.replay import steps_of
from rmsprop_gui.simulation.trial import Trial

_ROWS = 5000


def recorded(trial: Trial) -> Recording:
    """All of a path. Where the rule or the surface raises an exception it ends there, and says why."""
    recording = Recording(trial.steps, len(trial.rule.accumulators))
    try:
        stepper = steps_of(trial)
        with np.errstate(all="ignore"):
            while not recording.done:
                recording.append(stepper.advance(_ROWS))
    except Exception as error:  # whatever a formula may do
        recording.fail(reason(error))
    return recording
