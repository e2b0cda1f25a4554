"""Whether anything may move: the user of the window says so, and the system."""

from PySide6.QtGui import QGuiApplication

from rmsprop_gui.view.view_state import ViewState


def is_wanted(view: ViewState) -> bool:
    """Whether what changes may glide from one state to the next."""
    return view.motion and not system_wants_none()


def system_wants_none() -> bool:
    """Whether the system asks for reduced motion. Qt tells it from 6.12 on; before, the view alone decides."""
    hints = getattr(QGuiApplication.styleHints(), "accessibility", lambda: None)()
    preference = getattr(hints, "motionPreference", None)
    return preference is not None and preference().name != "NoPreference"
