"""What the command palette offers: all that is in the menus, optimizers to add, surfaces and runs to choose."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.window.actions.action_info import plain_text
from rmsprop_gui.window.actions.possible import why_not
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.runs.family_words import family_title


@dataclass(frozen=True)
class Entry:
    """One thing that can be done."""

    name: str
    place: str
    """Where it is found otherwise: its menu, or what kind of thing it is."""
    do: Callable[[], object]
    keys: str = ""
    tip: str = ""
    is_on: bool | None = None
    """Whether it is on; None where it is nothing that is on or off."""
    is_possible: bool = True
    why_not: str = ""


def entries(menu_bar: QMenuBar, session: Session) -> tuple[Entry, ...]:
    """All of them, as things are now: those of the menus first."""
    own = *_optimizers(session), *_surfaces(session), *_runs(session)
    return (*_in_menus(menu_bar.actions(), ()), *own)


def _in_menus(actions: list[QAction], path: tuple[str, ...]) -> Iterator[Entry]:
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _in_menus(menu.actions(), (*path, plain_text(menu.title())))
        elif not action.isSeparator() and action.isVisible():
            yield Entry(
                plain_text(action.text()),
                " › ".join(path),
                action.trigger,
                action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                action.toolTip(),
                action.isChecked() if action.isCheckable() else None,
                action.isEnabled(),
                why_not(action),
            )


def _optimizers(session: Session) -> Iterator[Entry]:
    for rule in RULES.values():
        name = QCoreApplication.translate("Palette", "Add {optimizer}").format(optimizer=rule.title)
        place = QCoreApplication.translate("Palette", "optimizer · {family} · {year}")
        place = place.format(family=family_title(rule.family), year=rule.year())
        yield Entry(name, place, partial(_add, session, rule), tip=rule.idea)


def _add(session: Session, kind: Callable[[], UpdateRule]) -> None:
    """Add a run of this kind, with its usual settings."""
    session.add(kind())


def _surfaces(session: Session) -> Iterator[Entry]:
    for surface in SURFACES.values():
        is_on = surface.name == session.experiment.surface.name
        place = QCoreApplication.translate("Palette", "surface")
        yield Entry(surface.title, place, partial(session.set_surface, surface), tip=surface.about, is_on=is_on)


def _runs(session: Session) -> Iterator[Entry]:
    for index, run in enumerate(session.experiment.runs):
        name = QCoreApplication.translate("Palette", "Select {run}").format(run=run_name(run, session.experiment.runs))
        place = QCoreApplication.translate("Palette", "run")
        yield Entry(name, place, partial(session.select, index), is_on=index == session.selected)
