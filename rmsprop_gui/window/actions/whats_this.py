"""What each control is, for who asks with Shift+F1 and a click.

A control is told by its name and its tip, which it has anyway, and by what the panel that it is in is for. So a control
that is added needs no text of its own, only a name or a tip.
"""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTabBar,
    QToolBar,
    QWidget,
)

CONTROLS = (QAbstractButton, QAbstractSlider, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView, QTabBar)
"""The kinds of widgets that something is done with."""
PANELS = {
    "surface": "Here the surface is chosen and set, with its start, its noise and the number of steps.",
    "runs": "Here optimizers are added and set. The paths follow at once; the selected run is explained.",
    "info": "Here a step of the selected run is explained: its rule, the same lines with the numbers of this step, and "
    "what it remembers.",
    "charts": "Charts of all runs, step by step. A click moves the playhead; the heading chooses what is shown.",
    "comparison": "All runs and pinned paths in figures. A click on a heading sorts them.",
    "data": "The rows that the surface is the loss over, with what each run has made of them at the playhead.",
    "lesson": "The text of this scene, with what to predict and what to try. Next and Back, or PageDown and PageUp, "
    "lead through the lesson.",
    "playback": "Plays the recorded steps, forward and back. Nothing is computed anew by it.",
    "rail": "Opens the panels for which there is no room beside the canvas.",
    "canvas": "The surface from above: contours, the paths of all runs, the star of the minimum, the diamond of the "
    "start. A click starts all runs from there; drag it to move, turn the wheel to zoom.",
}
"""What a panel is for, by its name; the canvas is what none of them has."""


def explain(window: QMainWindow) -> None:
    """Give every control of a window that has no text of its own one, for Qt to show where it is clicked."""
    for panel, name in panels(window):
        if not panel.whatsThis():
            panel.setWhatsThis(_paragraphs(translated(PANELS[name])))
        for control in controls(panel):
            if not control.whatsThis():
                control.setWhatsThis(_paragraphs(_name(control), _tip(control), translated(PANELS[name])))


def panels(window: QMainWindow) -> Iterator[tuple[QWidget, str]]:
    """The panels of a window with their names."""
    for panel in (*window.findChildren(QDockWidget), *window.findChildren(QToolBar)):
        if panel.objectName() in PANELS:
            yield panel, panel.objectName()
    if (middle := window.centralWidget()) is not None:
        yield middle, "canvas"


def controls(panel: QWidget) -> list[QWidget]:
    """What something can be done with in a panel."""
    return [widget for widget in panel.findChildren(QWidget) if isinstance(widget, CONTROLS)]


def translated(text: str) -> str:
    """As a user of another language reads it."""
    return QCoreApplication.translate("WhatsThis", text)


def _name(control: QWidget) -> str:
    return control.accessibleName() or (control.text().replace("&", "") if isinstance(control, QAbstractButton) else "")


def _tip(control: QWidget) -> str:
    return control.toolTip() or control.accessibleDescription()


def _paragraphs(*texts: str) -> str:
    """The first in bold where there are more; nothing is said twice."""
    said = list(dict.fromkeys(text.strip() for text in texts if text.strip()))
    first, *rest = (text if "<" in text else escape(text) for text in said)
    return "".join(f"<p>{text}</p>" for text in ((f"<b>{first}</b>", *rest) if rest else (first,)))
