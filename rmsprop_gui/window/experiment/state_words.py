"""What a run is doing at a step, in words: the same wherever it is said."""

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.simulation.recording import State


def state_words(state: State, step: int | None = None) -> str:
    """Running, at rest, ended; with the step at which the run ended, diverged or failed where that is given."""
    texts = {
        State.RUNNING: QCoreApplication.translate("states", "running"),
        State.AT_REST: QCoreApplication.translate("states", "at rest"),
        State.ENDED: QCoreApplication.translate("states", "ended"),
        State.DIVERGED: QCoreApplication.translate("states", "diverged"),
        State.FAILED: QCoreApplication.translate("states", "failed"),
    }
    if step is None:
        return texts[state]
    return QCoreApplication.translate("states", "{state} at step {step:,}").format(state=texts[state], step=step)


def state_hint(state: State) -> str:
    """By what it is said of a run."""
    hints = {
        State.RUNNING: QCoreApplication.translate("states", "More steps follow."),
        State.AT_REST: QCoreApplication.translate(
            "states", "Each of the last ten steps was shorter than a millionth of the distance from the start."
        ),
        State.ENDED: QCoreApplication.translate("states", "No step follows, and the run is not at rest."),
        State.DIVERGED: QCoreApplication.translate("states", "The numbers of that step were no longer finite."),
        State.FAILED: QCoreApplication.translate("states", "That step could not be computed."),
    }
    return hints[state]
