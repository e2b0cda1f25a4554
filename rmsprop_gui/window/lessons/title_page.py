"""The first page of a lesson: what it is for, how long it takes, and what one has to know."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rmsprop_gui.lessons import Lesson, Problem
from rmsprop_gui.window.lessons.card import set_text
from rmsprop_gui.window.lessons.prose_view import ProseView
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.spotlight import Spotlight

_BETWEEN = 12  # pixels at scale 1
_PROBLEMS = 8  # that are listed


class TitlePage(QWidget):
    """Title, aim, minutes, needs and the opening; where the file has mistakes, they are listed with their lines."""

    def __init__(self, parent: QWidget, spotlight: Spotlight) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._title = self._label("title")
        self._aim = self._prose(spotlight)
        self._facts = self._label("soft")
        self.problems = self._label("problem")
        self._opening = self._prose(spotlight)
        self._sources = self._label("soft")
        self._column.addStretch(1)
        self.show_look()

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        self._column.addWidget(label)
        return label

    def _prose(self, spotlight: Spotlight) -> ProseView:
        view = ProseView(self, spotlight)
        self._column.addWidget(view)
        return view

    def show_lesson(self, lesson: Lesson, problems: tuple[Problem, ...]) -> None:
        """Show what the lesson says of itself, and what is wrong in its file."""
        set_text(self._title, lesson.title)
        self._aim.show_blocks(lesson.aim)
        set_text(self._facts, facts_of(lesson))
        self._opening.show_blocks(lesson.opening)
        sources = "; ".join(lesson.sources)
        set_text(self._sources, self.tr("Sources: {sources}").format(sources=sources) if sources else "")
        set_text(self.problems, self._told(problems))

    def _told(self, problems: tuple[Problem, ...]) -> str:
        if not problems:
            return ""
        lines = [self.tr("The file has mistakes; what can be shown is shown."), *map(str, problems[:_PROBLEMS])]
        if len(problems) > _PROBLEMS:
            lines.append(self.tr("and {count} more").format(count=len(problems) - _PROBLEMS))
        return "\n".join(lines)

    def show_look(self) -> None:
        """Take over the look that the application has now."""
        self._column.setSpacing(round(_BETWEEN * current_look().scale))
        for view in (self._aim, self._opening):
            view.show_look()


def facts_of(lesson: Lesson) -> str:
    """How long it takes, how many scenes it has, and what it needs, in a line."""
    say, count = partial(QCoreApplication.translate, "TitlePage"), len(lesson.scenes)
    facts = [say("{minutes} min").format(minutes=lesson.minutes)] if lesson.minutes else []
    facts.append(say("{count} scenes").format(count=count) if count > 1 else say("1 scene"))
    if lesson.needs:
        facts.append(say("needs {needs}").format(needs=", ".join(lesson.needs)))
    return " · ".join(facts)
