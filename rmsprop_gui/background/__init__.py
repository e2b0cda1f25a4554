"""Workers on threads of their own, away from the window: QtCore only."""
