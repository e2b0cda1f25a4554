"""What the window asks of its parts."""

from typing import Protocol

from rmsprop_gui.simulation.frame import Frame


class Themed(Protocol):
    """A part of the window that holds something of the look."""

    def show_look(self) -> None: ...


class Pane(Themed, Protocol):
    """A part of the window that shows frames."""

    def show_frame(self, frame: Frame) -> None: ...
