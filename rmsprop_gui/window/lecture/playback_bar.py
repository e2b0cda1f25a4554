"""The bar below everything: play, step, scrub, speed."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpacerItem, QToolBar, QToolButton, QWidget

from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.view.view_state import FASTEST, SPEEDS, ViewState
from rmsprop_gui.window.actions.action_info import plain_text
from rmsprop_gui.window.controls.no_wheel import PlainComboBox
from rmsprop_gui.window.controls.spoken_label import give_spoken_label
from rmsprop_gui.window.lecture.play_button import SIDE, PlayButton
from rmsprop_gui.window.lecture.step_slider import StepSlider
from rmsprop_gui.window.looks.icons import icon
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.style_sheet import ICON_BUTTON
from rmsprop_gui.window.view_store import ViewStore

BUTTONS = ("to_start", "step_back", "play", "step_forward", "to_end", "inside")
_SPARED = ("inside", "to_start", "to_end")  # where there is no room for all: the menu and a key do it as well
_ICON = 20  # pixels at scale 1
_LEAST_TRACK = 120  # pixels at scale 1
_GAPS = (12, 12)  # pixels at scale 1 at the ends, and between what is not of one kind


class _Content(QWidget):
    """May be narrower than all that is in it: some of that then goes."""

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())


class _Count(QLabel):
    """Keeps room for the longest text in whatever font it has by now, so that nothing beside it moves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._longest = ""

    def keep_room_for(self, longest: str) -> bool:
        """Have room for this text; whether that is news."""
        is_news = longest != self._longest
        self._longest = longest
        self.updateGeometry()
        return is_news

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return hint.expandedTo(QSize(self.fontMetrics().horizontalAdvance(self._longest), 0))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


class PlaybackBar(QToolBar):
    """Buttons for the playback actions, a slider over the steps, and the speed.

    Whether forward and back walk through the parts of a step stands at the right, beside the count: it is not a way to
    move, but what a move is.
    """

    step_chosen = Signal(int)

    def __init__(self, actions: dict[str, QAction], view: ViewStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setObjectName("playback")
        self.setWindowTitle(self.tr("Playback"))
        self.setMovable(False)
        self._playing = False
        self._height = 0
        self._limit: int | None = None
        self._actions = actions
        self._content = _Content(self)
        self.buttons = {name: self._button(name) for name in BUTTONS}
        """By the names of their actions."""
        self.slider = StepSlider(self._content)
        self.slider.setAccessibleName(self.tr("Step"))
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.valueChanged.connect(self.step_chosen)
        self.label = _Count(self._content)
        self.label.setObjectName("count")
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._hint = QLabel(self.tr("Press Space"), self._content)
        self._hint.setObjectName("soft")
        self.speed = self._make_speed()
        self._lay_out()
        self.addWidget(self._content)
        give_spoken_label(self.speed, self.tr("Speed"))
        self._show_speed(view.state.speed)
        self._show_hint(view.state.beginner)
        view.changed.connect(self._on_view_changed)
        self.show_look()

    def _button(self, name: str) -> QToolButton:
        button = PlayButton(self._content) if name == "play" else QToolButton(self._content)
        button.setDefaultAction(self._actions[name])
        button.setAccessibleName(plain_text(self._actions[name].text()))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setShortcut(QKeySequence())  # the letters that are underlined belong to the menus
        if name != "play":
            button.setObjectName("icon")
        return button

    def _make_speed(self) -> PlainComboBox:
        speed = PlainComboBox(self._content)
        speed.setToolTip(self.tr("Speed in steps a second (+ and −)"))
        for value in SPEEDS:
            speed.addItem(
                self.tr("fastest") if value == FASTEST else self.tr("{speed:,.0f}/s").format(speed=value), value
            )
        speed.activated.connect(self._on_speed_chosen)
        return speed

    def _lay_out(self) -> None:
        self._gaps = [QSpacerItem(0, 0) for _ in range(4)]
        self._box = QHBoxLayout(self._content)
        for name in ("to_start", "step_back", "play", "step_forward", "to_end"):
            self._box.addWidget(self.buttons[name])
        self._box.addWidget(self._hint)
        self._box.addSpacerItem(self._gaps[0])
        self._box.addWidget(self.slider, 1)
        for gap, widget in zip(self._gaps[1:], (self.buttons["inside"], self.label, self.speed), strict=True):
            self._box.addSpacerItem(gap)
            self._box.addWidget(widget)

    def set_height(self, height: int) -> None:
        """Be so high, in pixels at scale 1."""
        self._height = height
        self._measure()

    def limit(self, height: int | None) -> None:
        """Be no higher than that, in pixels; None for as high as the scale makes it. Buttons and gaps follow."""
        self._limit = height
        self._measure()

    @property
    def _unit(self) -> float:
        """How large buttons and gaps are, against their size at scale 1."""
        scale = current_look().scale
        return scale if self._limit is None else min(scale, self._limit / SIDE)

    def _measure(self) -> None:
        scale = self._unit
        if self._limit is not None:
            self.setFixedHeight(self._limit)
        else:
            self.setFixedHeight(round(self._height * scale) if self._height else self.sizeHint().height())
        self._size_buttons()
        self.slider.set_unit(scale)
        end, around = (round(gap * scale) for gap in _GAPS)
        self._box.setContentsMargins(end, 0, end, 0)
        self._box.setSpacing(round(4 * scale))
        for gap in self._gaps:
            gap.changeSize(around, 0)
        self._box.invalidate()
        self._spare()

    def _size_buttons(self) -> None:
        side, whole = round(_ICON * self._unit), round(ICON_BUTTON * self._unit)
        for button in self.buttons.values():
            button.setIconSize(QSize(side, side))
            if isinstance(button, PlayButton):
                button.set_side(round(SIDE * self._unit))
            else:
                button.setFixedSize(whole, whole)

    def _spare(self) -> None:
        """Leave out what can be done elsewhere, as far as the slider needs its room."""
        side, room = self.buttons["step_back"].width(), self.width()
        others = (self.buttons["play"], self.label, self.speed, self._hint)
        taken = sum(other.sizeHint().width() for other in others if not other.isHidden())
        gaps, track = (2 * _GAPS[0] + 4 * _GAPS[1]) * self._unit, _LEAST_TRACK * current_look().scale
        left = room - taken - 2 * side - round(gaps + track)
        for name in reversed(_SPARED):
            left -= side
            self.buttons[name].setVisible(left >= 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spare()

    def show_look(self) -> None:
        """Paint the icons anew in the look that the application has now."""
        for name in BUTTONS:
            self._actions[name].setIcon(icon(self._face(name)))
        for name, button in self.buttons.items():
            if isinstance(button, PlayButton):
                button.show_face(self._face(name))
        self._measure()

    def _face(self, name: str) -> str:
        return "pause" if name == "play" and self._playing else name.replace("_", "-")

    def show_frame(self, frame: Frame) -> None:
        """Show at which step the playhead is."""
        steps = frame.experiment.steps
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, steps)
            self.slider.setPageStep(max(steps // 10, 1))
            self.slider.setValue(frame.step)
        widest = self.tr("{step:,} / {steps:,}").format(step=steps, steps=steps)
        if self.label.keep_room_for(widest):
            self._measure()
        self.label.setText(self.tr("{step:,} / {steps:,}").format(step=frame.step, steps=steps))

    @Slot(bool)
    def show_playing(self, playing: bool) -> None:
        """Let the button for play show what a press does now."""
        self._playing = playing
        self.show_look()

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if now.speed != before.speed:
            self._show_speed(now.speed)
        if now.beginner != before.beginner:
            self._show_hint(now.beginner)

    def _show_hint(self, shown: bool) -> None:
        """Say what there is to do first. It stands behind all buttons: none moves when it goes for ever."""
        play = self.buttons["play"]
        if isinstance(play, PlayButton):
            play.set_hinted(shown)
        self._hint.setVisible(shown)
        self._spare()

    def _show_speed(self, speed: float) -> None:
        with QSignalBlocker(self.speed):
            self.speed.setCurrentIndex(SPEEDS.index(speed))

    @Slot(int)
    def _on_speed_chosen(self, index: int) -> None:
        self._view.update(speed=SPEEDS[index])
