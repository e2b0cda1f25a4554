"""What a run is doing at a step, in words: the same wherever it is said."""

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.simulation.local_model import PointKind
from rmsprop_gui.simulation.recording import State
from rmsprop_gui.window.experiment.point_words import kind_hint, resting_words

translate = QCoreApplication.translate


def state_words(state: State, step: int | None = None, kind: PointKind | None = None) -> str:
    """Running, at rest, ended; with the step at which the run ended, diverged or failed where that is given.

    Where it is known at what `kind` of point a run rests, that is said.
    """
    if state is State.AT_REST and kind is not None:
        return resting_words(kind)
    texts = {
        State.RUNNING: translate("states", "running"),
        State.AT_REST: translate("states", "at rest"),
        State.ENDED: translate("states", "ended"),
        State.DIVERGED: translate("states", "diverged"),
        State.UNDEFINED: translate("states", "0/0"),
        State.OUTSIDE: translate("states", "no number"),
        State.FAILED: translate("states", "failed"),
    }
    if step is None:
        return texts[state]
    return translate("states", "{state} at step {step:,}").format(state=texts[state], step=step)


def stop_words(state: State, step: int) -> str:
    """The same of a run that stopped before its last step, where there is little room."""
    return translate("states", "{state} at {step}").format(state=state_words(state), step=step)


def state_hint(state: State, kind: PointKind | None = None) -> str:
    """By what it is said of a run; empty where the reason is told anyhow."""
    hints = {
        State.RUNNING: translate("states", "More steps follow."),
        State.AT_REST: translate(
            "states", "Each of the last ten steps was shorter than a millionth of the distance from the start."
        ),
        State.ENDED: translate("states", "No step follows, and the run is not at rest."),
        State.DIVERGED: translate("states", "The numbers of that step were no longer finite."),
        State.UNDEFINED: translate("states", "That step divided nothing by nothing."),
        State.OUTSIDE: translate("states", "That step takes a root or a logarithm of a number that has none."),
    }
    reasons = hints.get(state, ""), kind_hint(kind) if state is State.AT_REST and kind is not None else ""
    return " ".join(filter(None, reasons))
