"""The panes around the canvas: made once it has been painted, so that they do not keep the first picture waiting."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from rmsprop_gui.background.surface_service import SurfaceService
from rmsprop_gui.view.relief_view import Shown
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.controls.tab_order import let_tab_reach
from rmsprop_gui.window.shell.central_area import CentralArea
from rmsprop_gui.window.shell.docks import Docks
from rmsprop_gui.window.shell.frame_feed import FrameFeed
from rmsprop_gui.window.view_store import ViewStore
from rmsprop_gui.window.wiring import Wiring

if TYPE_CHECKING:
    from rmsprop_gui.window.charts.pane import ChartsPane
    from rmsprop_gui.window.comparison.pane import ComparisonPane
    from rmsprop_gui.window.data.pane import DataPane
    from rmsprop_gui.window.info.pane import InfoPane
    from rmsprop_gui.window.relief.pane import ReliefPane
    from rmsprop_gui.window.stage.stage import Stage

_PATIENCE = 250  # milliseconds


class LatePanes(QObject):
    """Makes them by itself after the first whole picture, or as soon as somebody asks for one."""

    made = Signal()
    """All of them are there."""

    def __init__(
        self,
        service: SurfaceService,
        area: CentralArea,
        view: ViewStore,
        docks: Docks,
        frames: FrameFeed,
        wiring: Wiring,
        actions: Mapping[str, QAction],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._service, self._actions = service, actions
        self._window, self._area, self._canvas, self._view = window, area, area.canvas, view
        self._docks, self._frames, self._wiring = docks, frames, wiring
        self._canvas.painted.connect(self._on_canvas_painted, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def info(self) -> "InfoPane":
        """The pane that explains the step."""
        from rmsprop_gui.window.info.pane import InfoPane

        pane = InfoPane(self._view, self._window)
        self._wiring.wire_info(pane)
        self._docks.fill("info", pane)
        return pane

    @cached_property
    def charts(self) -> "ChartsPane":
        """The charts below the canvas."""
        from rmsprop_gui.window.charts.pane import ChartsPane

        pane = ChartsPane(self._view, self._window)
        self._wiring.wire_charts(pane)
        pane.share([self._actions["hide_future"]])
        self._docks.fill("charts", pane)
        return pane

    @cached_property
    def comparison(self) -> "ComparisonPane":
        """The table of all runs and pinned paths."""
        from rmsprop_gui.window.comparison.pane import ComparisonPane

        pane = ComparisonPane(self._view, self._window)
        self._wiring.wire_comparison(pane)
        self._docks.fill("comparison", pane)
        return pane

    @cached_property
    def data(self) -> "DataPane":
        """The data with the fits of the runs; made when it is opened for the first time."""
        from rmsprop_gui.window.data.pane import DataPane

        pane = DataPane(self._window)
        self._docks.fill("data", pane)
        self._frames.add(pane)
        return pane

    @cached_property
    def stage(self) -> "Stage":
        """What is around the canvas in the presenter view; made when that is opened for the first time."""
        from rmsprop_gui.window.stage.stage import Stage

        stage = Stage(self._view, self._window.size, self._area)
        let_tab_reach(stage, self._canvas)
        self._wiring.wire_stage(stage)
        self._frames.add(stage)
        return stage

    @cached_property
    def relief(self) -> "ReliefPane":
        """The surface in 3-D; made when it is opened for the first time."""
        from rmsprop_gui.window.relief.pane import ReliefPane

        choices = [
            (self.tr("Heights"), self._actions_named("heights_")),
            (self.tr("View"), self._actions_named("seen_")),
        ]
        pane = ReliefPane(self._service, self._view, lambda: self._canvas.mapping.view, choices, self._area)
        let_tab_reach(pane, self._canvas)
        self._wiring.wire_relief(pane)
        self._frames.add(pane)
        return pane

    def _actions_named(self, begin: str) -> list[QAction]:
        return [action for name, action in self._actions.items() if name.startswith(begin)]

    def _show_relief(self) -> None:
        """Have the surface in 3-D where the view has it: not before the canvas, which it may lie over, is painted."""
        self._area.show_relief(self.relief, self._view.state.relief.shown)

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if now.relief.shown is not before.relief.shown:
            self._show_relief()

    @Slot(bool)
    def show_stage(self, presenting: bool) -> None:
        """Have the canvas on the stage, or by itself again."""
        self._area.surround(self.stage if presenting else None)
        self._frames.show_frame()

    @Slot()
    def _on_canvas_painted(self) -> None:
        """Make them once the picture is whole, or has taken too long for that."""
        if self._canvas.complete:
            self._make()
        else:
            QTimer.singleShot(_PATIENCE, self, self._make)

    @Slot()
    def _make(self) -> None:
        if self.info not in self._frames.panes:  # several paints may have been announced by now
            self._canvas.painted.disconnect(self._on_canvas_painted)
            self._frames.add(self.info, self.charts, self.comparison)
            self._docks.revealed.connect(self._on_revealed)
            self._on_revealed()
            self._view.changed.connect(self._on_view_changed)
            if self._view.state.relief.shown is not Shown.CONTOURS:
                self._show_relief()
            self.made.emit()

    @Slot()
    def _on_revealed(self) -> None:
        """A panel has come into sight: what is in it is made where it is not there yet."""
        if self._docks["data"].in_sight:
            self.data  # noqa: B018  # makes it
