"""Canvas, formulas and charts side by side, as they are exported together."""

from PySide6.QtWidgets import QGridLayout, QWidget

from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.charts.pane import ChartsPane
from rmsprop_gui.window.export.formula_sheet import FormulaSheet
from rmsprop_gui.window.looks.look import current_look

_EDGE, _GAP = 16, 16  # pixels at scale 1
_ACROSS, _DOWN = (9, 5), (5, 3)  # how room is shared between canvas and formulas, canvas and charts


class Everything(QWidget):
    """The canvas with the charts below it, and the formulas beside both."""

    def __init__(self, canvas: Canvas, formulas: FormulaSheet, charts: ChartsPane) -> None:
        super().__init__()
        self.canvas, self.formulas, self.charts = canvas, formulas, charts
        layout = QGridLayout(self)
        edge = round(_EDGE * current_look().scale)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(round(_GAP * current_look().scale))
        layout.addWidget(canvas, 0, 0)
        layout.addWidget(charts, 1, 0)
        layout.addWidget(formulas, 0, 1, 2, 1)
        for place, share in enumerate(_ACROSS):
            layout.setColumnStretch(place, share)
        for place, share in enumerate(_DOWN):
            layout.setRowStretch(place, share)

    def show_frame(self, frame: Frame) -> None:
        """Show this step in all of them."""
        for part in (self.canvas, self.formulas, self.charts):
            part.show_frame(frame)

    def show_look(self) -> None:
        """Take over the look that holds now."""
        for part in (self.canvas, self.formulas, self.charts):
            part.show_look()
