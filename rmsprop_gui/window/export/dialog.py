"""File → Export: what, as what, how large, which steps, in which theme, and where to."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rmsprop_gui.export.film import missing_library
from rmsprop_gui.export.pictures import FILM_FORMATS, SUBJECTS
from rmsprop_gui.window.controls.no_wheel import PlainComboBox
from rmsprop_gui.window.controls.number_field import NumberField
from rmsprop_gui.window.documents.questions import Kind, Questions
from rmsprop_gui.window.export.choices import (
    SCALES,
    TEXT,
    WINDOW,
    Choices,
    check_fps,
    check_side,
    check_step,
    kinds_of,
)
from rmsprop_gui.window.export.exporter import Exporter, Sources
from rmsprop_gui.window.looks.appearance import CHOICES, SYSTEM
from rmsprop_gui.window.looks.look import current_look

_WIDTH, _NUMBER = 520, 84  # pixels at scale 1


def _home() -> Path:
    """Where files go as long as nobody says otherwise: a desktop may start programs anywhere."""
    pictures = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
    return pictures if pictures.is_dir() else Path.home()


class ExportDialog(QDialog):
    """Stays open while a film is written, so that it can be cancelled; `remembered` tells what was chosen."""

    remembered = Signal(object)
    """These Choices."""
    exported = Signal(str)
    """A file has been written there."""

    def __init__(self, sources: Sources, choices: Choices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self._questions = Questions(self)
        self._exporter = Exporter(sources, self)
        self._agreed: Path | None = None  # may be overwritten
        self._make_fields()
        self._lay_out()
        self._show(choices)
        self._connect()
        self._follow()

    # building

    def _make_fields(self) -> None:
        self.problem = QLabel(self)
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)
        self.what, self.kind, self.scale, self.theme = (PlainComboBox(self) for _ in range(4))
        whats = {name: self.tr(subject.title) for name, subject in SUBJECTS.items()}
        whats |= {WINDOW: self.tr("The window as it is"), TEXT: self.tr("The experiment as text or code")}
        themes = {SYSTEM: self.tr("As the window"), **{name: self.tr(name.capitalize()) for name in CHOICES[1:]}}
        scales = {scale: self.tr("× {scale:g} pixels").format(scale=scale) for scale in SCALES}
        for box, entries in ((self.what, whats), (self.theme, themes), (self.scale, scales)):
            for data, text in entries.items():
                box.addItem(text, data)
        self.wide = self._number(self.tr("Width"), check_side)
        self.high = self._number(self.tr("Height"), check_side)
        self.first = self._number(self.tr("First step"), check_step)
        self.last = self._number(self.tr("Last step"), check_step)
        self.fps = self._number(self.tr("Pictures a second"), check_fps)
        self.times, self.to = QLabel("×", self), QLabel("–", self)
        self.path = QLineEdit(self)
        self.browse = QPushButton(self.tr("&Choose…"), self)
        self.browse.setAutoDefault(False)
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(self.tr("Frames that are written"))
        self.progress.hide()

    def _number(self, name: str, check: object) -> NumberField:
        field = NumberField(name, check, self.problem, self, whole=True)  # type: ignore[arg-type]
        field.setFixedWidth(round(_NUMBER * current_look().scale))
        return field

    def _lay_out(self) -> None:
        self._form = form = QFormLayout()
        rows: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (self.tr("&What"), (self.what,)),
            (self.tr("&Format"), (self.kind,)),
            (self.tr("&Size"), (self.wide, self.times, self.high, self.scale)),
            (self.tr("S&teps"), (self.first, self.to, self.last)),
            (self.tr("&Pictures a second"), (self.fps,)),
            (self.tr("T&heme"), (self.theme,)),
            (self.tr("F&ile"), (self.path, self.browse)),
        )
        self._rows: dict[QWidget, QWidget] = {}
        for text, widgets in rows:
            row = QWidget(self)
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            for widget in widgets:
                line.addWidget(widget, int(widget in (self.what, self.path)))
            line.addStretch(int(self.what not in widgets and self.path not in widgets))
            label = QLabel(text, self)
            label.setBuddy(widgets[0])
            form.addRow(label, row)
            self._rows[widgets[0]] = row
        for box, name in ((self.what, "What"), (self.kind, "Format"), (self.scale, "Scale"), (self.theme, "Theme")):
            box.setAccessibleName(self.tr(name))
        self.path.setAccessibleName(self.tr("File"))
        self.buttons = QDialogButtonBox(self)
        self.start = self.buttons.addButton(self.tr("&Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.stop = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.start.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        for part in (self.problem, self.progress, self.buttons):
            layout.addWidget(part)
        self.setMinimumWidth(round(_WIDTH * current_look().scale))

    def _connect(self) -> None:
        self.what.currentIndexChanged.connect(self._on_what_changed)
        self.kind.currentIndexChanged.connect(self._on_kind_changed)
        self.browse.clicked.connect(self._on_browse)
        self.start.clicked.connect(self._on_start)
        self.stop.clicked.connect(self._on_stop)
        self._exporter.progressed.connect(self.progress.setValue)
        self._exporter.finished.connect(self._on_finished)
        self._exporter.failed.connect(self._on_failed)

    # what is chosen

    @property
    def choices(self) -> Choices:
        """What the fields say."""
        has_steps = self.kind.currentData() in FILM_FORMATS
        return Choices(
            what=self.what.currentData(),
            kind=self.kind.currentData(),
            size=(round(self.wide.value), round(self.high.value)),
            scale=self.scale.currentData(),
            first=round(self.first.value) if has_steps else 0,
            last=round(self.last.value),
            fps=round(self.fps.value),
            theme=self.theme.currentData(),
            path=Path(self.path.text()).expanduser(),
        )

    def _show(self, choices: Choices) -> None:
        """Have the fields say what was chosen last; steps are those of now."""
        self.what.setCurrentIndex(self.what.findData(choices.what))
        self._offer_kinds(choices.kind)
        self.scale.setCurrentIndex(self.scale.findData(choices.scale))
        self.theme.setCurrentIndex(self.theme.findData(choices.theme))
        self._show_size(choices.size)
        self.fps.show_value(choices.fps)
        self.first.show_value(0)
        self.path.setText(str(_home() / choices.path))
        self._show_last()

    def _show_size(self, size: tuple[int, int] | None) -> None:
        """The size that was chosen, or the usual one: of the canvas that which it has."""
        what = self.what.currentData()
        if size is None and what in SUBJECTS:
            canvas = self._exporter.sources.canvas.size()
            size = (canvas.width(), canvas.height()) if what == "canvas" else SUBJECTS[what].size
        for field, side in zip((self.wide, self.high), size or (0, 0), strict=True):
            field.show_value(side)

    def _show_last(self) -> None:
        """A picture is of the step that is shown, a film goes to the end."""
        frame = self._exporter.sources.frame()
        if frame is not None:
            is_film = self.kind.currentData() in FILM_FORMATS
            self.last.show_value(frame.experiment.steps if is_film else frame.step)

    def _offer_kinds(self, chosen: str) -> None:
        self.kind.blockSignals(True)
        self.kind.clear()
        for name, (title, suffix) in kinds_of(self.what.currentData()).items():
            self.kind.addItem(f"{self.tr(title)} (*{suffix})", name)
        self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))
        self.kind.blockSignals(False)

    @Slot()
    def _on_what_changed(self) -> None:
        self._offer_kinds(self.kind.currentData())
        self._show_size(None)
        self._on_kind_changed()

    @Slot()
    def _on_kind_changed(self) -> None:
        kinds = kinds_of(self.what.currentData())
        path = Path(self.path.text())
        if path.name:
            self.path.setText(str(path.with_suffix(kinds[self.kind.currentData()][1])))
        self._show_last()
        self._follow()

    def _follow(self) -> None:
        """Show the rows that matter for what is chosen, and what stands in its way."""
        what, kind = self.what.currentData(), self.kind.currentData()
        is_film, is_taken = kind in FILM_FORMATS, what in SUBJECTS
        self._form.setRowVisible(self._rows[self.wide], what != TEXT)
        for part in (self.wide, self.times, self.high):
            part.setVisible(is_taken)
        self._form.setRowVisible(self._rows[self.first], is_taken)
        for part in (self.first, self.to):
            part.setVisible(is_film)
        self._form.setRowVisible(self._rows[self.fps], is_film)
        self._form.setRowVisible(self._rows[self.theme], is_taken)
        missing = missing_library() if is_film else ""
        self.start.setEnabled(not missing and not self._exporter.is_busy)
        self._say(self.tr("GIF, MP4 and WebM: {reason}").format(reason=missing) if missing else "")

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.adjustSize()  # or the fields would give up their room for it

    # what is done

    @Slot()
    def _on_browse(self) -> None:
        title, suffix = kinds_of(self.what.currentData())[self.kind.currentData()]
        kinds = f"{self.tr(title)} (*{suffix})"
        self._questions.ask_for_file(
            self.tr("Export to"), suffix[1:], kinds, self.path.text(), self._on_path_chosen, saving=True
        )

    def _on_path_chosen(self, name: str) -> None:
        """It has been asked already whether a file that is there may be overwritten."""
        self._agreed = Path(name)
        self.path.setText(name)

    @Slot()
    def _on_start(self) -> None:
        choices = self.choices
        if reason := self._refusal(choices):
            self._say(reason)
        elif choices.path.exists() and choices.path != self._agreed:
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
        frame = self._exporter.sources.frame()
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
        for row in self._rows.values():
            row.setDisabled(busy)

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
        text = self.tr("“{name}” cannot be written: {reason}.").format(name=self.path.text(), reason=reason)
        self._say(text if reason else self.tr("Cancelled: no file was written."))

    def reject(self) -> None:
        """Esc, too, ends the film first."""
        self._exporter.cancel()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._exporter.cancel()
        super().closeEvent(event)
