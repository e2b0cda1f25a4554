"""What shows the subjects of pictures and films: widgets that are made anew for every export."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QGraphicsScene, QWidget

from rmsprop_gui.background.surface_service import SurfaceService
from rmsprop_gui.surfaces.surface import View
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.charts.pane import ChartsPane
from rmsprop_gui.window.export.everything import Everything
from rmsprop_gui.window.export.formula_sheet import FormulaSheet
from rmsprop_gui.window.relief.pane import ReliefPane
from rmsprop_gui.window.view_store import ViewStore

Exported = Canvas | ChartsPane | FormulaSheet | Everything | ReliefPane


@dataclass(frozen=True)
class Maker:
    """What shows a subject where pictures of it are taken."""

    make: Callable[[SurfaceService, ViewStore, View], Exported]
    """Of what answers about the surface, the view, and the part of the plane that is to be seen."""
    settle: Callable[[QWidget], None]
    """Brings forward what would come later."""
    complete: Callable[[QWidget], bool] = lambda widget: True
    """Whether all of it has been painted."""


def deliver(widget: QWidget) -> None:
    """Let what those in a widget have put off happen now, and nothing else; it is not painted by itself."""
    for receiver in (widget, *widget.findChildren(QObject)):
        if isinstance(receiver, QWidget):
            QCoreApplication.sendPostedEvents(receiver, QEvent.Type.LayoutRequest)
        elif not isinstance(receiver, QGraphicsScene):
            QCoreApplication.sendPostedEvents(receiver, QEvent.Type.MetaCall)


def _canvas(service: SurfaceService, view: ViewStore, seen: View) -> Exported:
    return Canvas(service, view)


def _settle_canvas(canvas: QWidget) -> None:
    assert isinstance(canvas, Canvas)
    deliver(canvas)
    canvas.magnifier.arrange()


def _is_whole(canvas: QWidget) -> bool:
    return isinstance(canvas, Canvas) and canvas.complete


def _formulas(service: SurfaceService, view: ViewStore, seen: View) -> Exported:
    return FormulaSheet(view)


def _chart(place: int) -> Callable[[SurfaceService, ViewStore, View], Exported]:
    return lambda service, view, seen: ChartsPane(view, None, (place,))


def _relief(service: SurfaceService, view: ViewStore, seen: View) -> Exported:
    return ReliefPane(service, view, lambda: seen, ())


def _settle_relief(pane: QWidget) -> None:
    assert isinstance(pane, ReliefPane)
    deliver(pane)
    pane.settle()


def _is_smooth(pane: QWidget) -> bool:
    return isinstance(pane, ReliefPane) and (pane.picture.is_smooth or bool(pane.picture.problem))


def _everything(service: SurfaceService, view: ViewStore, seen: View) -> Exported:
    return Everything(Canvas(service, view), FormulaSheet(view), ChartsPane(view))


def _settle_everything(everything: QWidget) -> None:
    assert isinstance(everything, Everything)
    deliver(everything)
    _settle_canvas(everything.canvas)


def _all_is_whole(everything: QWidget) -> bool:
    return isinstance(everything, Everything) and everything.canvas.complete


MAKERS = {
    "canvas": Maker(_canvas, _settle_canvas, _is_whole),
    "everything": Maker(_everything, _settle_everything, _all_is_whole),
    "formulas": Maker(_formulas, deliver),
    "chart": Maker(_chart(0), deliver),
    "chart2": Maker(_chart(1), deliver),
    "relief": Maker(_relief, _settle_relief, _is_smooth),
}
"""By the names of the subjects."""
