"""The look of the application, as the view asks for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from rmsprop_gui.view.theme import THEMES
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.looks.look import SCALES, Look, apply_look, current_look, system_theme
from rmsprop_gui.window.view_store import ViewStore

SYSTEM = "system"
CHOICES = (SYSTEM, *THEMES)
ScaleOf = Callable[[float], float]


class Appearance(QObject):
    """Gives the application the theme, scale and notation of the view, and follows the system where that was chosen."""

    changed = Signal()
    """The look is another one, or has been chosen in another way."""

    def __init__(self, app: QApplication, view: ViewStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._view = view
        self._presented: ScaleOf | None = None
        self._apply()
        view.changed.connect(self._on_view_changed)
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def theme(self) -> str:
        """One of `CHOICES`."""
        return self._view.state.theme

    @property
    def scale(self) -> float:
        """One of `SCALES`."""
        return self._view.state.scale

    def choose(self, theme: str | None = None, scale: float | None = None) -> None:
        """Change what is given; ValueError for a theme or a scale that does not exist."""
        theme = self.theme if theme is None else theme
        scale = self.scale if scale is None else scale
        if theme not in CHOICES:
            raise ValueError(f"there is no theme {theme!r}")
        if scale not in SCALES:
            raise ValueError(f"there is no scale {scale!r}")
        self._view.update(theme=theme, scale=scale)
        if self._apply():  # another window may have changed the look of the application
            self.changed.emit()

    def zoom(self, by: int) -> None:
        """One size larger or smaller; at the ends nothing happens."""
        index = SCALES.index(self.scale) + by
        self.choose(scale=SCALES[min(max(index, 0), len(SCALES) - 1)])

    def present(self, scale_of: ScaleOf | None) -> None:
        """Make everything as large as the last row needs it: from the chosen scale to that; None for as usual again."""
        self._presented = scale_of
        if self._apply():
            self.changed.emit()

    def _apply(self) -> bool:
        """Give the application its look; whether that is another one."""
        theme = system_theme(self._app) if self.theme == SYSTEM else THEMES[self.theme]
        scale = self.scale if self._presented is None else self._presented(self.scale)
        look = Look(theme, scale, self._view.state.notation)
        if look == current_look():
            return False
        apply_look(self._app, look)
        return True

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if (before.theme, before.scale, before.notation) != (now.theme, now.scale, now.notation):
            self._apply()
            self.changed.emit()

    @Slot()
    def _on_system_changed(self) -> None:
        if self._apply():
            self.changed.emit()
