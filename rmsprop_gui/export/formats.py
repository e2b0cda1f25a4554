"""The kinds of text that an experiment can be written as: one entry each, whoever writes it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rmsprop_gui.export.latex_document import latex_document
from rmsprop_gui.export.notebook import notebook
from rmsprop_gui.export.numpy_script import numpy_script
from rmsprop_gui.export.step_formula import step_formula
from rmsprop_gui.export.steps import csv_lines
from rmsprop_gui.export.tikz import tikz
from rmsprop_gui.export.torch_script import torch_script
from rmsprop_gui.files.text_file import replacing
from rmsprop_gui.lessons.lesson import Lesson
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.view.view_state import ViewState

Writer = Callable[[Experiment, ViewState], Iterator[str]]
"""Experiment and view as the pieces of a text; ValueError, in a sentence, where none can be."""


@dataclass(frozen=True)
class TextFormat:
    """A kind of text: the ending of its files, what it is called, and what writes it."""

    suffix: str
    """With its dot: `.csv`."""
    name: str
    writer: Writer


def _csv(experiment: Experiment, view: ViewState) -> Iterator[str]:
    """A run that cannot be computed to its end is written as far as it goes, as it is shown."""
    return csv_lines(experiment, [])


def _page(experiment: Experiment, view: ViewState) -> Iterator[str]:
    from rmsprop_gui.export.page.assembly import write_page  # late: only who wants a page needs what makes it

    yield write_page(experiment, view)


_ALL = (
    ("steps", ".csv", "Steps as CSV", _csv),
    ("numpy", ".py", "Python script with numpy", numpy_script),
    ("latex", ".tex", "LaTeX document", latex_document),
    ("formula", ".tex", "Formula of the step for LaTeX", step_formula),
    ("tikz", ".tex", "TikZ picture for LaTeX", tikz),
    ("notebook", ".ipynb", "Jupyter notebook", notebook),
    ("pytorch", ".py", "Python script with PyTorch", torch_script),
    ("page", ".html", "Page for students", _page),
)
TEXT_FORMATS: dict[str, TextFormat] = {kind: TextFormat(suffix, name, writer) for kind, suffix, name, writer in _ALL}
"""All of them, by a short name that says what it is: some have one suffix."""


def export_text(kind: str, experiment: Experiment, view: ViewState, path: Path) -> None:
    """Write an experiment to a file, whole or not at all.

    OSError if it cannot be written, ValueError if the experiment cannot be told in this kind of text.
    """
    with replacing(path) as file:
        file.writelines(TEXT_FORMATS[kind].writer(experiment, view))


def _lesson_page(lesson: Lesson) -> Iterator[str]:
    from rmsprop_gui.export.page.lesson_page import write_lesson_page  # late, as for the page of an experiment

    yield write_lesson_page(lesson)


LESSON_FORMATS: dict[str, Callable[[Lesson], Iterator[str]]] = {"page": _lesson_page}
"""What a whole lesson can be written as, by the names that `TEXT_FORMATS` has for the same of an experiment."""


def export_lesson(kind: str, lesson: Lesson, path: Path) -> None:
    """Write a lesson to a file, whole or not at all.

    OSError if it cannot be written, ValueError if one of its scenes cannot be told in this kind of text.
    """
    with replacing(path) as file:
        file.writelines(LESSON_FORMATS[kind](lesson))
