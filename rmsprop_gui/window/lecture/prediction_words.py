"""What is said of a prediction: what is to be done now, or how the guesses did."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.window.experiment.run_names import run_name

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Words:
    """The whole of it, and the same in fewer and fewer words; nothing of them is cut."""

    whole: str
    shorter: tuple[str, ...] = ()
    is_answer: bool = False
    """Whether there is nothing left to guess."""


def words_of(prediction: Prediction, frame: Frame) -> Words:
    """What there is to say at the step of a frame."""
    words = _words_of(prediction, frame)
    if not prediction.is_edited(frame.experiment):
        return words
    edited = translate("prediction", "{run} was edited since: the answer is that of the edited run.")
    edited = edited.format(run=run_name(frame.experiment.runs[prediction.run], frame.experiment.runs))
    return Words(f"{words.whole} {edited}", (words.whole, *words.shorter), words.is_answer)


def _words_of(prediction: Prediction, frame: Frame) -> Words:
    distances, ended = prediction.distances(frame), prediction.ended(frame)
    if ended is not None:
        return _of_an_end(ended, frame.recordings[prediction.run].failure is not None)
    if distances is None:
        return _of_a_question(prediction.target, len(prediction.guesses))
    if not distances:
        return Words(translate("prediction", "Nobody has guessed."), is_answer=True)
    return _of_distances(distances)


def _of_an_end(step: int, failed: bool) -> Words:
    if failed:
        whole = translate("prediction", "It failed at step {step}: there is no answer to be close to.")
        short = translate("prediction", "It failed at step {step}.")
    else:
        whole = translate("prediction", "It diverged at step {step}: there is no answer to be close to.")
        short = translate("prediction", "It diverged at step {step}.")
    return Words(whole.format(step=step), (short.format(step=step),), is_answer=True)


def _of_a_question(step: int, count: int) -> Words:
    whole = translate("prediction", "Step {step}: click where you expect it.").format(step=step)
    guessed = translate("prediction", "Guesses: {count}.").format(count=count)
    whole += " " + (guessed if count else translate("prediction", "Space reveals."))
    return Words(whole, (translate("prediction", "Click: step {step}").format(step=step),))


def _of_distances(distances: tuple[float, ...]) -> Words:
    ranked = sorted(range(len(distances)), key=distances.__getitem__)
    parts = [f"{index + 1}: {number(distances[index], 3)}" for index in ranked]
    told = "   ".join(parts)
    whole = translate("prediction", "Distances, the closest guess first:") + f"  {told}."
    short = translate("prediction", "Distances:") + "  " + told
    fewer = ["   ".join(parts[:count]) + "   …" for count in range(len(parts) - 1, 0, -1)]
    return Words(whole, (short, told, *fewer), is_answer=True)
