"""What opens a dialog."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QObject, QSaveFile, Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QMainWindow, QWhatsThis

from rmsprop_gui import __version__
from rmsprop_gui.files.experiment_file import shown
from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.view.first_range import first_range
from rmsprop_gui.view.view_state import first_view
from rmsprop_gui.window.actions.action_info import ActionInfo
from rmsprop_gui.window.documents.questions import Questions
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.experiment.surface_field import SurfaceField
from rmsprop_gui.window.runs.panel import RunsPanel

if TYPE_CHECKING:  # they are loaded when they are asked for
    from rmsprop_gui.examples import Example
    from rmsprop_gui.window.export.choices import Choices
    from rmsprop_gui.window.export.exporter import Sources
    from rmsprop_gui.window.guide.dialog import GuideDialog


class Dialogs(QObject):
    """The dialogs of one window."""

    noted = Signal(str)
    """Something was done that cannot be seen, in a sentence."""

    def __init__(
        self, window: QMainWindow, questions: Questions, actions: Sequence[ActionInfo], surfaces: SurfaceField
    ) -> None:
        """`actions` are those that the list of keys tells of, `surfaces` the field that the gallery is for."""
        super().__init__(window)
        self._questions = questions
        self._window = window
        self._actions = actions
        self._surfaces = surfaces
        self._exported: Choices | None = None  # what was chosen for the last export
        surfaces.opened.connect(self.show_surfaces)

    def save_picture(self) -> None:
        """Ask for a file and write a picture of the window to it; say so where that fails."""
        picture = self._window.grab()
        self._questions.ask_for_file(
            self.tr("Save picture"),
            "png",
            self.tr("PNG pictures (*.png)"),
            "rmsprop-lab.png",
            partial(self._write_picture, picture),
            saving=True,
        )

    def _write_picture(self, picture: QPixmap, name: str) -> None:
        file = QSaveFile(name)
        if file.open(QIODevice.OpenModeFlag.WriteOnly) and picture.save(file, "PNG") and file.commit():
            self.noted.emit(self.tr("The picture is in “{name}”.").format(name=shown(name)))
        else:
            text = self.tr("“{name}” cannot be written: {reason}.").format(name=shown(name), reason=file.errorString())
            self._questions.tell(self.tr("Save picture"), text)

    def show_export(self, sources: "Sources") -> None:
        """Open the export dialog, with what was chosen in it last."""
        from rmsprop_gui.window.export.choices import Choices
        from rmsprop_gui.window.export.dialog import ExportDialog

        if self._window.findChild(ExportDialog) is None:
            dialog = ExportDialog(sources, self._exported or Choices(), self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.remembered.connect(self._on_export_chosen)
            dialog.exported.connect(self._on_exported)
            dialog.open()

    @Slot(object)
    def _on_export_chosen(self, choices: "Choices") -> None:
        self._exported = choices

    @Slot(str)
    def _on_exported(self, name: str) -> None:
        self.noted.emit(self.tr("Exported to “{name}”.").format(name=shown(name)))

    def show_palette(self, session: Session, refuse: Callable[[str], None]) -> None:
        """Open the command palette; `refuse` says why something that was chosen there cannot be."""
        from rmsprop_gui.window.actions.palette import Palette
        from rmsprop_gui.window.actions.palette_entries import entries

        if self._window.findChild(Palette) is None:
            palette = Palette(entries(self._window.menuBar(), session), self._window)
            palette.refused.connect(refuse)
            palette.open_up()

    @Slot()
    def show_surfaces(self) -> None:
        """Open the gallery of what the field of the surface offers."""
        from rmsprop_gui.window.actions.surface_gallery import SurfaceGallery

        if self._window.findChild(SurfaceGallery) is None:
            SurfaceGallery(self._surfaces, self._window).open_up()

    def show_optimizers(self, runs: RunsPanel) -> None:
        """Open the chooser of optimizers; what is chosen there is added to the runs."""
        from rmsprop_gui.window.actions.optimizer_chooser import OptimizerChooser

        if self._window.findChild(OptimizerChooser) is None:
            chooser = OptimizerChooser(self._window)
            chooser.chosen.connect(runs.add)
            chooser.typing_asked.connect(partial(runs.type_optimizer, None))
            chooser.open_up()

    def show_examples(self, session: Session) -> None:
        """Open the page of examples, or bring it to the front; what is chosen there replaces the experiment."""
        from rmsprop_gui.window.actions.examples_dialog import ExamplesDialog

        dialog = self._window.findChild(ExamplesDialog)
        if dialog is None:
            dialog = ExamplesDialog(session.experiment, self._window)
            dialog.chosen.connect(partial(self._open_example, session))
        dialog.show()
        dialog.activateWindow()

    def _open_example(self, session: Session, example: "Example") -> None:
        """As an edit, so that undo brings back what was there."""
        seen = first_range(example.experiment)
        view = replace(first_view(example.experiment, session.view.state), view_range=seen)
        session.exchange(
            example.experiment, view, self.tr("opening of the example “{title}”").format(title=example.title)
        )
        self.noted.emit(self.tr("Opened: {title}. Undo brings back what was there before.").format(title=example.title))

    def show_glossary(self) -> None:
        """Open the glossary, or bring it to the front."""
        self._glossary().open_up()

    @Slot(object)
    def show_letter(self, meaning: Meaning) -> None:
        """Open the glossary at a letter; one that only a typed optimizer has is not in it."""
        from rmsprop_gui.guide import letter_entry

        if letter_entry(meaning) is not None:
            glossary = self._glossary()
            glossary.show_letter(meaning)
            glossary.open_up()

    @Slot(object)
    def show_optimizer(self, kind: type[UpdateRule]) -> None:
        """Open the glossary at an optimizer of the catalogue."""
        from rmsprop_gui.guide.optimizers import key_of

        glossary = self._glossary()
        glossary.show_entry(key_of(kind))
        glossary.open_up()

    def _glossary(self) -> "GuideDialog":
        from rmsprop_gui.window.guide.dialog import GuideDialog

        glossary = self._window.findChild(GuideDialog)
        if glossary is None:
            glossary = GuideDialog(self._window)
            glossary.link_failed.connect(self._on_link_failed)
        return glossary

    @Slot(str)
    def _on_link_failed(self, link: str) -> None:
        self._questions.tell(self.tr("Glossary"), self.tr("No program opens {link}.").format(link=link))

    def explain_what_is_clicked(self) -> None:
        """Let the next click say what is clicked, instead of doing it."""
        from rmsprop_gui.window.actions.whats_this import explain

        explain(self._window)
        QWhatsThis.enterWhatsThisMode()

    def show_keys(self) -> None:
        """Open the list of keys, or bring it to the front."""
        from rmsprop_gui.window.actions.keys_dialog import KeysDialog

        dialog = self._window.findChild(KeysDialog) or KeysDialog(self._actions, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        dialog.activateWindow()

    def show_about(self) -> None:
        """Say what this program is, and which version of it."""
        self._questions.inform(
            self.tr("About RMSProp Lab"),
            self.tr("RMSProp Lab {version}\n\nSee how optimizers move, step by step and number by number.").format(
                version=__version__
            ),
        )
