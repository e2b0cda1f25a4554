"""Carries out an export: a picture or a text at once, a film while the window goes on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from rmsprop_gui.export.film import missing_library
from rmsprop_gui.export.formats import export_text
from rmsprop_gui.export.pictures import FILM_FORMATS, SUBJECTS, Shot
from rmsprop_gui.files.experiment_file import why
from rmsprop_gui.files.whole_file import whole_file
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.export.choices import TEXT, WINDOW, Choices
from rmsprop_gui.window.export.filming import Filming
from rmsprop_gui.window.export.painting import WRITERS
from rmsprop_gui.window.export.studio import Studio
from rmsprop_gui.window.looks.appearance import SYSTEM
from rmsprop_gui.window.looks.look import current_theme


@dataclass(frozen=True)
class Sources:
    """What of a window is exported, each as it is when it is asked for."""

    frame: Callable[[], Frame | None]
    experiment: Callable[[], Experiment]
    view: Callable[[], ViewState]
    window: QWidget
    canvas: QWidget


class Exporter(QObject):
    """Exports one thing at a time."""

    progressed = Signal(int)
    """So many frames of a film are written."""
    finished = Signal(object)
    """The file is there, at this path."""
    failed = Signal(str)
    """Why there is none; empty where it was cancelled."""

    def __init__(self, sources: Sources, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sources = sources
        self._filming: Filming | None = None
        self._path = Path()

    @property
    def is_busy(self) -> bool:
        """Whether a film is being written."""
        return self._filming is not None

    def export(self, choices: Choices) -> None:
        """Begin; `finished` or `failed` says how it has ended."""
        self._path = choices.path
        try:
            if choices.what == TEXT:
                export_text(choices.kind, self.sources.experiment(), self.sources.view(), choices.path)
            elif choices.what == WINDOW:
                with whole_file(choices.path) as file:
                    WRITERS[choices.kind](file, self.sources.window, choices.scale)
            elif choices.kind in FILM_FORMATS:
                self._begin_film(choices)
                return
            else:
                self._write_picture(choices)
        except (OSError, ValueError) as error:
            self.failed.emit(why(error))
        else:
            self.finished.emit(choices.path)

    @Slot()
    def cancel(self) -> None:
        """End the film that is being written; no file is left."""
        if self._filming is not None:
            self._filming.cancel()

    def _shot(self, choices: Choices) -> Shot:
        subject = SUBJECTS[choices.what]
        theme = current_theme().name if choices.theme == SYSTEM else choices.theme
        return Shot(subject, choices.size or subject.size, choices.scale, theme)

    def _frame(self) -> Frame:
        frame = self.sources.frame()
        if frame is None:
            raise ValueError(self.tr("nothing has been computed yet"))
        return frame

    def _write_picture(self, choices: Choices) -> None:
        """Of the last step, or, where the playhead is, of the part of it that it is inside of."""
        frame = self._frame()
        frame = frame if choices.last == frame.step else replace(frame, step=choices.last, part=0)
        studio = Studio(self._shot(choices), frame, self.sources.view())
        try:
            with whole_file(choices.path) as file:
                studio.write(choices.kind, file)
        finally:
            studio.close()

    def _begin_film(self, choices: Choices) -> None:
        if missing := missing_library():
            raise ValueError(missing)
        studio = Studio(self._shot(choices).even(), self._frame(), self.sources.view())
        steps = range(choices.first, choices.last + 1)
        self._filming = filming = Filming(studio, steps, FILM_FORMATS[choices.kind], choices.fps, choices.path, self)
        filming.progressed.connect(self.progressed)
        filming.finished.connect(self._on_finished)
        filming.failed.connect(self._on_failed)
        filming.ended.connect(self._on_ended)
        filming.start()

    @Slot()
    def _on_finished(self) -> None:
        self._forget()
        self.finished.emit(self._path)

    @Slot(object)
    def _on_failed(self, error: OSError | ValueError) -> None:
        self._forget()
        self.failed.emit(why(error))

    @Slot()
    def _on_ended(self) -> None:
        if self._filming is not None:  # neither finished nor failed
            self._forget()
            self.failed.emit("")

    def _forget(self) -> None:
        if self._filming is not None:
            self._filming.deleteLater()
            self._filming = None
