"""What is chosen in the export dialog, field by field; rows that do not matter for what is chosen are out of sight."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from rmsprop_gui.export.pictures import FILM_FORMATS, SUBJECTS
from rmsprop_gui.window.controls.no_wheel import PlainComboBox
from rmsprop_gui.window.controls.number_field import NumberField
from rmsprop_gui.window.documents.questions import Questions
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
from rmsprop_gui.window.export.exporter import Sources
from rmsprop_gui.window.looks.appearance import CHOICES, SYSTEM
from rmsprop_gui.window.looks.look import current_look

_NUMBER = 84  # pixels at scale 1


def _home() -> Path:
    """Where files go as long as nobody says otherwise: a desktop may start programs anywhere."""
    pictures = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
    return pictures if pictures.is_dir() else Path.home()


class ExportForm(QWidget):
    """Tells what its fields say as `choices`. What is wrong with a number is told by the label `problem`."""

    changed = Signal()
    """Something else, or another kind of file, is chosen."""

    def __init__(
        self, sources: Sources, choices: Choices, problem: QLabel, questions: Questions, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._sources, self.problem, self._questions = sources, problem, questions
        self.agreed: Path | None = None
        """What may be overwritten: that has been asked."""
        self._make_fields()
        self._lay_out()
        self.show_choices(choices)
        self._follow()
        self.what.currentIndexChanged.connect(self._on_what_changed)
        self.kind.currentIndexChanged.connect(self._on_kind_changed)
        self.browse.clicked.connect(self._on_browse)

    def _make_fields(self) -> None:
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

    def _number(self, name: str, check: Callable[[float], None]) -> NumberField:
        field = NumberField(name, check, self.problem, self, whole=True)
        field.setFixedWidth(round(_NUMBER * current_look().scale))
        return field

    def _lay_out(self) -> None:
        self._form = form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
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

    @property
    def is_film(self) -> bool:
        """Whether it is to be a film."""
        return self.kind.currentData() in FILM_FORMATS

    def set_busy(self, busy: bool) -> None:
        """Have nothing chosen while a film is written."""
        for row in self._rows.values():
            row.setDisabled(busy)

    @property
    def choices(self) -> Choices:
        """What the fields say."""
        return Choices(
            what=self.what.currentData(),
            kind=self.kind.currentData(),
            size=(round(self.wide.value), round(self.high.value)),
            scale=self.scale.currentData(),
            first=round(self.first.value) if self.is_film else 0,
            last=round(self.last.value),
            fps=round(self.fps.value),
            theme=self.theme.currentData(),
            path=Path(self.path.text()).expanduser(),
        )

    def show_choices(self, choices: Choices) -> None:
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
            canvas = self._sources.canvas.size()
            size = (canvas.width(), canvas.height()) if what == "canvas" else SUBJECTS[what].size
        for field, side in zip((self.wide, self.high), size or (0, 0), strict=True):
            field.show_value(side)

    def _show_last(self) -> None:
        """A picture is of the step that is shown, a film goes to the end."""
        frame = self._sources.frame()
        if frame is not None:
            self.last.show_value(frame.experiment.steps if self.is_film else frame.step)

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
        """Show the rows that matter for what is chosen."""
        what, is_film = self.what.currentData(), self.is_film
        is_taken = what in SUBJECTS
        self._form.setRowVisible(self._rows[self.wide], what != TEXT)
        for part in (self.wide, self.times, self.high):
            part.setVisible(is_taken)
        self._form.setRowVisible(self._rows[self.first], is_taken)
        for part in (self.first, self.to):
            part.setVisible(is_film)
        self._form.setRowVisible(self._rows[self.fps], is_film)
        self._form.setRowVisible(self._rows[self.theme], is_taken)
        self.changed.emit()

    @Slot()
    def _on_browse(self) -> None:
        title, suffix = kinds_of(self.what.currentData())[self.kind.currentData()]
        kinds = f"{self.tr(title)} (*{suffix})"
        self._questions.ask_for_file(
            self.tr("Export to"), suffix[1:], kinds, self.path.text(), self._on_path_chosen, saving=True
        )

    def _on_path_chosen(self, name: str) -> None:
        """It has been asked already whether a file that is there may be overwritten."""
        self.agreed = Path(name)
        self.path.setText(name)
