"""The style sheet: what the parts of the window look like, by their kind and by the names that they are given.

Everything stands on one ground. There are no cards and no frames: what belongs together stands close, what does not is
24 to 40 pixels away. A line of 1 pixel is drawn only around what takes input, around menus and over the playback bar.
These names of objects have a look of their own; sizes are in pixels at scale 1.

    name        of                  what it looks like
    #title      label, plain combo  20, weight 600: a run, the surface
    #heading    label, plain combo  16, weight 600: what a group is about
    #soft       label, check box    14, soft: hints, ticks, what is said besides
    #symbol     label               a letter of a formula
    #problem    label               what is wrong
    #count      label               a number that moves, weight 500
    #icon       tool button         an icon of 40 × 40, with a ground while the pointer is on it or it is checked
    #text       tool button         words without a box, 16, weight 600, accent; every push button looks like that
    #primary    push button         what is done next, filled with accent: at most one in a pane
    #choice     push button         one of a few large ones, with a ground while the pointer is on it, radius 12
    #file       push button         a name in ink, at the left
    #key        label               the key that does it, on track
    #row        frame               one of a list; with the property `selected` on a tint, radius 12
    #lines      list                one line each, the marked one on a tint; headings soft
    #chip       frame               what lies over the canvas, on the ground, radius 12

A combo box that reads as a heading is a `PlainComboBox` of `controls/no_wheel.py`, with one of the names of labels or
none. What has the keyboard has a ring of 2 pixels in accent, which is part of its own box and never clipped: its place
is empty else. After a name or a property has been changed, `repolish` lets the style sheet see that.
"""

from dataclasses import dataclass

from rmsprop_gui.view.theme import Theme

BODY = 15
SMALL = 14
"""The smallest text of the main window, and that of what is said besides."""
HEADING = 16
TITLE = 20
"""Heights of letters, in pixels at scale 1."""
CONTROL = 30
ICON_BUTTON = 40
"""Heights of controls, in pixels at scale 1."""
GAP = 8
PADDING = 20
GROUP_GAP = 24
"""Between things that belong together, around what is in a panel, and between groups."""


@dataclass(frozen=True)
class _Sizes:
    """Lengths of the style sheet, given in pixels at scale 1."""

    scale: float
    body: float
    """Points of the usual text at this scale."""

    def px(self, length: float) -> str:
        """A distance or an edge."""
        return f"{round(length * self.scale)}px"

    def pt(self, height: float) -> str:
        """The size of text, which is larger where the desktop asks for larger text."""
        return f"{self.body * height / BODY:.2f}pt"


def style_sheet(theme: Theme, scale: float, body: float) -> str:
    """The style sheet of the whole application; its usual text has `body` points at this scale."""
    sizes = _Sizes(scale, body)
    return "".join(part(theme, sizes) for part in (_labels, _buttons, _fields, _places, _lists))


def _labels(theme: Theme, to: _Sizes) -> str:
    return f"""
QLabel#title, QComboBox#title {{ font-size: {to.pt(TITLE)}; font-weight: 600; }}
QLabel#heading, QComboBox#heading {{ font-size: {to.pt(HEADING)}; font-weight: 600; }}
QLabel#soft, QCheckBox#soft {{ color: {theme.ink_soft}; font-size: {to.pt(SMALL)}; }}
QLabel#symbol {{ font-size: {to.pt(18)}; font-weight: 600; }}
QLabel#count {{ font-weight: 500; }}
QLabel#problem {{ color: {theme.alert}; font-size: {to.pt(SMALL)}; }}
QLabel#banner {{
    color: {theme.alert}; background: {theme.alert_ground}; border-radius: {to.px(12)}; padding: {to.px(8)} {to.px(12)};
}}
QLabel#banner[hint="true"] {{ color: {theme.ink}; background: {theme.ground}; }}
QLabel#key {{
    color: {theme.ink_soft}; background: {theme.track}; border-radius: {to.px(4)}; padding: 0 {to.px(6)};
    font-size: {to.pt(SMALL)};
}}
QToolTip {{
    color: {theme.ink}; background: {theme.raised}; border: 1px solid {theme.line}; padding: {to.px(6)};
    font-size: {to.pt(SMALL)};
}}
"""


def _buttons(theme: Theme, to: _Sizes) -> str:
    """A button has no box; its ring has its place around it from the start."""
    ring = f"border: 2px solid transparent; border-radius: {to.px(8)};"
    return f"""
QPushButton, QToolButton#text {{
    {ring} color: {theme.accent}; background: transparent; font-size: {to.pt(HEADING)}; font-weight: 600;
    min-height: {to.px(CONTROL - 4)}; padding: 0 {to.px(6)};
}}
QToolButton {{ {ring} background: transparent; padding: {to.px(2)}; }}
QToolButton#icon {{ padding: 0; }}
QPushButton:hover, QToolButton:hover, QToolButton#icon:checked {{ background: {theme.track}; }}
QPushButton#primary {{ color: {theme.on_accent}; background: {theme.accent}; padding: 0 {to.px(16)}; }}
QPushButton#primary:focus {{ border-color: {theme.ink}; }}
QPushButton#primary:disabled {{ color: {theme.disabled}; background: {theme.track}; }}
QPushButton#choice {{ border-radius: {to.px(12)}; padding: 0; text-align: left; }}
QPushButton#choice:hover {{ background: {theme.tint}; }}
QPushButton#choice:focus {{ border-color: {theme.accent}; }}
QPushButton#file {{ color: {theme.ink}; font-size: {to.pt(BODY)}; font-weight: 400; text-align: left; }}
QPushButton:pressed, QToolButton:pressed {{ background: {theme.line}; }}
QPushButton:focus, QToolButton:focus {{ border-color: {theme.accent}; }}
QPushButton:disabled, QToolButton#text:disabled {{ color: {theme.disabled}; }}
QPushButton::menu-indicator, QToolButton::menu-indicator {{ image: none; width: 0; }}
QFrame#chip QPushButton {{ font-size: {to.pt(BODY)}; padding: 0 {to.px(4)}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QDialog QPushButton {{ min-width: {to.px(64)}; }}
QDialog QPushButton:default {{ background: {theme.tint}; }}
"""


def _fields(theme: Theme, to: _Sizes) -> str:
    """What takes input has a line around it, and two pixels of accent while it has the keyboard."""
    return f"""
QLineEdit, QComboBox {{
    border: 1px solid {theme.border}; border-radius: {to.px(6)}; background: {theme.raised};
    min-height: {to.px(CONTROL - 4)}; padding: 1px {to.px(8)};
}}
QLineEdit:focus, QComboBox:focus {{ border: 2px solid {theme.accent}; padding: 0 {to.px(7)}; }}
QLineEdit[invalid="true"] {{
    border: 2px solid {theme.alert}; padding: 0 {to.px(7)}; background: {theme.alert_ground};
}}
QPlainTextEdit {{
    border: 1px solid {theme.border}; border-radius: {to.px(6)}; background: {theme.raised}; padding: 1px {to.px(4)};
}}
QPlainTextEdit:focus {{ border: 2px solid {theme.accent}; padding: 0 {to.px(3)}; }}
QPlainTextEdit[invalid="true"] {{
    border: 2px solid {theme.alert}; padding: 0 {to.px(3)}; background: {theme.alert_ground};
}}
QComboBox::drop-down {{ border: none; width: {to.px(20)}; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox[plain="true"], QComboBox[plain="true"]:focus {{
    border: 2px solid transparent; border-radius: {to.px(8)}; background: transparent; padding: 0 {to.px(4)};
}}
QComboBox[plain="true"]:hover {{ background: {theme.track}; }}
QComboBox[plain="true"]:focus {{ border-color: {theme.accent}; }}
QCheckBox {{ border: 2px solid transparent; border-radius: {to.px(8)}; spacing: {to.px(8)}; padding: {to.px(2)}; }}
QCheckBox:focus {{ border-color: {theme.accent}; }}
QCheckBox::indicator, QListWidget#lines::indicator {{
    width: {to.px(16)}; height: {to.px(16)}; border: 1px solid {theme.border}; border-radius: {to.px(4)};
    background: {theme.raised};
}}
QCheckBox::indicator:checked, QListWidget#lines::indicator:checked {{
    background: {theme.accent}; border-color: {theme.accent};
}}
QCheckBox::indicator:checked:disabled {{ background: {theme.disabled}; border-color: {theme.disabled}; }}
QSlider::groove:horizontal {{ height: {to.px(4)}; border-radius: {to.px(2)}; background: {theme.track}; }}
QSlider::sub-page:horizontal {{ border-radius: {to.px(2)}; background: {theme.accent}; }}
QSlider::handle:horizontal {{
    width: {to.px(12)}; margin: -{to.px(6)} 0; border: 2px solid {theme.accent}; border-radius: {to.px(8)};
    background: {theme.raised};
}}
QSlider#steps::handle:horizontal {{
    width: {to.px(20)}; margin: -{to.px(8)} 0; border: none; border-radius: {to.px(10)};
}}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{ background: {theme.tint}; }}
"""


def _places(theme: Theme, to: _Sizes) -> str:
    return f"""
QMainWindow, QDockWidget > QWidget {{ background: {theme.ground}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: {theme.ground}; border: none; }}
QMainWindow::separator {{ width: {to.px(GAP)}; height: {to.px(GAP)}; background: {theme.ground}; }}
QMainWindow::separator:hover {{ background: {theme.track}; }}
QFrame#row {{ border: none; border-radius: {to.px(12)}; background: transparent; }}
QFrame#row[selected="true"] {{ background: {theme.tint}; }}
QFrame#chip {{ border-radius: {to.px(12)}; background: {theme.ground}; }}
QToolBar {{ background: {theme.ground}; border: none; padding: 0; spacing: {to.px(4)}; }}
QToolBar#playback {{ border-top: 1px solid {theme.line}; }}
QToolBar#rail {{ padding: {to.px(4)}; }}
QStatusBar {{ background: {theme.ground}; }}
"""


def _lists(theme: Theme, to: _Sizes) -> str:
    return f"""
QMenuBar {{ background: {theme.ground}; padding: {to.px(2)} {to.px(8)}; }}
QMenuBar::item {{ background: transparent; padding: {to.px(4)} {to.px(12)}; border-radius: {to.px(6)}; }}
QMenuBar::item:selected {{ background: {theme.track}; color: {theme.ink}; }}
QDialog#palette {{
    background: {theme.raised}; border: 1px solid {theme.line}; border-radius: {to.px(12)};
}}
QDialog#palette QLineEdit {{ font-size: {to.pt(HEADING)}; min-height: {to.px(CONTROL)}; }}
QDialog#palette QListWidget {{ background: {theme.raised}; border: none; }}
QListWidget#tiles {{ background: transparent; border: 2px solid transparent; border-radius: {to.px(12)}; }}
QListWidget#tiles:focus {{ border-color: {theme.accent}; }}
QListWidget#lines {{ background: transparent; border: 2px solid transparent; border-radius: {to.px(8)}; }}
QListWidget#lines:focus {{ border-color: {theme.accent}; }}
QListWidget#lines::item {{ padding: {to.px(3)} {to.px(8)}; border-radius: {to.px(6)}; }}
QListWidget#lines::item:selected {{ background: {theme.tint}; color: {theme.ink}; }}
QListWidget#lines::item:disabled {{ color: {theme.ink_soft}; }}
QTextBrowser {{ background: {theme.ground}; border: 2px solid transparent; border-radius: {to.px(8)}; }}
QTextBrowser:focus {{ border-color: {theme.accent}; }}
QMenu {{ background: {theme.raised}; border: 1px solid {theme.line}; padding: {to.px(4)}; }}
QMenu::item {{ padding: {to.px(4)} {to.px(20)} {to.px(4)} {to.px(24)}; border-radius: {to.px(6)}; }}
QMenu::item:selected {{ background: {theme.track}; color: {theme.ink}; }}
QMenu::item:disabled {{ color: {theme.disabled}; }}
QMenu::separator {{ height: 1px; background: {theme.line}; margin: {to.px(4)} {to.px(8)}; }}
QMenu::indicator {{ left: {to.px(4)}; }}
QTabBar::tab {{
    padding: {to.px(6)} {to.px(4)}; margin: 0 {to.px(12)} 0 0; color: {theme.ink_soft};
    background: transparent; border: 2px solid transparent;
}}
QTabBar::tab:selected {{ color: {theme.ink}; font-weight: 600; border-bottom-color: {theme.accent}; }}
QTabBar::tab:hover {{ color: {theme.ink}; }}
QTabBar::tab:focus {{ border-color: {theme.accent}; border-radius: {to.px(6)}; }}
QAbstractItemView QScrollBar {{ background: transparent; width: {to.px(10)}; height: {to.px(10)}; }}
QAbstractItemView QScrollBar::handle {{
    background: {theme.border}; border-radius: {to.px(3)}; margin: {to.px(2)};
    min-width: {to.px(24)}; min-height: {to.px(24)};
}}
QAbstractItemView QScrollBar::add-line, QAbstractItemView QScrollBar::sub-line {{ width: 0; height: 0; }}
QAbstractItemView QScrollBar::add-page, QAbstractItemView QScrollBar::sub-page {{ background: transparent; }}
QTableView {{ background: {theme.ground}; border: none; gridline-color: {theme.line}; }}
QHeaderView {{ background: {theme.ground}; }}
QHeaderView::section {{
    background: {theme.ground}; color: {theme.ink_soft}; border: none; border-bottom: 1px solid {theme.line};
    padding: {to.px(4)} 3px;
}}
"""
