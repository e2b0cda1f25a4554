"""What has changed in the view, in sentences: much of it nothing tells that has the focus."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.surfaces.heights import HeightScale
from rmsprop_gui.view.relief_view import Shown
from rmsprop_gui.view.view_state import FASTEST, PRESENTED, OverlayScope, ViewState
from rmsprop_gui.window.canvas.in_words import view_in_words
from rmsprop_gui.window.shell.dock import PANELS

_SWITCHES = {
    "inside": ("inside a step: forward and back walk through its parts", "whole steps again"),
    "mid_run": ("edits apply from the playhead on", "edits apply from the start"),
    "paths_ahead": ("paths ahead shown", "paths ahead hidden"),
    "legend": ("legend shown", "legend hidden"),
    "magnifier": ("magnifier shown", "magnifier hidden"),
    "enlarged": ("magnifier large, with all values", "magnifier small"),
    "curvature": ("the curvature is drawn", "the curvature is not drawn"),
    "equal_axes": ("both axes on one scale", "each axis on a scale of its own"),
    "future_hidden": ("future hidden in charts", "future shown in charts"),
    "pointer_dot": ("dot around the pointer shown", "dot around the pointer hidden"),
    "motion": ("steps glide", "steps are there at once"),
    "arranging": ("panels have titles, to be moved by them", "panels without titles"),
    "presenter": ("presenter view", "usual view"),
}
"""Of each field that is on or off, what is said when it has been turned on, and when off."""
_NOTATIONS = {
    Notation.LAB: "one letter for one thing, in all rules",
    Notation.NOTEBOOK: "the letters of the notebook",
}
_OVERLAYS = {
    OverlayScope.INSIDE: "what the step is made of: drawn only inside a step",
    OverlayScope.SELECTED: "what the step is made of: drawn for the selected run",
    OverlayScope.ALL: "what the step is made of: drawn for all runs",
}
_SHOWN = {
    Shown.CONTOURS: "contours alone",
    Shown.BOTH: "surface in 3-D beside the contours",
    Shown.RELIEF: "surface in 3-D instead of the contours",
}
_HEIGHTS = {
    None: "heights as suits the surface",
    HeightScale.LINEAR: "linear heights",
    HeightScale.LOGARITHMIC: "logarithmic heights",
    HeightScale.CUT: "linear heights, cut off",
}


class ViewInWords(QObject):
    """Says what a view shows that another did not.

    Not what is told by others: the frames tell of step and selected run, the look of theme and scale, and the boxes
    and buttons of charts and comparison of themselves.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sentences: dict[str, Callable[[ViewState], str]] = {
            "axis": lambda view: self.tr("numbers of {parameter}").format(parameter=("x₁", "x₂")[view.axis]),
            "speed": self._speed,
            "view_range": self._view_range,
            "notation": lambda view: self.tr(_NOTATIONS[view.notation]),
            "overlays": lambda view: self.tr(_OVERLAYS[view.overlays]),
            "prediction": self._prediction,
            "presented": self._presented,
            "averaged": self._averaged,
            "relief": self._relief,
        }

    def changes(self, before: ViewState, now: ViewState) -> dict[str, str]:
        """A sentence for each field that has changed, by the name of the field."""
        told = {name: self.tr(texts[not getattr(now, name)]) for name, texts in _SWITCHES.items()}
        told |= {name: sentence(now) for name, sentence in self._sentences.items()}
        changed = {name: text for name, text in told.items() if getattr(before, name) != getattr(now, name)}
        panels = self._panels(before, now)
        return {**changed, "panels": panels} if panels else changed

    def _speed(self, view: ViewState) -> str:
        if view.speed == FASTEST:
            return self.tr("as fast as possible")
        return self.tr("{speed:,.0f} steps a second").format(speed=view.speed)

    def _view_range(self, view: ViewState) -> str:
        return self.tr("the surface's own view") if view.view_range is None else view_in_words(view.view_range)

    def _prediction(self, view: ViewState) -> str:
        if view.prediction is None:
            return self.tr("prediction closed")
        return self.tr("prediction: where will it be at step {step}?").format(step=view.prediction.target)

    def _relief(self, view: ViewState) -> str:
        relief = view.relief
        return self.tr("{shown}, {heights}, seen from {azimuth:.0f}°, {elevation:.0f}° above the plane").format(
            shown=self.tr(_SHOWN[relief.shown]),
            heights=self.tr(_HEIGHTS[relief.scale]),
            azimuth=relief.azimuth,
            elevation=relief.elevation,
        )

    def _averaged(self, view: ViewState) -> str:
        if view.averaged == 1:
            return self.tr("each run with one seed")
        return self.tr("mean and spread over {count} seeds").format(count=view.averaged)

    def _presented(self, view: ViewState) -> str:
        parts = [self.tr(part) for part in PRESENTED if part in view.presented]
        return self.tr("in the presenter view: {parts}").format(parts=", ".join(["canvas", *parts]))

    def _panels(self, before: ViewState, now: ViewState) -> str:
        """Which panels were opened, brought to the front and closed; nothing while they are not known."""
        if before.panels is None or now.panels is None:
            return ""
        told = []
        for panel in PANELS:
            was, is_open = panel.name in before.panels, panel.name in now.panels
            was_in_front, in_front = was and panel.name not in before.behind, is_open and panel.name not in now.behind
            if was and not is_open:
                told.append(self.tr("{panel} closed").format(panel=self.tr(panel.title)))
            elif in_front and not was_in_front:
                told.append(self.tr("{panel} shown").format(panel=self.tr(panel.title)))
        return ", ".join(told)
