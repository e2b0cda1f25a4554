"""The shipped lessons in a window: the lecture there and back with two keys, and every scene of all of them."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from rmsprop_gui.lessons import SUFFIX, Scene, moments, read_lesson
from rmsprop_gui.lessons.moments import Kind
from rmsprop_gui.resources import resource
from rmsprop_gui.window.lessons import guide as guide_module
from rmsprop_gui.window.lessons.card import Card
from rmsprop_gui.window.lessons.chooser import LessonChooser
from rmsprop_gui.window.lessons.lessons import PANEL
from rmsprop_gui.window.lessons.pane import LessonPane
from rmsprop_gui.window.main_window import MainWindow
from window.windows import close_dialogs, computed, until

from .test_walking import guide_of, press, seen

FOLDER = Path(str(resource("lessons")))
PATHS = sorted(FOLDER.glob(f"*{SUFFIX}"))
_A_WHILE = 60  # ms, in which Qt brings tabs to the front
LECTURE = FOLDER / f"12-lecture{SUFFIX}"


@pytest.fixture
def quick(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(guide_module, "_WITHIN", 0.05)
    monkeypatch.setattr(guide_module, "_WAITS", 0)
    yield window
    close_dialogs(window)
    window.lessons.conductor.close()


def test_two_keys_lead_through_the_lecture_and_back_to_the_same_frames(quick: MainWindow) -> None:
    quick.documents.open_path(LECTURE)
    guide, there, back = guide_of(computed(quick)), [], []
    while guide.index < len(guide.moments) - 1:
        press(quick, Qt.Key.Key_PageDown)
        there.append((guide.moment, seen(quick)))
    lecture = read_lesson(LECTURE).lesson
    assert lecture is not None and [moment for moment, _ in there] == list(moments(lecture))[1:]
    assert {moment.kind for moment, _ in there} == {Kind.OPEN, Kind.STOP}, "nothing asks for more than two keys"
    while guide.index > 0:
        back.append((guide.moment, seen(quick)))
        press(quick, Qt.Key.Key_PageUp)
    assert back[::-1] == there


def test_what_is_spoken_of_is_in_sight_there_and_back(quick: MainWindow) -> None:
    quick.resize(1280, 560)
    quick.documents.open_path(LECTURE)
    guide, pane = guide_of(quick), quick.findChild(LessonPane)
    assert pane is not None
    for key in (*[Qt.Key.Key_PageDown] * 8, *[Qt.Key.Key_PageUp] * 7):
        press(quick, key)
        QTest.qWait(_A_WHILE)
        (area,) = pane.findChildren(QScrollArea)
        for card in (card for card in pane.findChildren(Card) if card.isVisible() and card.is_current):
            top = card.mapTo(area.viewport(), QPoint(0, 0)).y()
            assert top == 0 or 0 < top <= area.viewport().height() - card.height(), guide.moment


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768)], ids=str)
def test_no_panel_that_a_scene_opens_comes_before_the_words(quick: MainWindow, size: tuple[int, int]) -> None:
    quick.resize(*size)
    quick.documents.open_path(LECTURE)
    guide, lesson = guide_of(quick), quick.docks[PANEL]
    for key in (*[Qt.Key.Key_PageDown] * 8, *[Qt.Key.Key_PageUp] * 7):
        press(quick, key)
        QTest.qWait(_A_WHILE)
        assert lesson.in_sight and not lesson.visibleRegion().isEmpty(), guide.moment


def test_every_scene_of_every_lesson_opens(quick: MainWindow) -> None:
    for path in PATHS:
        quick.documents.open_path(path)
        guide = guide_of(quick)
        for scene in range(len(guide.lesson.scenes)):
            guide.go_to_scene(scene)
            until(partial(is_open, quick, guide.scene))


def is_open(window: MainWindow, scene: Scene) -> bool:
    """Whether the paths of a scene are there as far as it opens."""
    return window.player.experiment == scene.experiment and window.player.step == scene.view.step


def test_at_the_end_of_a_lesson_there_are_others_to_go_to(quick: MainWindow) -> None:
    quick.lessons.take_tour()
    guide, pane = guide_of(computed(quick)), quick.findChild(LessonPane)
    assert pane is not None and not pane.more.isVisible()
    guide.go_to_scene(len(guide.lesson.scenes) - 1)
    while not guide.is_last:
        press(quick, Qt.Key.Key_PageDown)
    assert pane.more.isVisible() and not pane.next.isVisible()
    pane.more.click()
    assert any(chooser.isVisible() for chooser in quick.findChildren(LessonChooser))
