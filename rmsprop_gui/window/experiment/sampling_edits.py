"""Edits of what chance does to the gradients, each of which can be undone."""

import random
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.window.experiment.session import Session

_SHORT = 10_000  # seeds below this are drawn: they are read out and typed


def set_sampling(session: Session, name: str, value: object) -> None:
    """Give one of the settings another value; ValueError out of range. A drag is one edit."""
    texts = {
        "noise": QCoreApplication.translate("Sampling", "change of the noise"),
        "relative_noise": QCoreApplication.translate("Sampling", "change of the relative noise"),
        "batch": QCoreApplication.translate("Sampling", "change of the size of batches"),
        "seed": QCoreApplication.translate("Sampling", "another seed"),
    }
    experiment = session.experiment
    changed: Sampling = replace(experiment.sampling, **{name: value})  # type: ignore[arg-type]  # checks its settings
    session.set_experiment(replace(experiment, sampling=changed), text=texts[name], gesture=("sampling", name))


def draw_anew(session: Session) -> int:
    """Have another seed, and tell which."""
    seed = random.randrange(_SHORT - 1)
    seed += seed >= session.experiment.sampling.seed  # never the one that it was
    set_sampling(session, "seed", seed)
    session.settle()
    return seed
