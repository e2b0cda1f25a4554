"""What the user has chosen of the look: a theme, or the system's, and a scale."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from rmsprop_gui.window.looks.look import SCALES, Look, apply_look, current_look, system_theme
from rmsprop_gui.window.looks.theme import THEMES

SYSTEM = "system"
CHOICES = (SYSTEM, *THEMES)
_PRESENTED = 1.3  # how much larger text and lines are for the last row


class Appearance(QObject):
    """Applies the user's choices to the application, and follows the system where that was chosen."""

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._theme = SYSTEM
        self._scale = 1.0
        self._presenting = False
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def theme(self) -> str:
        """One of `CHOICES`."""
        return self._theme

    @property
    def scale(self) -> float:
        """One of `SCALES`."""
        return self._scale

    def choose(self, theme: str | None = None, scale: float | None = None, presenting: bool | None = None) -> None:
        """Change what is given; ValueError for a theme or a scale that does not exist."""
        theme = self._theme if theme is None else theme
        scale = self._scale if scale is None else scale
        if theme not in CHOICES:
            raise ValueError(f"there is no theme {theme!r}")
        if scale not in SCALES:
            raise ValueError(f"there is no scale {scale!r}")
        presenting = self._presenting if presenting is None else presenting
        is_new = (theme, scale, presenting) != (self._theme, self._scale, self._presenting)
        self._theme, self._scale, self._presenting = theme, scale, presenting
        if self._apply() or is_new:  # else whoever shows the choice would have it made once more
            self.changed.emit()

    def zoom(self, by: int) -> None:
        """One size larger or smaller; at the ends nothing happens."""
        index = SCALES.index(self._scale) + by
        self.choose(scale=SCALES[min(max(index, 0), len(SCALES) - 1)])

    def _apply(self) -> bool:
        """Give the application its look; whether that is another one."""
        theme = system_theme(self._app) if self._theme == SYSTEM else THEMES[self._theme]
        look = Look(theme, self._scale * (_PRESENTED if self._presenting else 1.0))
        if look == current_look():
            return False
        apply_look(self._app, look)
        return True

    @Slot()
    def _on_system_changed(self) -> None:
        if self._apply():
            self.changed.emit()
