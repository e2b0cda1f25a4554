"""What the actions do that show the surface in 3-D."""

from dataclasses import replace
from typing import Any

from rmsprop_gui.surfaces.heights import HeightScale
from rmsprop_gui.view.relief_view import VIEWPOINTS, Shown
from rmsprop_gui.window.actions.function_commands import FunctionCommands


class ReliefCommands(FunctionCommands):
    """The user's commands to the surface in 3-D."""

    def show_relief(self, wanted: bool, shown: Shown) -> None:
        """Show the surface in 3-D like this, or the contours alone again."""
        self._set_relief(shown=shown if wanted else Shown.CONTOURS)

    def draw_heights(self, wanted: bool, scale: HeightScale | None) -> None:
        """Draw heights on this scale, None for the one that suits them; that another is chosen turns it off."""
        if wanted:
            self._set_relief(scale=scale)

    def look_from(self, viewpoint: str) -> None:
        """See the surface from one of the places that have names, whole and in the middle."""
        azimuth, elevation = VIEWPOINTS[viewpoint]
        self._set_relief(azimuth=azimuth, elevation=elevation, size=1.0, shift=(0.0, 0.0))

    def _set_relief(self, **changes: Any) -> None:
        self._to.view.update(relief=replace(self._to.view.state.relief, **changes))
