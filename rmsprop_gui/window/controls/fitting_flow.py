"""A flow of widgets from which those that matter least are left out, whole, where there is no room for them."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from rmsprop_gui.window.controls.flow_layout import FlowLayout, liked_size


class FittingFlow(FlowLayout):
    """Nothing in it is ever cut or squeezed: a widget is shown as large as it likes to be, or not at all."""

    def fitting(self, room: QSize, needed: Sequence[QWidget], extra: Sequence[QWidget]) -> set[QWidget]:
        """Which of its widgets there is room for.

        Of what is `needed`, the first matters most; it takes as many lines as it needs and `room` has, at least one.
        What is `extra` only fills up these lines.
        """
        fitting: set[QWidget] = set()
        self._add(fitting, needed, room.width(), max(room.height(), *(liked_size(each).height() for each in needed), 0))
        self._add(fitting, extra, room.width(), self.height_of(fitting, room.width()))
        return fitting

    def _add(self, fitting: set[QWidget], widgets: Sequence[QWidget], width: int, height: int) -> None:
        for widget in widgets:
            if liked_size(widget).width() <= width and self.height_of({*fitting, widget}, width) <= height:
                fitting.add(widget)

    def show_only(self, widgets: Collection[QWidget]) -> None:
        """Show these of its widgets."""
        for widget in self.widgets():
            widget.setVisible(widget in widgets)
