"""Addresses that are opened outside of the program, and only when somebody clicks on them."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_outside(link: str) -> bool:
    """Have the desktop open an https address; whether it could. Nothing else is ever opened."""
    url = QUrl(link)
    return url.scheme() == "https" and bool(url.host()) and QDesktopServices.openUrl(url)
