"""What the actions of the File and Help menus do."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from rmsprop_gui.window.actions.collaborators import Collaborators


class FileCommands(QObject):
    """The user's commands that concern files and help."""

    def __init__(self, collaborators: Collaborators, parent: QObject) -> None:
        super().__init__(parent)
        self._to = collaborators

    def new(self) -> None:
        """Begin with the notebook's comparison."""
        self._to.documents.files.new()

    def open(self) -> None:
        """Ask for a file and open it."""
        self._to.documents.files.open()

    def open_data(self) -> None:
        """Ask for a text of two columns and learn from it."""
        self._to.documents.data.open()

    def clear_recent(self) -> None:
        """Forget which files were used last."""
        if self._to.documents.recent:
            self._to.documents.recent.clear()
            self._to.announcer.say("file", self.tr("list of recent files cleared"))

    def save(self) -> None:
        """Save to the file that the experiment came from, or ask for one."""
        self._to.documents.files.save()

    def save_as(self) -> None:
        """Ask for a file and save to it."""
        self._to.documents.files.save_as()

    def revert(self) -> None:
        """Go back to what is in the file."""
        self._to.documents.files.revert()

    def copy(self) -> None:
        """Put the experiment on the clipboard as text."""
        self._to.documents.files.copy()

    def paste(self) -> None:
        """Show the experiment that is on the clipboard."""
        self._to.documents.files.paste()

    def save_picture(self) -> None:
        """Ask for a file and write a picture of the window to it."""
        self._to.dialogs.save_picture()

    def export(self) -> None:
        """Open the dialog that writes pictures, films and texts."""
        from rmsprop_gui.window.export.exporter import Sources  # late: all that paints and writes comes with it

        self._to.dialogs.show_export(
            Sources(
                frame=self._to.frame,
                experiment=lambda: self._to.session.experiment,
                view=lambda: self._to.view.state,
                window=self._to.canvas.window(),
                canvas=self._to.canvas,
            )
        )

    def copy_picture(self) -> None:
        """Put a picture of the canvas on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self._to.canvas.grab())
        self._to.announcer.say("file", self.tr("picture of the canvas copied"))

    def quit(self) -> None:
        """Close the window."""
        self._to.close()

    def show_palette(self) -> None:
        """Open the command palette."""
        self._to.dialogs.show_palette(self._to.session, self._to.say)

    def show_surfaces(self) -> None:
        """Open the gallery of surfaces."""
        self._to.dialogs.show_surfaces()

    def show_welcome(self) -> None:
        """Show what there is to begin with."""
        self._to.welcome()

    def show_lessons(self) -> None:
        """Open the list of lessons."""
        self._to.show_lessons()

    def show_notes(self) -> None:
        """Open the lecturer's notes of the lesson that is open."""
        self._to.show_notes()

    def bring_back(self) -> None:
        """Leave the lesson or the questions."""
        self._to.documents.own_work.bring_back()
        self._to.announcer.say("file", self.tr("your own experiment is back"))

    def write_lesson(self) -> None:
        """Open the editor with a new lesson."""
        self._to.write_lesson()

    def edit_lesson(self) -> None:
        """Open the editor with the lesson that is open, or one that is asked for."""
        self._to.edit_lesson()

    def take_tour(self) -> None:
        """Open the lesson that is the tour."""
        self._to.take_tour()

    def show_examples(self) -> None:
        """Open the page of examples."""
        self._to.dialogs.show_examples(self._to.session)

    def show_glossary(self) -> None:
        """Open the glossary."""
        self._to.dialogs.show_glossary()

    def explain_what_is_clicked(self) -> None:
        """Let the next click say what is clicked, instead of doing it."""
        self._to.dialogs.explain_what_is_clicked()

    def show_keys(self) -> None:
        """Open the list of keys."""
        self._to.dialogs.show_keys()

    def show_about(self) -> None:
        """Say what this program is."""
        self._to.dialogs.show_about()
