"""Whether anything may move: the user of the window says so, and the system."""

import sys
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QStyleHints

from rmsprop_gui.view.view_state import ViewState

_REDUCED = "reduced motion"  # the property of the application that holds what the desktop has answered
_LATER = 400  # milliseconds until the desktop is asked: the first pictures come before that
_SERVICE, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_WISHES = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
}
"""Settings of Linux desktops, and the value of each that asks for reduced motion."""


def is_wanted(view: ViewState) -> bool:
    """Whether what changes may glide from one state to the next."""
    return view.motion and not system_wants_none()


def system_wants_none() -> bool:
    """Whether the system asks for reduced motion: Qt tells it from 6.12 on, before that the desktop may have."""
    preference = _preference(QGuiApplication.styleHints())
    if preference is not None:
        return preference.name != "NoPreference"
    app = QGuiApplication.instance()
    return app is not None and bool(app.property(_REDUCED))


def _preference(hints: QStyleHints) -> Any:
    """What Qt knows of the system's wish; None where it is too old for that."""
    told = getattr(hints.accessibility(), "motionPreference", None)
    return told() if told is not None else None


class DesktopWish(QObject):
    """Asks a Linux desktop once, soon after the start, for what Qt cannot tell; without an answer all may move."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._calls: list[QObject] = []
        if sys.platform == "linux" and _preference(QGuiApplication.styleHints()) is None:
            QTimer.singleShot(_LATER, self, self.ask)

    @Slot()
    def ask(self) -> None:
        """Ask for each of the settings; the answers come when they come."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        for (space, key), value in _WISHES.items():
            question = QDBusMessage.createMethodCall(_SERVICE, _PATH, "org.freedesktop.portal.Settings", "ReadOne")
            question.setArguments([space, key])
            call = QDBusPendingCallWatcher(bus.asyncCall(question), self)
            call.setProperty(_REDUCED, value)
            call.finished.connect(self._on_answered)
            self._calls.append(call)

    @Slot(object)
    def _on_answered(self, call: Any) -> None:
        answers = call.reply().arguments() if not call.isError() else []
        said = [answer.variant() for answer in answers if hasattr(answer, "variant")]
        app = QGuiApplication.instance()
        if app is not None and said == [call.property(_REDUCED)]:
            app.setProperty(_REDUCED, True)
