"""The menus of the canvas: for the plane, for a path, for the legend, and for the magnifier."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QPointF, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.canvas.legend_layout import LegendLine
from rmsprop_gui.window.canvas.path_finder import PathPoint
from rmsprop_gui.window.experiment.pin_names import pin_name
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.lecture.lecture import Lecture
from rmsprop_gui.window.lecture.starting_point import StartingPoint

_APART = ""
_PLANE = (
    "reset_view",
    "show_everything",
    "equal_axes",
    _APART,
    "paths_ahead",
    "curvature",
    "magnifier",
    "overlays",
    "legend",
)
_PICTURE = (_APART, "copy_picture", "save_picture", "export")
_MAGNIFIER = ("enlarged", "magnifier")
"""Names in the table of actions, where all that is not about one place comes from."""


class CanvasMenus(QObject):
    """Opens the menu for what the pointer is at."""

    def __init__(
        self,
        canvas: Canvas,
        session: Session,
        lecture: Lecture,
        starting_point: StartingPoint,
        actions: Mapping[str, QAction],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._canvas, self._session, self._lecture = canvas, session, lecture
        self._starting_point, self._actions = starting_point, actions
        canvas.menu_asked.connect(self._on_asked)
        copying = QShortcut(QKeySequence.StandardKey.Copy, canvas)
        copying.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # elsewhere it copies what is marked there
        copying.activated.connect(actions["copy_picture"].trigger)

    @Slot(object)
    def _on_asked(self, place: QPointF | None) -> None:
        """It is open until something is chosen; for the whole canvas it opens in its middle."""
        canvas = self._canvas
        menu = self.menu_for(place)
        at = canvas.mapFromScene(canvas.magnifier.mapToScene(place)) if place is not None else canvas.rect().center()
        menu.popup(canvas.viewport().mapToGlobal(at))

    def menu_for(self, place: QPointF | None) -> QMenu:
        """The menu for a place of the view box, or for the whole canvas. It deletes itself when it is closed."""
        menu = QMenu(self._canvas)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("Canvas"))
        legend, magnifier = self._canvas.legend, self._canvas.magnifier
        if place is not None and legend.isVisible() and legend.shape().contains(place):
            self._fill_for_legend(menu, legend.layout.line_at(place) if legend.layout is not None else None)
        elif place is not None and magnifier.shape().contains(place):
            self._add(menu, _MAGNIFIER)
        else:
            self._fill_for_plane(menu, place)
        return menu

    def _fill_for_plane(self, menu: QMenu, place: QPointF | None) -> None:
        point = self._canvas.pointing.at(place) if place is not None else None
        if point is not None:
            self._fill_for_path(menu, point)
            menu.addSeparator()
        is_asked = self._session.view.state.prediction is not None or self._starting_point.taker is not None
        if place is not None and (is_asked or self._session.view.locks.allows("start")):
            text = self.tr("Guess this place") if is_asked else self.tr("Start here")
            menu.addAction(text, partial(self._starting_point.choose, *self._canvas.mapping.rounded_point(place)))
        self._add(menu, (*_PLANE, *_PICTURE))

    def _fill_for_path(self, menu: QMenu, point: PathPoint) -> None:
        experiment = self._session.experiment
        text = self.tr("Go to step {step}").format(step=point.row)
        menu.addAction(text, partial(self._lecture.show_step, point.row))
        if point.is_pin and self._session.view.locks.allows("pins"):
            text = self.tr("Remove the pin {name}").format(
                name=_plain(pin_name(experiment.pins[point.index], experiment))
            )
            menu.addAction(text, partial(self._session.remove_pin, point.index))
        elif not point.is_pin:
            self._add_run(menu, point.index)
            self._add(menu, ("pin",))

    def _fill_for_legend(self, menu: QMenu, line: LegendLine | None) -> None:
        if line is not None and line.index is not None:
            self._add_run(menu, line.index)
            menu.addSeparator()
        fit = menu.addAction(self.tr("Put the legend where it fits"), self._put_legend_back)
        fit.setEnabled(self._session.view.state.legend_place is not None)
        self._add(menu, ("legend",))

    def _add_run(self, menu: QMenu, index: int) -> None:
        runs = self._session.experiment.runs
        run = runs[index]
        name = _plain(run_name(run, runs))
        menu.addAction(self.tr("Select {run}").format(run=name), partial(self._session.select, index))
        text = self.tr("Hide {run}") if run.visible else self.tr("Show {run}")
        if self._session.view.locks.allows("runs"):
            menu.addAction(text.format(run=name), partial(self._session.set_visible, index, not run.visible))

    def _add(self, menu: QMenu, names: tuple[str, ...]) -> None:
        for name in names:
            menu.addAction(self._actions[name]) if name else menu.addSeparator()

    def _put_legend_back(self) -> None:
        self._session.view.update(legend_place=None)


def _plain(name: str) -> str:
    """A name in the text of an action, where & would underline the letter behind it."""
    return name.replace("&", "&&")
