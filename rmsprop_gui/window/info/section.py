"""A group of the info pane: a heading and what it is about."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget


class Section(QWidget):
    """What stands below a heading, without a frame."""

    def __init__(self, title: str, contents: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(title, self)
        self.title.setObjectName("heading")
        self.title.setWordWrap(True)
        self.title.setMinimumWidth(1)  # a long word must not make its column wider
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addWidget(contents)
