"""The gallery of surfaces opens from their field, is gone through with the keyboard, and chooses."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rmsprop_gui.surfaces import GROUPS, SURFACES
from rmsprop_gui.window.actions.surface_gallery import SurfaceGallery
from rmsprop_gui.window.actions.tiles import TILE, Tile
from rmsprop_gui.window.looks.look import SCALES
from rmsprop_gui.window.main_window import MainWindow
from window.frames import type_text
from window.windows import OpenWindow, close_dialogs


@pytest.fixture
def gallery(window: MainWindow) -> Iterator[SurfaceGallery]:
    close_dialogs(window)
    window.surface_panel.choice.setFocus()
    QTest.keyClick(window.surface_panel.choice, Qt.Key.Key_F4)
    (made,) = window.findChildren(SurfaceGallery)
    yield made
    close_dialogs(window)


def shown(gallery: SurfaceGallery) -> list[Tile | str]:
    """Tiles, and headings by their titles."""
    items = [gallery.list.item(row) for row in range(gallery.list.count())]
    return [item.data(TILE) if isinstance(item.data(TILE), Tile) else item.text() for item in items]


def names(gallery: SurfaceGallery) -> list[str]:
    return [tile.key for tile in shown(gallery) if isinstance(tile, Tile)]


def test_it_shows_all_that_the_field_offers_by_what_it_teaches(window: MainWindow, gallery: SurfaceGallery) -> None:
    assert sorted(names(gallery)) == sorted(name for name, _ in window.surface_panel.choice.offered())
    assert names(gallery)[: len(SURFACES)] == list(SURFACES)
    headings = [title for title in shown(gallery) if isinstance(title, str)]
    assert headings[: len(GROUPS)] == [group.title for group in GROUPS]


def test_a_tip_says_where_a_surface_was_published(gallery: SurfaceGallery) -> None:
    items = [gallery.list.item(row) for row in range(gallery.list.count())]
    tips = {item.data(TILE).key: item.toolTip() for item in items if isinstance(item.data(TILE), Tile)}
    assert all(source.cited() in tips[name] for name, one in SURFACES.items() for source in one.sources)


def test_the_surface_that_is_on_is_marked(window: MainWindow, gallery: SurfaceGallery) -> None:
    assert gallery.list.marked is not None
    assert gallery.list.marked.key == window.session.experiment.surface.name


def test_it_lies_in_its_window_and_has_the_keyboard(window: MainWindow, gallery: SurfaceGallery) -> None:
    assert not gallery.isWindow() and window.rect().contains(gallery.geometry())
    assert QApplication.focusWidget() is gallery.field


def test_arrows_go_from_picture_to_picture_past_headings(gallery: SurfaceGallery) -> None:
    QTest.keyClick(gallery.field, Qt.Key.Key_Right)
    assert gallery.list.marked is not None and gallery.list.marked.key == "bowl"
    for _ in range(2):
        QTest.keyClick(gallery.field, Qt.Key.Key_Down)
    assert gallery.list.marked.key in [surface.name for surface in GROUPS[2].surfaces]
    QTest.keyClick(gallery.field, Qt.Key.Key_Up)
    assert gallery.list.marked.key in [surface.name for surface in GROUPS[1].surfaces]


def test_letters_find_by_name_and_by_what_is_taught(gallery: SurfaceGallery) -> None:
    type_text(gallery.field, "himm")
    assert names(gallery) == ["himmelblau"]
    gallery.field.clear()
    type_text(gallery.field, "many minima")
    assert set(names(gallery)) >= {surface.name for surface in GROUPS[2].surfaces}
    gallery.field.clear()
    type_text(gallery.field, "xyzzy")
    assert not names(gallery) and gallery._nothing.isVisible()


def test_enter_chooses_and_gives_the_keyboard_back(window: MainWindow, gallery: SurfaceGallery) -> None:
    type_text(gallery.field, "rosen")
    QTest.keyClick(gallery.field, Qt.Key.Key_Return)
    assert window.session.experiment.surface.name == "rosenbrock"
    assert not gallery.isVisible()
    assert window.surface_panel.choice.currentData() == "rosenbrock"


def test_a_click_chooses(window: MainWindow, gallery: SurfaceGallery) -> None:
    place = gallery.list.visualItemRect(gallery.list.item(2)).center()
    assert isinstance(gallery.list.item(2).data(TILE), Tile)
    QTest.mouseClick(gallery.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.session.experiment.surface.name == gallery._tiles[1].key


def test_escape_closes_it_and_nothing_is_done(window: MainWindow, gallery: SurfaceGallery) -> None:
    before = window.session.experiment
    QTest.keyClick(gallery.field, Qt.Key.Key_Right)
    QTest.keyClick(gallery.field, Qt.Key.Key_Escape)
    assert window.session.experiment == before and not gallery.isVisible()


def test_what_is_marked_is_told_with_its_group(gallery: SurfaceGallery) -> None:
    spoken = gallery.list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
    assert GROUPS[0].title in spoken and SURFACES["quadratic"].about in spoken


@pytest.mark.parametrize("scale", (SCALES[0], 1.0, SCALES[-1]))
def test_headings_have_lines_of_their_own_and_all_is_in_the_window(open_window: OpenWindow, scale: float) -> None:
    window = open_window()
    window.resize(1024, 768)
    window.appearance.choose(scale=scale)
    window.surface_panel.choice.showPopup()
    (gallery,) = window.findChildren(SurfaceGallery)
    assert window.rect().contains(gallery.geometry())
    tops: dict[int, list[bool]] = {}
    for row in range(gallery.list.count()):
        item, box = gallery.list.item(row), gallery.list.visualItemRect(gallery.list.item(row))
        assert box.width() <= gallery.list.viewport().width()
        tops.setdefault(box.top(), []).append(isinstance(item.data(TILE), Tile))
    assert all(set(kinds) == {True} or kinds == [False] for kinds in tops.values())
    gallery.close()
