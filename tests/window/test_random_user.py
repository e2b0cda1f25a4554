"""A user who does anything at all: no exception, no warning of Qt, no widget left over, no memory lost.

The number of actions is small enough for every run of the tests; RANDOM_USER_ACTIONS=10000 is the long way.
"""

import gc
import os
import random
from collections import Counter
from collections.abc import Callable

import pytest
from optimizers.conventions import random_settings
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QMenu,
    QTabBar,
    QWidget,
)

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.window.experiment.history import History
from rmsprop_gui.window.looks.look import SCALES
from rmsprop_gui.window.main_window import MainWindow

from .frames import Mouse, type_text
from .memory import resident
from .windows import OpenWindow, close_dialogs, computed, reset, set_rule

ACTIONS = int(os.environ.get("RANDOM_USER_ACTIONS", "600"))
_TEXTS = ("0.5", "-3", "1e-3", "nan", "", "1,000", "−0.25", "abc", "1e400", "99999999", "2.5")
_KEYS = (
    *("Tab", "Backtab", "Return", "Escape", "Space", "Up", "Down", "Left", "Right", "PgUp", "PgDown", "Home", "End"),
    *("Delete", "Backspace", "Shift+Left", "Ctrl+C"),
)


_ELSEWHERE = ("quit", "new_lesson", "edit_lesson")
"""Actions that leave the window, for good or for one of their own."""


class RandomUser:
    """Does one thing after the other to a window, each of them something a person could do."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window = window
        self.dice = random.Random(seed)
        self.done: Counter[str] = Counter()
        self.last: list[str] = []
        self._deeds: list[tuple[Callable[[], str], int]] = [
            (self.trigger_action, 8),
            (self.press_key, 6),
            (self.click_on_canvas, 4),
            (self.drag_on_canvas, 3),
            (self.turn_the_wheel, 2),
            (self.click_a_widget, 6),
            (self.move_a_slider, 5),
            (self.choose_from_a_box, 3),
            (self.type_into_a_field, 4),
            (self.edit, 5),
            (self.undo_or_redo, 5),
            (self.resize, 1),
            (self.wait, 3),
        ]

    def act(self) -> None:
        deeds, weights = zip(*self._deeds, strict=True)
        what = self.dice.choices(deeds, weights)[0]()
        self.done[what.partition(" ")[0]] += 1
        self.last = [*self.last[-30:], what]
        QCoreApplication.processEvents()

    # deeds

    def trigger_action(self) -> str:
        name = self.dice.choice([name for name in sorted(self.window.actions_by_name) if name not in _ELSEWHERE])
        self.window.actions_by_name[name].trigger()
        return f"action {name}"

    def press_key(self) -> str:
        keys = [
            *_KEYS,
            *(key.toString() for action in self.window.actions_by_name.values() for key in action.shortcuts()),
        ]
        key = QKeySequence(self.dice.choice([key for key in keys if key != "Ctrl+Q"]))[0]
        QTest.keyClick(QApplication.focusWidget() or self.window, key.key(), key.keyboardModifiers())
        return f"key {key}"

    def click_on_canvas(self) -> str:
        at = self._place(self.window.canvas.viewport())
        Mouse(self.window.canvas.viewport()).click(at)
        return "click on canvas"

    def drag_on_canvas(self) -> str:
        viewport = self.window.canvas.viewport()
        Mouse(viewport).drag(*(self._place(viewport) for _ in range(self.dice.randint(2, 6))))
        return "drag on canvas"

    def turn_the_wheel(self) -> str:
        viewport = self.window.canvas.viewport()
        Mouse(viewport).wheel(self._place(viewport), self.dice.randint(-3, 3))
        return "wheel"

    def click_a_widget(self) -> str:
        widget = self._any((QAbstractButton, QTabBar, QLineEdit))
        if widget is None:
            return "nothing"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=self._place(widget).toPoint())
        return f"click {type(widget).__name__} {widget.accessibleName()}"

    def move_a_slider(self) -> str:
        slider = self._any((QAbstractSlider,))
        if slider is None:
            return "nothing"
        slider.setValue(self.dice.randint(slider.minimum(), slider.maximum()))
        return f"slider {slider.accessibleName()}"

    def choose_from_a_box(self) -> str:
        box = self._any((QComboBox,))
        if box is None or not box.count():
            return "nothing"
        index = self.dice.randrange(box.count())
        box.setCurrentIndex(index)
        box.activated.emit(index)
        return f"box {box.accessibleName()} {index}"

    def type_into_a_field(self) -> str:
        field = self._any((QLineEdit,))
        if field is None:
            return "nothing"
        field.setFocus()
        field.selectAll()
        text = self.dice.choice(_TEXTS)
        type_text(field, text)
        QTest.keyClick(field, self.dice.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab)))
        return f"type {text} into {field.accessibleName()}"

    def edit(self) -> str:
        """What the menus of the cards and their sliders do, without finding them on the screen."""
        session, dice = self.window.session, self.dice
        count = len(session.experiment.runs)
        index = dice.randrange(count) if count else -1
        edits: list[Callable[[], None]] = [
            lambda: session.set_surface(dice.choice(list(SURFACES.values()))),
            lambda: session.set_steps(dice.choice((1, 30, 100, 1000))),
            lambda: session.set_start(
                session.experiment.objective.projected(dice.uniform(-12, 12), dice.uniform(-5, 5))
            ),
        ]
        if count < 6:
            edits.append(lambda: session.add(dice.choice(list(RULES.values()))()))
        if count:
            edits += [
                lambda: session.remove(index),
                lambda: session.move(index, dice.choice((-1, 1))),
                lambda: session.restyle(index, dice.randrange(12)),
                lambda: session.rename(index, dice.choice(("a", "Ünïcödé", "x" * 80))),
                lambda: session.set_visible(index, dice.random() < 0.7),
                lambda: self._change_rule(index),
                lambda: session.select(index),
            ]
        if len(session.experiment.pins) > 8:
            edits = [session.clear_pins]
        dice.choice(edits)()
        return "edit"

    def _change_rule(self, index: int) -> None:
        session, dice = self.window.session, self.dice
        rule = session.experiment.runs[index].rule
        set_rule(
            session,
            index,
            type(rule)(**random_settings(type(rule), dice)),
            dice.choice((0, 0, self.window.player.step)),
        )

    def undo_or_redo(self) -> str:
        self.dice.choice((self.window.session.undo, self.window.session.redo))()
        return "undo"

    def resize(self) -> str:
        if not self.window.isFullScreen():
            self.window.resize(*self.dice.choice(((1024, 768), (1200, 820), (1920, 1080))))
        return "resize"

    def wait(self) -> str:
        QTest.qWait(self.dice.randint(0, 30))
        return "wait"

    # finding

    def _place(self, widget: QWidget) -> QPointF:
        return QPointF(self.dice.randrange(max(widget.width(), 1)), self.dice.randrange(max(widget.height(), 1)))

    def _any(self, kinds: tuple[type, ...]) -> object:
        found = [
            widget
            for kind in kinds
            for widget in self.window.findChildren(kind)
            if widget.isVisible() and widget.isEnabled() and not self._is_dangerous(widget)
        ]
        return self.dice.choice(found) if found else None

    @staticmethod
    def _is_dangerous(widget: QWidget) -> bool:
        """What belongs to Qt's own floating frames, blocks on a dialog of the system, or writes files."""
        return isinstance(widget.window(), QMenu | QFileDialog) or widget.objectName().startswith("qt_dock")


class Closer:
    """Closes menus and dialogs, as a user who did not want them."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.timeout.connect(self._close)
        self._timer.start(15)

    def _close(self) -> None:
        for widget in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if widget is not None:
                widget.close()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible() and random.random() < 0.2:
                widget.close()

    def stop(self) -> None:
        self._timer.stop()


def settled(window: MainWindow) -> int:
    """The window as it comes, everything computed and thrown away that can be; how many widgets there are."""
    window.session.history = History()
    if window.isFullScreen():
        window.actions_by_name["presenter"].trigger()
    close_dialogs(window)
    reset(window)
    window.resize(1200, 820)
    QTest.qWait(60)
    computed(window)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return len(QApplication.allWidgets())


@pytest.mark.timeout(120 + ACTIONS)  # an action takes a few hundredths of a second
@pytest.mark.parametrize("seed", [1])
def test_whatever_a_user_does_nothing_breaks_and_nothing_is_left(open_window: OpenWindow, seed: int) -> None:
    window: QMainWindow = open_window()
    user, closer = RandomUser(window, seed), Closer()
    try:
        for scale in (*SCALES, 1.0):  # glyphs and markers of all sizes are kept
            window.appearance.choose(scale=scale)
            QCoreApplication.processEvents()
        assert window.data and window.stage, "made once somebody asks for them"
        for shown in (True, False):  # and so are questions
            window.quizzes.show(shown)
        for name in ("tour", "notes", "bring_back"):  # and lessons, with their notes
            window.actions_by_name[name].trigger()
        for name in ("surfaces", "examples", "glossary", "welcome"):  # small pictures, entries and choices are kept
            window.actions_by_name[name].trigger()
            QTest.qWait(500)
        for surface in SURFACES.values():  # what is compiled of each of them is kept
            window.session.set_surface(surface)
            computed(window)
        for kind in RULES.values():  # and of each of the rules, with what is said and drawn of it
            window.session.add(kind())
            for action in ("average", "average", "relief_beside", "relief_beside"):
                window.actions_by_name[action].trigger()
            computed(window).player.seek(20)
            QCoreApplication.processEvents()
        for _ in range(ACTIONS // 4):  # caches fill
            user.act()
        widgets, memory = settled(window), resident()
        window.view.update(motion=True)
        for _ in range(ACTIONS - ACTIONS // 4):
            user.act()
        widgets_after, memory_after = settled(window), resident()
    finally:
        closer.stop()
    print(f"{sum(user.done.values())} actions {dict(user.done)}, {widgets_after} widgets, {memory_after / 1e6:.0f} MB")
    assert widgets_after <= widgets, f"{widgets_after - widgets} widgets left over"
    assert memory_after <= 1.1 * memory, f"{memory / 1e6:.0f} MB became {memory_after / 1e6:.0f} MB"
