"""The bar below everything: play, step, scrub, speed."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QLabel, QSlider, QToolBar, QToolButton, QWidget

from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.view.view_state import FASTEST, SPEEDS, ViewState
from rmsprop_gui.window.actions.action_info import plain_text
from rmsprop_gui.window.controls.spoken_label import give_spoken_label
from rmsprop_gui.window.looks.icons import icon
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.view_store import ViewStore

BUTTONS = ("to_start", "step_back", "play", "step_forward", "to_end", "inside")
_ICON = 24  # pixels at scale 1


class PlaybackBar(QToolBar):
    """Buttons for the playback actions, a slider over the steps, and the speed."""

    step_chosen = Signal(int)

    def __init__(self, actions: dict[str, QAction], view: ViewStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setObjectName("playback")
        self.setWindowTitle(self.tr("Playback"))
        self.setMovable(False)
        self._playing = False
        self._actions = actions
        for name in BUTTONS:
            self.addAction(actions[name])
            button = self.widgetForAction(actions[name])
            button.setAccessibleName(plain_text(actions[name].text()))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if isinstance(button, QToolButton):
                button.setShortcut(QKeySequence())  # the letters that are underlined belong to the menus
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setAccessibleName(self.tr("Step"))
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.valueChanged.connect(self.step_chosen)
        self.addWidget(self.slider)
        self.label = QLabel(self)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(self.label)
        self.speed = QComboBox(self)
        give_spoken_label(self.speed, self.tr("Speed"))
        self.speed.setToolTip(self.tr("Speed in steps a second (+ and −)"))
        for speed in SPEEDS:
            self.speed.addItem(
                self.tr("fastest") if speed == FASTEST else self.tr("{speed:,.0f}/s").format(speed=speed), speed
            )
        self.speed.activated.connect(self._on_speed_chosen)
        self.addWidget(self.speed)
        self._show_speed(view.state.speed)
        view.changed.connect(self._on_view_changed)
        self.show_look()

    def show_look(self) -> None:
        """Paint the icons anew in the look that the application has now."""
        for name in BUTTONS:
            self._actions[name].setIcon(icon("pause" if name == "play" and self._playing else name.replace("_", "-")))
        side = round(_ICON * current_look().scale)
        self.setIconSize(QSize(side, side))

    def show_frame(self, frame: Frame) -> None:
        """Show at which step the playhead is."""
        steps = frame.experiment.steps
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, steps)
            self.slider.setPageStep(max(steps // 10, 1))
            self.slider.setValue(frame.step)
        widest = self.tr("step {step:,} / {steps:,}").format(step=steps, steps=steps)
        self.label.setMinimumWidth(self.label.fontMetrics().horizontalAdvance(widest) + 16)
        self.label.setText(self.tr("step {step:,} / {steps:,}").format(step=frame.step, steps=steps))

    @Slot(bool)
    def show_playing(self, playing: bool) -> None:
        """Let the button for play show what a press does now."""
        self._playing = playing
        self.show_look()

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if now.speed != before.speed:
            self._show_speed(now.speed)

    def _show_speed(self, speed: float) -> None:
        with QSignalBlocker(self.speed):
            self.speed.setCurrentIndex(SPEEDS.index(speed))

    @Slot(int)
    def _on_speed_chosen(self, index: int) -> None:
        self._view.update(speed=SPEEDS[index])
