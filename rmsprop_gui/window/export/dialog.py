"""File → Export: what, as what, how large, which steps, in which theme, and where to."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from rmsprop_gui.export.film import missing_library
from rmsprop_gui.export.pictures import SUBJECTS
from rmsprop_gui.window.documents.questions import Kind, Questions
from rmsprop_gui.window.export.choices import Choices
from rmsprop_gui.window.export.exporter import Exporter, Sources
from rmsprop_gui.window.export.form import ExportForm
from rmsprop_gui.window.looks.look import current_look

_WIDTH = 520  # pixels at scale 1


class ExportDialog(QDialog):
    """Stays open while a film is written, so that it can be cancelled; `remembered` tells what was chosen."""

    remembered = Signal(object)
    """These Choices."""
    exported = Signal(str)
    """A file has been written there."""

    def __init__(self, sources: Sources, choices: Choices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self._questions, self._sources = Questions(self), sources
        self._exporter = Exporter(sources, self)
        self.problem = QLabel(self)
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)
        self.form = ExportForm(sources, choices, self.problem, self._questions, self)
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(self.tr("Frames that are written"))
        self.progress.hide()
        self._lay_out()
        self._connect()
        self._on_changed()

    def _lay_out(self) -> None:
        self.buttons = QDialogButtonBox(self)
        self.start = self.buttons.addButton(self.tr("&Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.stop = self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.start.setDefault(True)
        layout = QVBoxLayout(self)
        for part in (self.form, self.problem, self.progress, self.buttons):
            layout.addWidget(part)
        self.setMinimumWidth(round(_WIDTH * current_look().scale))

    def _connect(self) -> None:
        self.form.changed.connect(self._on_changed)
        self.start.clicked.connect(self._on_start)
        self.stop.clicked.connect(self._on_stop)
        self._exporter.progressed.connect(self.progress.setValue)
        self._exporter.finished.connect(self._on_finished)
        self._exporter.failed.connect(self._on_failed)

    @Slot()
    def _on_changed(self) -> None:
        """Say what stands in the way of what is chosen."""
        missing = missing_library() if self.form.is_film else ""
        self.start.setEnabled(not missing and not self._exporter.is_busy)
        self._say(self.tr("GIF, MP4 and WebM: {reason}").format(reason=missing) if missing else "")

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.adjustSize()  # or the fields would give up their room for it

    @Slot()
    def _on_start(self) -> None:
        choices = self.form.choices
        if reason := self._refusal(choices):
            self._say(reason)
        elif choices.path.exists() and choices.path != self.form.agreed:
            text = self.tr("“{name}” is there already.").format(name=choices.path.name)
            self._questions.ask(
                self.windowTitle(), text, {self.tr("Replace it"): (Kind.AcceptRole, partial(self._export, choices))}
            )
        else:
            self._export(choices)

    def _refusal(self, choices: Choices) -> str:
        if not choices.path.name:
            return self.tr("Which file shall it be?")
        if choices.first > choices.last:
            return self.tr("The first step comes after the last one.")
        frame = self._sources.frame()
        if choices.what in SUBJECTS and frame is not None and choices.last > frame.experiment.steps:
            return self.tr("The experiment has {steps:,} steps.").format(steps=frame.experiment.steps)
        return ""

    def _export(self, choices: Choices) -> None:
        self.remembered.emit(replace(choices, size=choices.size if choices.what in SUBJECTS else None))
        self._say("")
        self.progress.setRange(0, choices.last - choices.first + 1)
        self.progress.setValue(0)
        self._exporter.export(choices)
        self._show_busy(self._exporter.is_busy)

    def _show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.adjustSize()
        self.start.setDisabled(busy)
        self.form.set_busy(busy)

    @Slot()
    def _on_stop(self) -> None:
        """Cancel the film that is being written, or close."""
        if self._exporter.is_busy:
            self._exporter.cancel()
        else:
            self.reject()

    @Slot(object)
    def _on_finished(self, path: Path) -> None:
        self.exported.emit(str(path))
        self.accept()

    @Slot(str)
    def _on_failed(self, reason: str) -> None:
        self._show_busy(False)
        text = self.tr("“{name}” cannot be written: {reason}.").format(name=self.form.path.text(), reason=reason)
        self._say(text if reason else self.tr("Cancelled: no file was written."))

    def reject(self) -> None:
        """Esc, too, ends the film first."""
        self._exporter.cancel()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._exporter.cancel()
        super().closeEvent(event)
