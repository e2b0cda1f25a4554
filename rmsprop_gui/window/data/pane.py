"""The data pane: rows and fits of the visible runs at the playhead, and what they do with rows that are held out."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rmsprop_gui.simulation.fit import DataScene, data_scene
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.window.controls.eliding import ElidingLabel
from rmsprop_gui.window.controls.plain_tip import plain_tip
from rmsprop_gui.window.data.losses import LossesModel, LossesTable
from rmsprop_gui.window.data.picture import DataPicture
from rmsprop_gui.window.looks.look import current_look

_WIDE = 1.5  # times as wide as high: then the losses stand beside the picture
_TELLING = 300  # milliseconds between two descriptions in words
_BETWEEN = 16  # pixels at scale 1


class DataPane(QWidget):
    """Shows every frame that it is given. Where the surface is no loss over data, it says what it would show."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame: Frame | None = None
        self.heading = ElidingLabel(self)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.weights = ElidingLabel(self)
        self.weights.setObjectName("soft")
        self.weights.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.weights.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing = QLabel(self)
        self.nothing.setObjectName("soft")
        self.nothing.setWordWrap(True)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.picture = DataPicture(self)
        self.model = LossesModel(self)
        self.losses = LossesTable(self.model, self)
        self._telling = QTimer(self, singleShot=True)
        self._telling.setInterval(_TELLING)
        self._telling.timeout.connect(self._on_telling)
        self._lay_out()

    def _lay_out(self) -> None:
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.addWidget(self.picture, 1)
        self._below.addWidget(self.losses)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.setSpacing(2)
        self._above = QHBoxLayout()
        self._above.addWidget(self.heading, 3)
        self._above.addWidget(self.weights, 2)
        layout.addLayout(self._above)
        layout.addWidget(self.nothing)
        layout.addLayout(self._below, 1)
        self.show_look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The losses beside the picture where there is more width than height, else below it."""
        beside = self.width() > _WIDE * self.height()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._below.setDirection(direction)
        self._below.setSpacing(round(_BETWEEN * current_look().scale))
        rows = self.model.rowCount() + 1
        high = self.losses.horizontalHeader().height() + rows * self.losses.verticalHeader().defaultSectionSize()
        any_size = 16_777_215  # Qt's word for no limit
        self.losses.setMaximumWidth(self.losses.whole_width if beside else any_size)
        self.losses.setMinimumWidth(min(self.losses.whole_width, self.width() // 2) if beside else 0)
        self.losses.setMaximumHeight(any_size if beside else min(high, self.height() // 2))

    def show_look(self) -> None:
        """Take over the look that the application has now."""
        self.picture.show_look()
        self.losses.show_look()
        self.model.show_look()
        self._fit()
        if self._frame is not None:
            self.show_frame(self._frame)

    def show_frame(self, frame: Frame) -> None:
        """Show how the visible runs fit the data at the step of the frame."""
        self._frame = frame
        scene = data_scene(frame)
        for part in (self.heading, self.weights, self.picture, self.losses):
            part.setVisible(scene is not None)
        self.nothing.setVisible(scene is None)
        self.picture.show_scene(scene)
        if scene is None:
            self.nothing.setText(self._no_data(frame))
            return
        self.model.pixel_ratio = self.devicePixelRatioF()
        rows = self.model.rowCount()
        self.model.show_fits(scene.fits, frame.experiment.runs)
        self._say_what_it_is(frame, scene)
        if rows != self.model.rowCount():
            self._fit()
        if not self._telling.isActive():
            self._telling.start()

    def _no_data(self, frame: Frame) -> str:
        text = self.tr("“{surface}” is no loss over data. On a surface of the group Data, this shows rows and fits.")
        return text.format(surface=frame.experiment.surface.title)

    def _say_what_it_is(self, frame: Frame, scene: DataScene) -> None:
        model = scene.model
        learned, held_out = len(model.learned), len(model.held_out)
        counts = [self.tr("● {count} learned from").format(count=learned)]
        counts += [self.tr("○ {count} held out").format(count=held_out)] if held_out else []
        if scene.batch is not None:
            counts.append(self.tr("◎ {count} in this step").format(count=len(scene.batch)))
        self.heading.setText(f"{frame.experiment.surface.title}: {', '.join(counts)}")
        weights = zip(("x₁", "x₂"), model.weights, strict=True)
        self.weights.setText(", ".join(f"{letter} is the {axis}" for letter, axis in weights))
        said = "\n".join(model.said)
        for line in (self.heading, self.weights):
            line.setToolTip(plain_tip(said))

    @Slot()
    def _on_telling(self) -> None:
        """Tell assistive technology what is shown; it need not be at every step."""
        self.picture.setAccessibleDescription(self.in_words())

    def in_words(self) -> str:
        """What is shown, for who cannot see it."""
        scene = self.picture.scene
        if self._frame is None or scene is None:
            return self.nothing.text()
        axes = self.tr("{up} over {across}").format(up=scene.model.axes[1], across=scene.model.axes[0])
        step = self.tr("step {step:,}").format(step=self._frame.step)
        return f"{self.heading.text()}. {axes}. {step}: {self.model.in_words()}."
